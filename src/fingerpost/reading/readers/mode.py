"""Where is the work done? Remote, hybrid or on site, and how many days a week on site: the employer's words before a board's bucket."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.officedays import ModeWord, OfficeDays
from fingerpost.reading.scan import Hit, Page, fold
from fingerpost.reading.standing import alone, labelled, line_start, standing
from fingerpost.reading.weekdays import Weekdays

_MODES = ("hybrid", "remote", "onsite")
_MANNERS = ("said", "alone", "weak", "bucket")
_IN_TITLE, _LABELLED, _SAID, _ALONE, _ALONE_ONSITE, _BUCKET, _LOCATION, _WEAK = 5.0, 4.5, 4.0, 3.0, 2.5, 1.6, 1.5, 1.0
"""How surely words speak for a mode, by where and how they stand; days at the office (officedays.py) are the surest."""
_BUCKET_REACH = 350
_STOP = re.compile(r"[.:;|(\n]")
_PAUSE = re.compile(r"[.,:;|(\n]")
_SAID_OF = re.compile(r"[ \t\u00a0]*(?::[: \n]*)?")
_DENIED = re.compile(r"no(?!\w)", re.IGNORECASE)
_HEADLINE = frozenset("/|-–—(")
_HEAD = 200
_COUNTRY = ("uk ", "united kingdom ")
_PAY = ("£", "up to £", "circa £", "salary", "paying", "from £")
_WHOLLY = ("100% ", "100 % ")
_SPELLS = frozenset(("days", "weeks"))
_OR = ("/", "or", "|", "and/or", "to")
_APART = 12
"""Characters that may stand between two alternatives."""


class ModeReader:
    """Claims ``mode`` and ``office_days``."""

    name = "mode"

    def __init__(self, pack: Pack) -> None:
        self.words = pack.words.get("mode", {})
        self._days = OfficeDays(self.words) if self.words else None
        self._weekdays = Weekdays(self.words) if self.words else None
        self._passes, self._option = (
            tuple(f" {fold(phrase).strip()} " for phrase in self.words.get(table, ())) for table in ("time", "option")
        )
        self._on_request = tuple(f"{fold(phrase)} " for phrase in self.words.get("option_after", ()))

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The phrases of the three modes, each with all manners in which it counts; phrases that hide them; and days."""
        for mode in _MODES:
            manners: dict[str, set[str]] = {}
            for manner in _MANNERS:
                for phrase in self.words.get(f"{mode}.{manner}", ()):
                    manners.setdefault(phrase, set()).add(manner)
            yield from ((phrase, (mode, found)) for phrase, found in manners.items())
        yield from ((phrase, ("never", set())) for phrase in self.words.get("never", ()))
        yield from ((phrase, ("days", set())) for phrase in self.words.get("days", ()))
        yield from ((phrase, ("names", set())) for phrase in self.words.get("days.names", ()))
        yield from ((phrase, ("percent", set())) for phrase in self.words.get("days.percent", ()))

    def read(self, page: Page) -> None:
        """Add the claims of mode and days on site to the page."""
        if self._days is None or self._weekdays is None:
            return
        hits = page.hits("mode")
        if not hits and "%" not in page.joined:
            return
        about: dict[str, list[Hit]] = {"mode": [], "days": [], "names": [], "percent": []}
        for hit in hits:
            about[hit[2][0] if hit[2][0] in about else "mode"].append(hit)
        days = [*self._days.read(page, about["days"], about["percent"]), *self._weekdays.read(page, about["names"])]
        best = _best(page, [*self._said(page, standing(about["mode"])), *days])
        if best is None:
            return
        page.add("mode", best.mode, best.start, best.end)
        number = next((word for word in (best, *days) if word.mode == "hybrid" and word.days is not None), None)
        if best.mode == "hybrid" and number is not None:
            page.add("office_days", number.days, number.start, number.end)

    def _said(self, page: Page, hits: Iterable[Hit]) -> Iterator[ModeWord]:
        """The words that speak for a mode; those that only say more of one before them ("Hybrid working: on site on Mondays") do not."""
        label = -1
        for start, end, (mode, manners) in hits:
            weight = 0.0 if label >= 0 and start - label <= 3 else self._weight(page, start, end, mode, manners)
            if weight:
                yield ModeWord(mode, start, end, weight)
            label = end + 1 if page.joined[end : end + 1] == ":" else -1

    def _weight(self, page: Page, start: int, end: int, mode: str, manners: set[str]) -> float:
        """How surely words speak for a mode where they stand; 0 where they do not."""
        text = page.bounds["text"][0]
        if start < text:
            return {"title": _IN_TITLE, "location": _LOCATION}.get(page.where(start), 0)
        if "bucket" in manners and start < text + _BUCKET_REACH and page.joined[start:end].isupper():
            return _BUCKET
        weight = 0.0
        if "said" in manners or page.joined.endswith(_WHOLLY, start - 6, start):
            asked = page.folded[end : end + 24].lstrip().startswith(self._on_request)
            weight = _WEAK if asked else _SAID
        elif "alone" in manners and labelled(page, start):
            weight = _LABELLED
        elif "alone" in manners and (alone(page, start, end) or _in_headline(page, start, end)):
            weight = _ALONE if mode != "onsite" else _ALONE_ONSITE
        elif "weak" in manners and not self._optional(page, start):
            weight = _WEAK
        return weight if weight and not self._passing(page, start, end) else 0

    def _passing(self, page: Page, start: int, end: int) -> bool:
        """Whether the words speak of a time that passes ("remote until the office opens", "20 days of remote work"), or are denied."""
        said = _SAID_OF.match(page.joined, end)
        begin = said.end() if said else end
        if _DENIED.match(page.joined, begin):
            return True
        if not _SPELLS.isdisjoint(_PAUSE.split(page.joined[max(0, start - 20) : start].lower())[-1].split()[-2:]):
            return True
        stop = _STOP.search(page.joined, begin, end + 60)
        clause = f" {page.folded[begin : stop.start() if stop else end + 60]} "
        return _any(self._passes, _line_before(page, start, 50)) or _any(self._passes, clause)

    def _optional(self, page: Page, start: int) -> bool:
        """Whether the words name one of many ways in which some work ("options such as remote working")."""
        return _any(self._option, _line_before(page, start, 30))


