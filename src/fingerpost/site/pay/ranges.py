"""The geometry of range charts: several distributions on one axis, places across in hundredths of the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.market import Distribution
from fingerpost.site.pay.words import amount

ROW, LABEL, BAR, FOOT = 46, 13, 32, 26
"""Pixels of a row, and in it of its label's line and the middle of its bar; and under all rows for the axis."""
STEPS = (1, 2, 2.5, 5, 10)
TICKS = 4


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
class Ranges:
    """A chart, with a sentence for those who do not see it."""

    rows: tuple[Range, ...]
    ticks: tuple[tuple[float, str, str], ...]
    height: int
    foot: int
    under: int
    sentence: str


def ranges(named: Sequence[tuple[str, Distribution]], period: str) -> Ranges | None:
    """The chart of some distributions, each under its name; None where there is none to draw."""
    if not named:
        return None
    start, step = axis(min(pay.p10 for _, pay in named), max(pay.p90 for _, pay in named))
    end = max(pay.p90 for _, pay in named)
    ticks = [start]
    while ticks[-1] < end:
        ticks.append(ticks[-1] + step)
    span = ticks[-1] - ticks[0]

    def across(value: float) -> float:
        return round(100 * (value - start) / span, 2)

    rows = tuple(_row(number, name, pay, period, across) for number, (name, pay) in enumerate(named))
    marks = tuple((across(tick), short(tick, period), "start" if tick == start else "end" if tick == ticks[-1] else "middle")
                  for tick in ticks)  # fmt: skip
    said = "; ".join(
        f"{name}: half of {pay.jobs} jobs between {amount(pay.p25, period)} and {amount(pay.p75, period)}, median {amount(pay.p50, period)}"
        for name, pay in named
    )
    return Ranges(
        rows, marks, ROW * len(rows) + FOOT, ROW * len(rows) + 4, ROW * len(rows) + 20, f"Ranges of pay. {said}"
    )


def _row(number: int, name: str, pay: Distribution, period: str, across) -> Range:
    top = number * ROW
    places = (across(each) for each in (pay.p10, pay.p25, pay.p50, pay.p75, pay.p90, pay.median_low, pay.median_high))
    return Range(name, top + LABEL, top + BAR, *places, amount(pay.p50, period))


def axis(low: float, high: float) -> tuple[float, float]:
    """Where an axis begins, and its step: a round number, at most ``TICKS`` + 1 of them to the end."""
    rough = max(high - low, high / 50, 1e-9) / TICKS
    size = 1.0
    while size > rough:
        size /= 10
    while size * 10 <= rough:
        size *= 10
    step = next(size * each for each in STEPS if size * each >= rough)
    return low // step * step, step


def short(value: float, period: str) -> str:
    """An amount as an axis names it."""
    if period == "year" and value >= 10_000:
        return f"£{value / 1000:g}k"
    return f"£{value:,g}"
