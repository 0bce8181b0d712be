"""Bonus, sign-on bonus, equity and car allowance: whether the words are an offer, and the figure beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from fingerpost.reading.figure import FIGURE, Figure, read_figure
from fingerpost.reading.scan import Hit, Page
from fingerpost.reading.sections import section_at
from fingerpost.reading.standing import alone, standing
from fingerpost.reading.wording import words

UNSAID = "yes"
"""The value of an offer whose size is not said."""
MOST_SHARE, LEAST_AMOUNT = 200.0, 100.0
MOST_BONUS, MOST_CAR = 30_000.0, 15_000.0
_NEAR, _BEHIND, _AROUND = 64, 72, 120
_SIDE = 24
_FIGURED = re.compile("[%£$€]")
_COMMAS = frozenset(",|/&+*•·\n-–—")
_CAR = ("per year", "per annum", "annual", "monthly", "of", "a year", "pa", "is", "up to", "worth", "or", "company")
_NOT_BEHIND = (
    r"(?!\s*(?!of\b)(?:\w+\s){0,2}(?:pension|discount|off\b|employer|match|contribut|holiday|annual leave|base\b|basic"
    r"|salary sacrifice|stake|days))"
)
"""What makes a figure behind the words another benefit's."""

Offer = tuple[str, int, int]
"""What is offered, and where its words start and end."""


class Offers:
    """Tells an offer of a bonus, of equity or of a car from the same words in another sense, in the words of one pack."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        self._before = {name: frozenset(table.get(f"{name}.before", ())) for name in ("bonus", "equity")}
        self._after = {name: frozenset(table.get(f"{name}.after", ())) for name in ("bonus", "equity")}
        self._apart = frozenset(table.get("equity.apart", ()))
        self._offer = tuple(table.get("offer", ()))
        self._bonus = _Beside(table.get("bonus.between", ()), table.get("bonus.link", ()))
        self._car = _Beside(_CAR, _CAR)

    def bonus(self, page: Page, hits: Sequence[Hit]) -> Offer | None:
        """The bonus: its figure where one is said, else "yes"; the first that has a figure before any other."""
        first: Offer | None = None
        for start, end, (_, manner) in standing(_by_manner(hits)):
            figure = self._bonus.find(page, start, end, MOST_BONUS)
            if figure is not None:
                return figure.printed, min(start, figure.start), max(end, figure.end)
            if first is None and (manner == "said" or self._is_offer(page, "bonus", start, end)):
                first = UNSAID, start, end
        return first

    def sign_on(self, page: Page, hits: Sequence[Hit]) -> Offer | None:
        """The bonus for signing on: its figure, else "yes"."""
        for start, end, _ in hits:
            figure = self._bonus.find(page, start, end, MOST_BONUS)
            return (figure.printed, min(start, figure.start), max(end, figure.end)) if figure else (UNSAID, start, end)
        return None

    def car(self, page: Page, hits: Sequence[Hit]) -> Offer | None:
        """A car or money for one: the amount, else "yes"."""
        for start, end, _ in standing(_by_manner(hits)):
            figure = self._car.find(page, start, end, MOST_CAR)
            if figure is not None and figure.amount is not None:
                return figure.printed, min(start, figure.start), max(end, figure.end)
            return UNSAID, start, end
        return None

    def equity(self, page: Page, hits: Sequence[Hit]) -> tuple[bool, int, int] | None:
        """True with the first offer of a share in the employer."""
        for start, end, (_, manner) in standing(_by_manner(hits)):
            if manner == "said" or self._is_offer(page, "equity", start, end):
                return True, start, end
        return None

    def _is_offer(self, page: Page, name: str, start: int, end: int) -> bool:
        """Whether a bare word is an offer: by the word beside it, or as an item of a list of benefits."""
        folded = page.folded
        before = _bare(page, start - _SIDE, start)[-1:]
        after = _bare(page, end, end + _SIDE)[:1]
        if name == "equity" and not self._apart.isdisjoint(before + after):
            return False
        if after and after[0] in self._after[name] and after[0] != "+":
            return True
        if self._before[name].isdisjoint(before) and not (alone(page, start, end) or _listed(page, start, end)):
            return False
        if page.joined[end : end + 3].lstrip(" *")[:1] == ":":
            return section_at(page, start)[0] == "benefits"
        around = folded[max(0, start - _AROUND) : end + _AROUND]
        return any(word in around for word in self._offer)


class _Beside:
    """Finds the figure of a benefit just before its words or just behind them."""

    def __init__(self, between: Iterable[str], link: Iterable[str]) -> None:
        gap, joint = _either(between), _either(link)
        self._before = re.compile(rf"{FIGURE}[ )]*(?:\b(?:{gap})\b[ ,/&\-–]*){{0,5}}[ (*]*\Z", re.IGNORECASE)
        self._behind = re.compile(
            rf"[ )*]*(?:(?:{joint})\b[ )*]*){{0,6}}[ :(\-–—*,]*(?:(?:{joint})\b[ ]*){{0,6}}{FIGURE}{_NOT_BEHIND}",
            re.IGNORECASE,
        )

    def find(self, page: Page, start: int, end: int, most: float) -> Figure | None:
        """The figure, of at most so much money; None where there is none, or none that can be."""
        first, last = page.bounds[page.where(start)]
        low, high = max(first, start - _NEAR), min(last, end + _BEHIND)
        text = page.joined
        if _FIGURED.search(text, low, high) is None:
            return None
        for match in (self._before.search(text, low, start), self._behind.match(text, end, high)):
            if match is not None:
                figure = read_figure(match)
                if 0 < (figure.share or 0) <= MOST_SHARE or LEAST_AMOUNT <= (figure.amount or 0) <= most:
                    return figure
        return None


def _bare(page: Page, start: int, end: int) -> list[str]:
    """The words of a stretch and its plus signs, without other marks."""
    return [word for word in words(page.joined, start, end).tokens if word.isalnum() or word == "+"]


def _listed(page: Page, start: int, end: int) -> bool:
    """Whether a mark of a list stands right before the words or right behind them."""
    text = page.joined
    return text[start - 2 : start].strip(" \\")[-1:] in _COMMAS or text[end : end + 2].strip(" \\")[:1] in _COMMAS


def _by_manner(hits: Sequence[Hit]) -> list[Hit]:
    """The hits as ``standing`` takes them: the name of the table first."""
    return [(start, end, (manner, manner)) for start, end, manner in hits]


def _either(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
