"""The geometry of evidence side by side: a row a class on one axis, each with as much as the class says and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.site.pay.axis import begun as axis
from fingerpost.site.pay.axis import short
from fingerpost.site.pay.ranges import BAR, FOOT, LABEL, ROW

EDGE, NEAR = 100.0, 94.0
"""The right edge, and from where on a label would reach beyond it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one class says, in units of its pay; None where it says nothing of that. ``look`` is advert, published or outside.

    ``from_`` and ``to`` are the ends of its bar: the middle half of people or jobs, or a published band, which without a top has
    no ``to``.
    """

    name: str
    look: str
    p50: float | None = None
    p10: float | None = None
    from_: float | None = None
    to: float | None = None
    p90: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def amounts(self) -> list[float]:
        """Every amount that it says."""
        said = (self.p50, self.p10, self.from_, self.to, self.p90, self.low, self.high)
        return [each for each in said if each is not None]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a row, in hundredths of the width."""

    x: float
    end: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return round(self.end - self.x, 2)


@dataclass(frozen=True, slots=True)
class Side:
    """A row: a line as far as its tenths reach, a bar, the interval of its median, and the median; None for what there is not."""

    name: str
    look: str
    label: int
    middle: int
    reach: Stretch | None
    bar: Stretch | None
    sure: Stretch | None
    p50: float | None


@dataclass(frozen=True, slots=True)
class Sides:
    """A chart, with a sentence for those who do not see it."""

    rows: tuple[Side, ...]
    ticks: tuple[tuple[float, str, str], ...]
    height: int
    foot: int
    under: int
    sentence: str


def sides(told: Sequence[Told], period: str, sentence: str) -> Sides | None:
    """The chart of some classes, one axis for all; None where fewer than two have anything to draw."""
    told = [each for each in told if each.amounts]
    if len(told) < 2:
        return None
    every = [amount for each in told for amount in each.amounts]
    start, step = axis(min(every), max(every))
    end = max(max(every), start + step)
    ticks = [start + step * number for number in range(int((end - start) // step) + 1)]

    def across(value: float) -> float:
        return round(EDGE * (value - start) / (end - start), 2)

    def stretch(first: float | None, last: float | None) -> Stretch | None:
        return None if first is None or last is None else Stretch(across(first), across(last))

    rows = tuple(
        Side(
            each.name, each.look, number * ROW + LABEL, number * ROW + BAR,
            reach=stretch(each.p10, each.p90), bar=stretch(each.from_, each.from_ and (each.to or end)),
            sure=stretch(each.low, each.high), p50=None if each.p50 is None else across(each.p50),
        )
        for number, each in enumerate(told)
    )  # fmt: skip
    marks = tuple(
        (across(tick), short(tick, period), "start" if tick == start else "end" if across(tick) > NEAR else "middle")
        for tick in ticks
    )
    foot = ROW * len(rows)
    return Sides(rows, marks, foot + FOOT, foot + 4, foot + 20, sentence)
