"""Where is the work done? Remote, hybrid or on site, and how many days a week on site: the employer's words before a board's bucket."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.amount import choice
from fingerpost.reading.scan import Hit, Page
from fingerpost.reading.standing import alone, glued, labelled, standing

_MODES = ("hybrid", "remote", "onsite")
_NAMES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_ONE = r"(?:[1-5]|one|two|three|four|five)"
_WEEK = 5
_BUCKET = 350
_CLAUSE = re.compile(r"[^.:;|(\n]*")
_OR = ("/", "or", "|", "and/or", "& / or", "to")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the mode: what it says, where, and how surely; ``days`` on site a week where a number is given."""

    mode: str
    start: int
    end: int
    weight: float
    days: float | None = None


class ModeReader:
    """Claims ``mode`` and ``office_days``."""

    name = "mode"

    def __init__(self, pack: Pack) -> None:
        self.words = pack.words.get("mode", {})
        if self.words:
            table = {
                name: choice(self.words[f"days.{name}"])
                for name in ("office", "home", "month", "other", "week", "before", "share")
            }
            ignore = re.IGNORECASE
            self._number = re.compile(
                rf"(?<![\w.£$€])(?P<low>{_ONE})(?:\s*(?:-|–|—|/|to|or)\s*(?P<high>{_ONE}))?\s*(?P<office>office|on-?site|in-office)?\s*\Z",
                ignore,
            )
            self._after = re.compile(
                rf"(?:['’]?s)?[\s,(]*(?P<week>{table['week']})?[\s,(–:-]*(?:(?:working|work|to be|required|spent|attendance|minimum|typically|of|is|are|you|will)\s+){{0,3}}"
                rf"(?:(?P<month>{table['month']})\s*|(?P<home>{table['home']})|(?P<office>{table['office']})|(?P<other>{table['other']}))?",
                ignore,
            )
            self._before = re.compile(rf"{table['before']}[^.\n]{{0,40}}\Z", ignore)
            self._share = re.compile(r"(?<!\d)(?P<share>[2-8]0|[2-7]5)\Z")
            self._beside = re.compile(table["share"], ignore)
            self._time = re.compile(choice(self.words["time"]), ignore)
            self._option = re.compile(choice(self.words["option"]), ignore)
            self._from_home = re.compile(table["home"], ignore)

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The phrases of the three modes, and days."""
        for mode in _MODES:
            for manner in ("said", "alone", "weak", "bucket"):
                yield from ((phrase, (mode, manner)) for phrase in self.words.get(f"{mode}.{manner}", ()))
        yield from ((phrase, ("never", "")) for phrase in self.words.get("never", ()))
        yield from ((phrase, ("days", "")) for phrase in self.words.get("days", ()))

    def read(self, page: Page) -> None:
        """Add the claims of mode and days on site to the page."""
        if not self.words:
            return
        hits = page.hits["mode"]
        words = [*self._said(page, standing(hit for hit in hits if hit[2][0] != "days"))]
        words += self._glued(page)
        days = [*self._days(page, [hit for hit in hits if hit[2][0] == "days"])]
        days += self._shares(page)
        best = _best(page, words, days)
        if best is None:
            return
        page.add("mode", best.mode, best.start, best.end)
        number = best if best.days is not None else next((word for word in days if word.mode == best.mode), None)
        if best.mode == "hybrid" and number is not None and number.days is not None:
            page.add("office_days", number.days, number.start, number.end)

    def _said(self, page: Page, hits: Iterable[Hit]) -> Iterator[_Word]:
        title_end, text = page.bounds["title"][1], page.bounds["text"][0]
        location_end = page.bounds["location"][1]
        for start, end, (mode, manner) in hits:
            if start < title_end:
                yield _Word(mode, start, end, 5)
            elif start < location_end:
                yield _Word(mode, start, end, 1.5)
            elif start < text:
                continue
            elif manner == "bucket" and start < text + _BUCKET and page.joined[start:end].isupper():
                yield _Word(mode, start, end, 1.6)
            elif self._passing(page, start, end):
                continue
            elif manner == "said":
                yield _Word(mode, start, end, 4)
            elif labelled(page, start) and manner != "weak":
                yield _Word(mode, start, end, 4.5)
            elif alone(page, start, end) and manner != "weak":
                yield _Word(mode, start, end, 3 if mode != "onsite" else 2.5)
            elif manner == "weak" and not self._option.search(page.joined, max(page.line(start)[0], start - 30), start):
                yield _Word(mode, start, end, 1)

    def _glued(self, page: Page) -> Iterator[_Word]:
        """The modes whose word lost the line break beside it."""
        for mode in _MODES:
            for word in self.words[f"{mode}.glued"]:
                for start, end in glued(page.joined, word, page.bounds["text"][0]):
                    yield _Word(mode, start, end, 3.5 if labelled(page, start) else 2.4)

    def _passing(self, page: Page, start: int, end: int) -> bool:
        """Whether the words speak of a time that has passed, or passes ("remote until the office opens")."""
        text = page.joined
        lead = max(page.line(start)[0], start - 50)
        tail = _CLAUSE.match(text, end, min(page.line(end)[1], end + 60))
        return self._time.search(text, lead, start) is not None or (
            tail is not None and self._time.search(text, end, tail.end()) is not None
        )

    def _days(self, page: Page, hits: Iterable[Hit]) -> Iterator[_Word]:
        """Days a week on site, each from the number before the word "days"."""
        text = page.joined
        for start, end, _ in hits:
            number = self._number.search(text, max(0, start - 24), start)
            after = self._after.match(text, end)
            if number is None or after is None:
                continue
            low, high = (_NAMES[(number[name] or number["low"]).lower()] for name in ("low", "high"))
            lead = max(page.line(number.start())[0], number.start() - 60)
            if after["month"]:
                if self._beside.match(text, after.end()) or number["office"]:
                    yield _Word("hybrid", number.start(), after.end(), 3.9)
            elif after["other"]:
                continue
            elif after["home"]:
                if high < _WEEK:
                    yield _Word("hybrid", number.start(), after.end(), 4.6, _WEEK - high)
            elif number["office"] or after["office"]:
                yield _Word("onsite" if low == _WEEK else "hybrid", number.start(), after.end(), 5.5, low)
            elif after["week"] and low < _WEEK and (self._before.search(text, lead, number.start()) or self._apart(page, number.start(), after.end())):
                yield _Word("hybrid", number.start(), after.end(), 4.4, low)

    def _apart(self, page: Page, start: int, end: int) -> bool:
        """Days a week between marks, where no part-time post is meant ("Leeds - 2 days a week | …")."""
        return alone(page, start, end) and "part" not in page.folded[max(0, start - 30) : start]

    def _shares(self, page: Page) -> Iterator[_Word]:
        """Days a week on site from a share of the week ("60% of your time in the office")."""
        text = page.joined
        at = text.find("%")
        while at >= 0:
            share = self._share.search(text, max(0, at - 2), at)
            ahead = self._beside.search(text, at, min(len(text), at + 70)) if share else None
            beside = ahead or (self._beside.search(text, max(0, at - 45), at) if share else None)
            if share and beside and not (ahead and self._from_home.search(text, at, ahead.start())):
                days = round(_WEEK * int(share["share"]) / 100 * 2) / 2
                if 1 <= days < _WEEK:
                    yield _Word("hybrid", min(share.start(), beside.start()), max(at + 1, beside.end()), 5, days)
            at = text.find("%", at + 1)


def _best(page: Page, words: list[_Word], days: list[_Word]) -> _Word | None:
    """The surest word; remote and hybrid side by side ("remote / hybrid") are alternatives, and neither is claimed."""
    best = max(words + days, key=lambda word: (word.weight, -word.start), default=None)
    if best is None or best.days is not None:
        return best
    for other in words:
        if {best.mode, other.mode} == {"remote", "hybrid"} and other.weight >= 2:
            first, second = sorted((best, other), key=lambda word: word.start)
            between = page.joined[first.end : second.start].strip(" ,").lower()
            if between in _OR:
                return None
    return best
