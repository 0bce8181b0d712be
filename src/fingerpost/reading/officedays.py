"""Days a week on site, as adverts write them: "2-3 days in the office", "60% of your time on site", "two days from home"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fingerpost.reading.scan import Hit, Page
from fingerpost.reading.standing import alone, line_start
from fingerpost.reading.wording import Phrases, Words, words

WEEK = 5
_NAMES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_TIMES = {"1x": 1, "2x": 2, "3x": 3, "4x": 4, "once": 1, "twice": 2}
_SITE = frozenset(("office", "onsite", "site", "on", "full"))
_AFTER_NUMBER = _SITE | frozenset(("-", "'", "+", "x"))
_RANGE = frozenset(("-", "–", "—", "/", "to", "or"))
_SHARES = frozenset(("20", "25", "30", "35", "40", "45", "50", "55", "60", "65", "70", "75", "80"))
_AT = frozenset(("in", "at", "from"))
_ENDS = frozenset(".!?")
_IN_OR_AT = (" in ", " at ")
_IN_NAMES = frozenset(("upon", "on", "and", "the", "of", "-", "under", "le"))
"""Small words inside the name of a place ("Newcastle upon Tyne")."""
_STEPS = 3

AT_OFFICE, SHARE, NEAR_OFFICE, AT_HOME, A_MONTH, WHOLE_WEEK = 5.5, 5.0, 4.8, 4.6, 3.9, 2.9
"""How surely days speak for the mode, on the scale of ``readers.mode``: the whole week at the office is said of other teams too."""


@dataclass(frozen=True, slots=True)
class ModeWord:
    """Words that speak for a mode: which, where, how surely; ``days`` on site a week where a number is given."""

    mode: str
    start: int
    end: int
    weight: float
    days: float | None = None


class OfficeDays:
    """Reads days on site in the words of one pack (``words/mode.toml``, ``[days]``)."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        self._place = Phrases({name: table[f"days.{name}"] for name in ("office", "home", "month", "other")})
        self._between = frozenset(table["days.between"])
        self._week = Phrases({"week": table["days.week"]})
        self._before = Phrases({"before": table["days.before"]})
        self._share = Phrases({"office": table["days.share"], "home": table["days.home"]})
        self._visit, self._rest = (Phrases({name: table[f"days.{name}"]}) for name in ("visit", "rest"))
        self._stray = frozenset(table["days.stray"])
        self._determiners = frozenset(table["days.determiners"])

    def read(self, page: Page, hits: Iterable[Hit], percents: Iterable[Hit]) -> list[ModeWord]:
        """What each "days" of the hits and each percentage ("%", or a hit of "per cent") says; those of holidays,
        volunteering and the like say nothing."""
        said = (self._days(page, start, end) for start, end, _ in hits)
        return [word for word in said if word is not None] + list(
            self._shares(page, [*_signs(page), *((start, end) for start, end, _ in percents)])
        )

    def _days(self, page: Page, start: int, end: int) -> ModeWord | None:
        times = _TIMES.get(page.folded[start:end].split()[0])
        last = page.folded[max(0, start - 24) : start].split()[-1:]
        if times is None and (not last or (last[0].rstrip("+") not in _NAMES and last[0] not in _AFTER_NUMBER)):
            return None
        before = words(page.joined, start - 24, start)
        number = _number(before) if times is None else (len(before.tokens), times, times)
        if number is None:
            return None
        place, low, high = number
        if times is not None:
            end = page.folded.find(" ", start)
        after = words(page.joined, end, end + 60)
        week, beside, stop = self._follow(after)
        named = not _SITE.isdisjoint(before.tokens[place:])
        opening, closing = before.start(place), after.stop(stop)
        if beside == "month":
            at_office = named or self._follow(after, stop)[1] == "office"
            return ModeWord("hybrid", opening, closing, A_MONTH) if at_office else None
        if beside == "office" or (named and not beside):
            return _on_site(opening, closing, AT_OFFICE, low)
        if high < WEEK and (beside == "home" or (week and not beside and self._after_home(page, opening))):
            return ModeWord("hybrid", opening, closing, AT_HOME, WEEK - high)
        near = not beside and self._near_office(page, opening, end, closing, week, low < WEEK)
        return _on_site(opening, closing, NEAR_OFFICE, low) if near else None

    def _near_office(self, page: Page, start: int, end: int, stop: int, week: bool, part: bool) -> bool:
        """Whether days that name no office are spent there, by what stands before or follows; ``part`` says that they are no whole week."""
        if part and self._rest_at_home(page, end):
            return True
        if not week:
            return False
        return self._after_office(page, start) or (
            part and (_apart(page, start, stop) or self._after_visit(page, start))
        )

    def _follow(self, after: Words, place: int = 0) -> tuple[bool, str, int]:
        """What follows the word "days": whether "a week" does, then the office, the home or another thing, and where the words end."""
        week, stop = False, place
        for _ in range(_STEPS):
            place = after.on(place, self._between)
            length, beside = self._place.at(after.tokens, place)
            if length:
                place += length
                vague = beside == "office" and after.tokens[place - 1] in _AT and not self._names_place(after, place)
                return week, "" if vague else beside, place
            length, _ = self._week.at(after.tokens, place)
            if not length:
                break
            week, place, stop = True, place + length, place + length
        return week, "", stop

    def _names_place(self, after: Words, place: int) -> bool:
        """Whether the words at a place name a town or a building ("in Leeds", "at our hub", and not "at one big table")."""
        return after.named(place) or place == len(after.tokens) or after.tokens[place] in self._determiners

    def _rest_at_home(self, page: Page, end: int) -> bool:
        """Whether a place by its name follows the days, and then the home for the rest ("two days in Leeds, the rest at home")."""
        if page.folded[end : end + 4] not in _IN_OR_AT:
            return False
        after = words(page.joined, end, end + 90)
        return after.named(1) and self._rest.last(after.tokens) > 0

    def _after_visit(self, page: Page, start: int) -> bool:
        """Whether the words before the number bring one to a place by its name ("you would be in Milton Keynes two days a week")."""
        before = words(page.joined, line_start(page, start, 50), start)
        place = len(before.tokens)
        while place and (before.named(place - 1) or (before.tokens[place - 1] in _IN_NAMES and before.named(place))):
            place -= 1
        return place < len(before.tokens) and self._visit.before(before.tokens, place)[0] > 0

    def _after_home(self, page: Page, start: int) -> bool:
        """Whether the words just before the number name the home ("work from home two days a week")."""
        tokens = words(page.joined, start - 30, start).tokens
        return self._place.before(tokens, len(tokens))[1] == "home"

    def _after_office(self, page: Page, start: int) -> bool:
        """Whether the sentence before the number names the office or hybrid work."""
        tokens = words(page.joined, line_start(page, start, 50), start).tokens
        place = self._before.last(tokens)
        return place >= 0 and "." not in tokens[place:] and self._stray.isdisjoint(tokens[place:])

    def _shares(self, page: Page, percents: Iterable[tuple[int, int]]) -> Iterator[ModeWord]:
        """Days from a share of the week, with the office named after it or else before ("60% of your time in the office")."""
        text, first = page.joined, page.bounds["text"][0]
        for start, end in percents:
            at = start - 1 if text[start - 1] == " " else start
            share = text[max(0, at - 2) : at]
            if share in _SHARES and not text[at - 3].isdigit():
                days = round(WEEK * int(share) / 100 * 2) / 2
                after = words(text, end, end + 70)
                ends = (place for place, token in enumerate(after.tokens) if token in _ENDS)
                sentence = range(next(ends, len(after.tokens)))
                found = ((place, *self._share.at(after.tokens, place)) for place in sentence)
                ahead = next(((place + length, beside) for place, length, beside in found if length), None)
                before = words(text, max(first, at - 45), at - 2)
                behind = -1 if ahead else self._share.last(before.tokens)
                if ahead and ahead[1] == "office":
                    yield ModeWord("hybrid", at - 2, after.stop(ahead[0]), SHARE, days)
                elif behind >= 0 and self._share.at(before.tokens, behind)[1] == "office":
                    yield ModeWord("hybrid", before.start(behind), end, SHARE, days)


