"""How long an engagement lasts, in months: a number of months, weeks or years beside a word of contract, and whether it may be extended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from fingerpost.reading.scan import Hit, Page
from fingerpost.reading.wording import Phrases, words

LEAST, MOST = 0.4, 60.0
"""Months that an engagement can last."""
A_YEAR, WEEKS = 12, 52

_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {name: number for number, name in enumerate(_NAMES, start=1)} | {"eighteen": 18, "twenty four": 24}
_NUMBER = rf"(?:\d{{1,2}}(?:\.5)?|(?<![A-Za-z])(?i:{'|'.join(_NUMBERS)}))"
_BEFORE = re.compile(
    rf"(?<![\d£$€.,])(?P<low>{_NUMBER})(?: ?\(\d+\))?\+?(?: ?(?:\\?[-–—/]|to|or| ) ?(?P<high>{_NUMBER}))?\+?[ \\\-–]*\Z"
)
_DIGITS = frozenset("0123456789")
_LAST = frozenset((*_NAMES, "eighteen", "four"))
"""The last word before a unit that may end a number, if it is no figure: a cheap look before ``_BEFORE``."""
_BEHIND = re.compile(
    r"[ :*\-–—|(\n]*"
    r"(?:(?i:initial(?:ly)?|up to|approx(?:imately)?\.?|circa|minimum(?: of)?|at least|is|of|an?|for|\s|[:\-–])+)?"
    rf"(?P<low>{_NUMBER})(?: ?\(\d+\))?\+?(?: ?(?:\\?[-–—/]|to|or) ?(?P<high>{_NUMBER}))?\+?[ \\\-–]*"
    r"(?P<unit>(?i:months?|mths?|weeks?|wks?|years?|yrs?))\b"
)
_POSTING = re.compile(r"minimum (?:assignment|tour)")
"""Before "duration": how long somebody must stay in a post that itself goes on."""
_REACH, _STEPS = 48, 5
_MARKS = frozenset(" :-–—|(,)'’+\\*/\n")
_WEAK = frozenset(("project", "cover", "initial", "initially", "fixed"))


class Lengths:
    """Reads the length of an engagement in the words of one pack."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        self._engagement = Phrases({name: table.get(f"length.{name}", ()) for name in ("engagement", "label")})
        self._between = Phrases({"between": table.get("length.between", ())})
        self._not_after = Phrases({"not": table.get("length.not_after", ())})
        self._not_before = Phrases({"not": table.get("length.not_before", ())})
        self._chance = frozenset(table.get("extension.chance", ()))

    def length(self, page: Page, hits: Sequence[Hit]) -> tuple[float, int, int, str | None] | None:
        """The months of the engagement, the lower of a range, with the span and any doubt; None where the advert does not say."""
        for start, end, unit in hits:
            found = self._after_label(page, end) if unit == "label" else self._at_unit(page, start, end, unit)
            if found is not None:
                return found
        return None

    def extension(self, page: Page, hits: Iterable[Hit]) -> tuple[int, int] | None:
        """Where the advert says that the engagement may be extended."""
        for start, end, _ in hits:
            around = words(page.joined, start - 40, start).tokens[-6:] + words(page.joined, end, end + 22).tokens[:3]
            if not self._chance.isdisjoint(around) and "parental" not in around:
                return start, end
        return None

    def _after_label(self, page: Page, end: int) -> tuple[float, int, int, str | None] | None:
        if _POSTING.search(page.folded, max(0, end - 40), end):
            return None
        match = _BEHIND.match(page.joined, end, min(page.bounds[page.where(end - 1)][1], end + _REACH))
        if match is None:
            return None
        each = {"m": 1.0, "w": A_YEAR / WEEKS, "y": float(A_YEAR)}[match["unit"][0].lower()]
        return _length(match, each, match.end())

    def _at_unit(self, page: Page, start: int, end: int, unit: str) -> tuple[float, int, int, str | None] | None:
        last_word = page.folded[max(0, start - 12) : start].split()[-1:]
        if not last_word or (last_word[0].rstrip("+")[-1:] not in _DIGITS and last_word[0] not in _LAST):
            return None
        first, last = page.bounds[page.where(start)]
        match = _BEFORE.search(page.joined, max(first, start - 20), start)
        if match is None:
            return None
        before, after = (
            words(page.joined, max(first, match.start() - 28), match.start()),
            words(page.joined, end, min(last, end + _REACH)),
        )
        if unit == "12" or self._is_engagement(page, before.tokens, after.tokens):
            each = A_YEAR / WEEKS if unit == "week" else float(unit)
            return _length(match, each, end)
        return None

    def _is_engagement(self, page: Page, before: list[str], after: list[str]) -> bool:
        """Whether the words at either side of a number of months make it the length of an engagement."""
        place = 0
        for _ in range(_STEPS):
            while place < len(after) and after[place] in _MARKS and after[place] != "\n":
                place += 1
            if self._not_after.at(after, place)[0]:
                return False
            step, _ = self._engagement.at(after, place)
            if step:
                return self._counts(page, after[place : place + step], before)
            step, _ = self._between.at(after, place)
            if not step:
                break
            place += step
        return self._before(before)

    def _before(self, before: list[str]) -> bool:
        """Whether a word of engagement stands before the number ("Contract: 6 months", "initial 3 months")."""
        place = len(before)
        while place and before[place - 1] in _MARKS | {
            "of",
            "for",
            "an",
            "a",
            "period",
            "up",
            "to",
            "minimum",
            "approx",
        }:
            place -= 1
        step, _ = self._engagement.before(before, place)
        return bool(step) and not self._not_before.before(before, place - step)[0]

    def _counts(self, page: Page, engagement: list[str], before: list[str]) -> bool:
        """Whether the word of engagement is enough: a weak one ("project", "cover") is so only where the post is not permanent."""
        place = len(before)
        while place and before[place - 1] in _MARKS:
            place -= 1
        if self._not_before.before(before, place)[0] and before[place - 1] != "a":
            return False
        contract = page.said("contract")
        return engagement[-1] not in _WEAK or (contract is not None and contract.value != "permanent")


def _length(match: re.Match[str], each: float, end: int) -> tuple[float, int, int, str | None] | None:
    low = _number(match["low"]) * each
    if not LEAST <= low <= MOST:
        return None
    months = round(low, 1)
    doubt = f"The advert gives a range, {match['low']} to {match['high']}" if match["high"] else None
    return (int(months) if months.is_integer() else months), match.start("low"), end, doubt


def _number(said: str) -> float:
    return float(_NUMBERS.get(said.lower()) or said)
