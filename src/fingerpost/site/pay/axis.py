"""An axis of amounts across a chart: round ends and ticks, with places in hundredths of the width."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.site.wording import SIGNS

STEPS = (1, 2, 2.5, 5, 10)
TICKS = 4
"""Steps from end to end, about."""


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis that begins and ends at round amounts. ``ticks`` are the place, the words and the anchor of each."""

    start: float
    end: float
    ticks: tuple[tuple[float, str, str], ...]

    def across(self, value: float) -> float:
        """The place of an amount, hundredths of the width."""
        return round(100 * (value - self.start) / (self.end - self.start), 2)


def axis(low: float, high: float, period: str, currency: str = "GBP") -> Axis:
    """The axis that holds two amounts and what lies between."""
    start, step = begun(low, high)
    marks = [start]
    while marks[-1] < high or len(marks) == 1:
        marks.append(marks[-1] + step)
    bare = Axis(start, marks[-1], ())
    anchors = ["start", *["middle"] * (len(marks) - 2), "end"]
    ticks = (
        (bare.across(mark), short(mark, period, currency), anchor) for mark, anchor in zip(marks, anchors, strict=True)
    )
    return Axis(start, marks[-1], tuple(ticks))


def begun(low: float, high: float) -> tuple[float, float]:
    """Where an axis begins, and its step: a round number, at most ``TICKS`` + 1 of them to the end."""
    rough = max(high - low, high / 50, 1e-9) / TICKS
    size = 1.0
    while size > rough:
        size /= 10
    while size * 10 <= rough:
        size *= 10
    step = next(size * each for each in STEPS if size * each >= rough)
    return low // step * step, step


def short(value: float, period: str, currency: str = "GBP") -> str:
    """An amount as an axis names it."""
    figure = f"{value / 1000:g}k" if period == "year" and value >= 10_000 else f"{value:,g}"
    return f"{SIGNS[currency]}{figure}" if currency in SIGNS else f"{figure} {currency}"