def _signs(page: Page) -> Iterator[tuple[int, int]]:
    """Where each "%" of the text stands."""
    at = page.joined.find("%", page.bounds["text"][0])
    while at >= 0:
        yield at, at + 1
        at = page.joined.find("%", at + 1)


def _on_site(start: int, end: int, weight: float, days: int) -> ModeWord:
    """Days on site as words for a mode: hybrid, or on site where they are the whole week."""
    return ModeWord("onsite", start, end, WHOLE_WEEK) if days == WEEK else ModeWord("hybrid", start, end, weight, days)


def _number(before: Words) -> tuple[int, int, int] | None:
    """The number (or the two of a range) that ends the words: its place, its lower and its higher end; None where there is none."""
    tokens = before.tokens
    place = before.back(len(tokens), _AFTER_NUMBER)
    if not place or tokens[place - 1] not in _NAMES:
        return None
    place -= 1
    low = high = _NAMES[tokens[place]]
    if place > 1 and tokens[place - 1] in _RANGE and tokens[place - 2] in _NAMES:
        low, place = _NAMES[tokens[place - 2]], place - 2
    if place and (tokens[place - 1] in ".£$€+" or tokens[place - 1].isdigit()):
        return None
    return place, min(low, high), max(low, high)


def _apart(page: Page, start: int, end: int) -> bool:
    """Whether days a week stand between marks, and no part-time post is meant ("Leeds - 2 days a week | …")."""
    return alone(page, start, end) and "part" not in page.folded[max(0, start - 30) : start]