def _in_headline(page: Page, start: int, end: int) -> bool:
    """Whether a mark stands before the words and pay or the country after ("London / Hybrid Up to £60,000", "Remote (UK only)").

    A bar near the head of the text is enough with a name behind the words ("£55,000 | Remote Larkspur & Vane are …").
    """
    after = page.folded[end : end + 16].lstrip()
    if after.startswith(_COUNTRY):
        return True
    mark = page.joined[max(0, start - 3) : start].strip()[-1:]
    named = page.joined[end + 1 : end + 2].isupper() and start < page.bounds["text"][0] + _HEAD
    return mark in _HEADLINE and (after.startswith(_PAY) or (mark == "|" and named))


def _line_before(page: Page, start: int, reach: int) -> str:
    """The folded words before a position, as far back as the line and the reach go, with a space at either side."""
    return f" {page.folded[line_start(page, start, reach) : start]} "


def _any(phrases: tuple[str, ...], folded: str) -> bool:
    """Whether one of some folded phrases, each between spaces, is in folded text."""
    return any(map(folded.__contains__, phrases))


def _best(page: Page, found: list[ModeWord]) -> ModeWord | None:
    """The surest word; remote and hybrid side by side ("remote / hybrid") are alternatives, and neither is claimed."""
    best = max(found, key=lambda word: (word.weight, -word.start), default=None)
    if best is None or best.days is not None:
        return best
    for other in found:
        if {best.mode, other.mode} == {"remote", "hybrid"} and other.weight >= _ALONE_ONSITE and other.days is None:
            first, second = sorted((best, other), key=lambda word: word.start)
            if second.start - first.end <= _APART and page.joined[first.end : second.start].strip(" ,").lower() in _OR:
                return None
    return best
