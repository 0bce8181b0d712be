"""Where is the work done? Remote, hybrid or on site, and how many days a week on site: the employer's words before a board's bucket."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.scan import Hit, Page
from fingerpost.reading.standing import alone, labelled, standing
from fingerpost.reading.wording import Phrases, Words, words

_MANNERS = ("said", "alone", "weak", "bucket")
_MODES = ("hybrid", "remote", "onsite")
_NAMES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_WEEK = 5
_BUCKET = 350
_STEPS = 3
_STOPS = frozenset(".:;|(\n")
_SITE = frozenset(("office", "onsite", "site", "on", "full"))
_SPELLS = frozenset(("days", "weeks"))
_SITE_OR_DASH = _SITE | {"-", "'"}
_RANGE = frozenset(("-", "–", "—", "/", "to", "or"))
_SHARES = frozenset(("20", "25", "30", "35", "40", "45", "50", "55", "60", "65", "70", "75", "80"))
_BETWEEN = frozenset(
    (
        "working",
        "work",
        "to",
        "be",
        "required",
        "spent",
        "attendance",
        "minimum",
        "typically",
        "of",
        "is",
        "are",
        "you",
        "will",
        "s",
        "week",
        *",('’–:-",
    )
)
"""Words that may stand between the days and the place where they are spent."""
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
        beside = ("office", "home", "month", "other")
        self._after = Phrases({name: self.words.get(f"days.{name}", ()) for name in beside})
        self._week = Phrases({"week": self.words.get("days.week", ())})
        self._before = Phrases({"before": self.words.get("days.before", ())})
        self._share = Phrases({"office": self.words.get("days.share", ()), "home": self.words.get("days.home", ())})
        self._passes = Phrases({"time": self.words.get("time", ())})
        self._option = Phrases({"option": self.words.get("option", ())})

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The phrases of the three modes, and days."""
        for mode in _MODES:
            manners: dict[str, str] = {}
            for manner in _MANNERS:
                for phrase in self.words.get(f"{mode}.{manner}", ()):
                    manners[phrase] = f"{manners.get(phrase, '')} {manner}"
            yield from ((phrase, (mode, said)) for phrase, said in manners.items())
        yield from ((phrase, ("never", "")) for phrase in self.words.get("never", ()))
        yield from ((phrase, ("days", "")) for phrase in self.words.get("days", ()))

    def read(self, page: Page) -> None:
        """Add the claims of mode and days on site to the page."""
        if not self.words:
            return
        hits = page.hits["mode"]
        words = [*self._said(page, standing(hit for hit in hits if hit[2][0] != "days"))]
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
            elif "bucket" in manner and start < text + _BUCKET and page.joined[start:end].isupper():
                yield _Word(mode, start, end, 1.6)
            elif self._passing(page, start, end):
                continue
            elif "said" in manner:
                yield _Word(mode, start, end, 4)
            elif "alone" in manner and labelled(page, start):
                yield _Word(mode, start, end, 4.5)
            elif "alone" in manner and alone(page, start, end):
                yield _Word(mode, start, end, 3 if mode != "onsite" else 2.5)
            elif "weak" in manner and not self._optional(page, start):
                yield _Word(mode, start, end, 1)

    def _passing(self, page: Page, start: int, end: int) -> bool:
        """Whether the words speak of a time that passes ("remote until the office opens", "20 days of remote work")."""
        low, high = page.line(start)
        before = words(page.joined, max(low, start - 50), start)
        after = words(page.joined, end, min(high, end + 60)).tokens
        if any(token in _SPELLS for token in before.tokens[-2:]):
            return True
        if after[:1] in (["no"], [":"]) and "no" in after[:2]:
            return True
        clause = next((place for place, token in enumerate(after) if token in _STOPS), len(after))
        return self._passes.last(before.tokens) >= 0 or self._passes.last(after, clause) >= 0

    def _optional(self, page: Page, start: int) -> bool:
        """Whether the words name one of many ways in which some work ("options such as remote working")."""
        return self._option.last(words(page.joined, max(page.line(start)[0], start - 30), start).tokens) >= 0

    def _days(self, page: Page, hits: Iterable[Hit]) -> Iterator[_Word]:
        """Days a week on site, each from the number before the word "days"."""
        text = page.joined
        for start, end, _ in hits:
            last = page.folded[max(0, start - 24) : start].split()[-1:]
            if not last or (last[0] not in _NAMES and last[0] not in _SITE):
                continue
            before = words(text, start - 24, start)
            found = self._number(before)
            if found is None:
                continue
            place, low, high = found
            at = before.start(place)
            after = words(text, end, end + 60)
            week, beside, stop = self._follow(after)
            named = any(token in _SITE for token in before.tokens[place:])
            if beside == "month":
                if named or self._follow(after, stop)[1] == "office":
                    yield _Word("hybrid", at, after.stop(stop), 3.9)
            elif beside == "home" and high < _WEEK:
                yield _Word("hybrid", at, after.stop(stop), 4.6, _WEEK - high)
            elif beside == "office" or (named and not beside):
                yield (
                    _Word("hybrid", at, after.stop(stop), 5.5, low)
                    if low < _WEEK
                    else _Word("onsite", at, after.stop(stop), 2.9)
                )
            elif week and not beside and high < _WEEK and self._at_home(page, at):
                yield _Word("hybrid", at, after.stop(stop), 4.6, _WEEK - high)
            elif (
                week
                and not beside
                and low < _WEEK
                and (self._at_office(page, at) or self._apart(page, at, after.stop(stop)))
            ):
                yield _Word("hybrid", at, after.stop(stop), 4.8, low)

    @staticmethod
    def _number(before: Words) -> tuple[int, int, int] | None:
        """The number (or the two of a range) that ends the words: its place, its lower and its higher end; None where there is none."""
        tokens, place = before.tokens, len(before.tokens)
        while place and tokens[place - 1] in _SITE_OR_DASH:
            place -= 1
        if not place or tokens[place - 1] not in _NAMES:
            return None
        low = high = _NAMES[tokens[place - 1]]
        place -= 1
        if place > 1 and tokens[place - 1] in _RANGE and tokens[place - 2] in _NAMES:
            low, place = _NAMES[tokens[place - 2]], place - 2
        if place and (tokens[place - 1] in ".£$€+" or tokens[place - 1].isdigit()):
            return None
        return place, min(low, high), max(low, high)

    def _follow(self, after: Words, place: int = 0) -> tuple[bool, str, int]:
        """What follows the word "days": whether "a week" does, then the office, the home or another thing, and where the words end."""
        tokens = after.tokens
        week, stop = False, place
        for _ in range(_STEPS):
            place = after.on(place, _BETWEEN)
            length, beside = self._after.at(tokens, place)
            if length:
                return week, beside, place + length
            length, _ = self._week.at(tokens, place)
            if not length:
                return week, "", stop
            week, place, stop = True, place + length, place + length
        return week, "", stop

    def _at_home(self, page: Page, start: int) -> bool:
        """Whether the words just before the number name the home ("work from home two days a week")."""
        tokens = words(page.joined, start - 30, start).tokens
        return self._after.before(tokens, len(tokens))[1] == "home"

    def _at_office(self, page: Page, start: int) -> bool:
        """Whether the clause before the number names the office or hybrid work."""
        tokens = words(page.joined, max(page.line(start)[0], start - 50), start).tokens
        place = self._before.last(tokens)
        return place >= 0 and "." not in tokens[place:]

    def _apart(self, page: Page, start: int, end: int) -> bool:
        """Days a week between marks, where no part-time post is meant ("Leeds - 2 days a week | …")."""
        return alone(page, start, end) and "part" not in page.folded[max(0, start - 30) : start]

    def _shares(self, page: Page) -> Iterator[_Word]:
        """Days a week on site from a share of the week ("60% of your time in the office")."""
        text = page.joined
        at = text.find("%")
        while at >= 0:
            share = text[at - 2 : at]
            if share in _SHARES and not text[at - 3].isdigit():
                after = words(text, at + 1, at + 70)
                places = ((place, *self._share.at(after.tokens, place)) for place in range(len(after.tokens)))
                ahead = next(((place + length, beside) for place, length, beside in places if length), None)
                before = words(text, at - 45, at - 2)
                behind = -1 if ahead else self._share.last(before.tokens)
                days = round(_WEEK * int(share) / 100 * 2) / 2
                if ahead and ahead[1] == "office":
                    yield _Word("hybrid", at - 2, after.stop(ahead[0]), 5, days)
                elif behind >= 0 and self._share.at(before.tokens, behind)[1] == "office":
                    yield _Word("hybrid", before.start(behind), at + 1, 5, days)
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
