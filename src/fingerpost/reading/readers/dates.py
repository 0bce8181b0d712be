"""When: until when one may apply, when the work starts, how many months it lasts and whether it may go on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.days import Calendar
from fingerpost.reading.readers.length import Lengths
from fingerpost.reading.scan import Hit, Page, by_question
from fingerpost.reading.standing import standing
from fingerpost.reading.wording import words

SOON = "asap"
"""The value of a start that is to be as soon as can be."""
PASSED = "That day was before the advert was posted"

CLOSING, START, LENGTH, EXTENSION = "closing", "start", "length", "extension"
_REACH, _DAY, _NEAR = 96, 32, 64
_ENGAGED = frozenset(("contract", "fixed-term", "internship"))


class DatesReader:
    """Claims ``closing_date`` (ISO), ``start_date`` (ISO day or month, or "asap"), ``contract_length`` (months) and ``extension`` (True).

    A year that is not said is filled in from the day of posting, with a doubt; without that day, nothing is claimed.
    """

    name = "dates"

    def __init__(self, pack: Pack) -> None:
        table = self._words = pack.words.get("dates", {})
        months = {name.partition(".")[2]: names for name, names in table.items() if name.startswith("month.")}
        self._calendar = Calendar(months)
        self._initials = frozenset(
            letter for names in months.values() for name in names for letter in name[0] + name[0].upper()
        )
        self._lengths = Lengths(table)
        self._choosing = frozenset(table.get("start.choosing", ()))
        self._ask = (
            (CLOSING, "closing_date", self._closing),
            (START, "start_date", self._start),
            (LENGTH, "contract_length", self._lengths.length),
        )
        soon = _either(table.get("start.soon", ()))
        clock = r"\d{1,2}(?::\d\d){1,2} ?(?:[ap]m\b)?|\d{1,2}\.\d\d ?[ap]m\b|\d{1,2} ?(?:[ap]m|noon|midday|midnight)\b"
        self._gap = {
            CLOSING: re.compile(
                rf"(?i:[\s:*\-–—(,|@.]|{clock}|\b(?:{_either(table.get('closing.gap', ()))})(?![a-z]))*"
            ),
            START: re.compile(rf"(?i:[\s:*\-–—(,|]|\b(?:{_either(table.get('start.gap', ()))})(?![a-z]))*"),
        }
        self._soon = re.compile(rf"(?i:{soon})(?![a-z])")
        self._short = re.compile(r"[\s:*\-–—(|]*(?:(?i:is|date|from)[\s:*\-–—(|]+)?")

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The words that a date follows, units of time, and words of going on."""
        yield from ((phrase, (CLOSING, CLOSING)) for phrase in self._words.get("closing.said", ()))
        for manner in ("said", "now", "never"):
            yield from ((phrase, (START, manner)) for phrase in self._words.get(f"start.{manner}", ()))
        for name, phrases in self._words.items():
            if name.startswith("length.unit."):
                yield from ((phrase, (LENGTH, name.rpartition(".")[2])) for phrase in phrases)
        yield from ((phrase, (LENGTH, "label")) for phrase in self._words.get("length.label", ()))
        yield from ((phrase, (EXTENSION, "said")) for phrase in self._words.get("extension.said", ()))

    def read(self, page: Page) -> None:
        """Claim what the words say of time, each once."""
        asked = by_question(page.spoken(self.name))
        for question, field, ask in self._ask:
            claim = ask(page, asked[question]) if question in asked else None
            if claim is not None:
                page.add(field, *claim)
        if EXTENSION in asked:
            contract, length = page.said("contract"), page.said("contract_length")
            extension = self._lengths.extension(page, asked[EXTENSION])
            if extension is not None and (contract.value in _ENGAGED if contract else length):
                page.add("extension", True, *extension)

    def _closing(self, page: Page, hits: Sequence[Hit]) -> tuple[str, int, int, str | None] | None:
        """The day on which applications close, from the first such word that a day follows."""
        posted = page.advert.posted
        for _, end, _ in hits:
            said = self._date(page, CLOSING, end)
            if said is not None and len(said[0]) > len("2026-06"):
                value, start, stop, doubt = said
                return value, start, stop, PASSED if doubt is None and posted and value < posted.isoformat() else doubt
        return None

    def _start(self, page: Page, hits: Sequence[Hit]) -> tuple[str, int, int, str | None] | None:
        """When the work starts; a date before "as soon as possible"."""
        soon: tuple[str, int, int, str | None] | None = None
        kept = standing([(start, end, (manner,)) for start, end, manner in hits])
        for start, end, (manner,) in kept:
            if manner == "now":
                soon = soon or (SOON, start, end, None)
                continue
            said = self._date(page, START, end)
            if said is not None and ("date" in page.folded[start:end] or not self._is_choosing(page, start)):
                return said
            last = page.bounds[page.where(start)][1]
            match = self._soon.match(page.joined, self._behind(self._short, page, end, last), last)
            if match is not None:
                soon = soon or (SOON, start, match.end(), None)
        return soon

    def _is_choosing(self, page: Page, start: int) -> bool:
        """Whether the words before a start speak of sifting and interviews."""
        return not self._choosing.isdisjoint(words(page.joined, start - _NEAR, start).tokens)

    def _date(self, page: Page, question: str, end: int) -> tuple[str, int, int, str | None] | None:
        """The date behind a word at ``end``, with only words of the gap between."""
        last = page.bounds[page.where(end - 1)][1]
        at = self._behind(self._gap[question], page, end, min(last, end + _REACH))
        if not (page.joined[at].isdigit() or page.joined[at] in self._initials):
            return None
        day = self._calendar.day_at(page.joined, at, min(last, at + _DAY))
        if day is None or (day.day is None and day.year is None and not _is_month(page.joined, day.start)):
            return None
        said = day.settle(page.advert.posted)
        return None if said is None else (said[0], day.start, day.end, said[1])

    @staticmethod
    def _behind(gap: re.Pattern[str], page: Page, end: int, last: int) -> int:
        match = gap.match(page.joined, end, last)
        return match.end() if match else end


def _is_month(text: str, at: int) -> bool:
    """Whether a bare word is the month: with a capital, and not "May" where it may be the verb."""
    return text[at].isupper() and (not text.startswith("May", at) or text[at - 4 : at].lower().endswith("in "))


def _either(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) or "(?!)"
