"""The geometry of range charts: several distributions on one axis, places across in hundredths of the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.market import Distribution
from fingerpost.site.pay.axis import Axis, axis
from fingerpost.site.pay.words import amount

ROW, LABEL, BAR, FOOT = 46, 13, 32, 26
"""Pixels of a row, and in it of its label's line and the middle of its bar; and under all rows for the axis."""
TOP = 20
"""Pixels above all rows for the words of an offer."""


@dataclass(frozen=True, slots=True)
class Range:
    """One distribution: a line from P10 to P90, a bar from P25 to P75, a stroke at the median with its interval."""

    name: str
    label: float
    middle: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    low: float
    high: float
    said: str

    @property
    def half(self) -> float:
        """How wide the bar is."""
        return round(self.p75 - self.p25, 2)

    @property
    def sure(self) -> float:
        """How wide the interval is."""
        return round(self.high - self.low, 2)


@dataclass(frozen=True, slots=True)
class Mark:
    """An offer among the distributions: its place across, its words, and on which side of it they stand."""

    place: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Ranges:
    """A chart, with a sentence for those who do not see it."""

    rows: tuple[Range, ...]
    ticks: tuple[tuple[float, str, str], ...]
    height: int
    foot: int
    under: int
    sentence: str
    mark: Mark | None = None


def ranges(
    named: Sequence[tuple[str, Distribution]], period: str, currency: str = "GBP", offer: float | None = None
) -> Ranges | None:
    """The chart of some distributions, each under its name, with an offer among them if there is one; None where there is none
    to draw."""
    if not named:
        return None
    low, high = min(pay.p10 for _, pay in named), max(pay.p90 for _, pay in named)
    near = offer is not None and low - (high - low) <= offer <= high + (high - low)
    across = axis(min(low, offer) if near else low, max(high, offer) if near else high, period, currency)
    top = 0 if offer is None else TOP

    def said(value: float) -> str:
        return amount(value, period, currency)

    rows = tuple(_row(top + number * ROW, name, pay, across, said(pay.p50)) for number, (name, pay) in enumerate(named))
    foot = top + ROW * len(rows)

    halves = "; ".join(
        f"{name}: half of {pay.jobs} jobs between {said(pay.p25)} and {said(pay.p75)}, median {said(pay.p50)}"
        for name, pay in named
    )
    mark = None if offer is None else _mark(across, offer, said(offer))
    told = f"{halves}. {mark.words}" if mark else halves
    return Ranges(rows, across.ticks, foot + FOOT, foot + 4, foot + 20, f"Ranges of pay. {told}", mark)


def _row(top: int, name: str, pay: Distribution, across: Axis, said: str) -> Range:
    amounts = (pay.p10, pay.p25, pay.p50, pay.p75, pay.p90, pay.median_low, pay.median_high)
    return Range(name, top + LABEL, top + BAR, *map(across.across, amounts), said)


def _mark(across: Axis, offer: float, said: str) -> Mark:
    """The mark of an offer; one that lies far off stands at the edge and points on."""
    if offer < across.start:
        return Mark(0, f"← The offer: {said}", "start")
    if offer > across.end:
        return Mark(100, f"The offer: {said} →", "end")
    place = across.across(offer)
    return Mark(place, f"The offer: {said}", "start" if place < 30 else "end" if place > 70 else "middle")
