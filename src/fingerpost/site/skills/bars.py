"""The geometry of shares as bars, each with its interval, and of a trend: shares in, places in per cent of a drawing out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fingerpost.market.clustered import Share
from fingerpost.market.demand import Step

TOPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
"""Shares at which an axis may end."""
HEIGHT, FOOT, HEAD = 190, 26, 14
"""Pixels of a trend's drawing: all of it, below the axis, and above its top."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A share as a bar from nought with the line of its interval; ``note`` says more of the thing that is named."""

    name: str
    url: str
    jobs_url: str
    note: str
    share: Share
    x: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on one axis that begins at nought, its ticks with their labels."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]

    @property
    def halves(self) -> tuple[Bars, ...]:
        """The same in two columns, on the one axis."""
        half = -(-len(self.bars) // 2)
        return tuple(Bars(part, self.ticks) for part in (self.bars[:half], self.bars[half:]) if part)


@dataclass(frozen=True, slots=True)
class Named:
    """A share with the name of what asks for it or is asked for, and the addresses that it leads to."""

    name: str
    share: Share
    url: str = ""
    jobs_url: str = ""
    note: str = ""


def bars(shares: Sequence[Named], beside: Sequence[Named] = ()) -> Bars | None:
    """Shares as bars in the order given, on an axis that holds those beside them too; None where there are none."""
    if not shares:
        return None
    top = _top(each.share.high for each in (*shares, *beside))
    drawn = tuple(
        Bar(each.name, each.url, each.jobs_url, each.note, each.share,
            *(round(100 * value / top, 2) for value in (each.share.share, each.share.low, each.share.high)))
        for each in shares
    )  # fmt: skip
    return Bars(drawn, tuple((50.0 * step, f"{50 * step * top:g}%") for step in range(3)))


@dataclass(frozen=True, slots=True)
class Point:
    """A quarter of a trend: places across in per cent and down in pixels, or none where it has too few jobs."""

    step: Step
    x: float
    y: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """A trend as points with their intervals on an axis from nought, and the lines between neighbours."""

    points: tuple[Point, ...]
    lines: tuple[tuple[Point, Point], ...]
    ticks: tuple[tuple[float, str], ...]
    height: int = HEIGHT
    foot: int = HEIGHT - FOOT

    @property
    def ends(self) -> tuple[Point, ...]:
        """The first and last quarter that has a share: what is labelled."""
        held = [point for point in self.points if point.y is not None]
        return tuple(dict.fromkeys((held[0], held[-1]))) if held else ()


def drawn_trend(steps: Sequence[Step]) -> Trend | None:
    """A trend as a drawing; None where fewer than two quarters have a share."""
    shares = [step.share for step in steps if step.share]
    if len(shares) < 2:
        return None
    top = _top(share.high for share in shares)
    first = next(number for number, step in enumerate(steps) if step.share)
    points = tuple(_points(steps[first:], top))
    pairs = pairwise(points)
    ticks = tuple((_down(part, top), f"{100 * part:g}%") for part in (0.0, top / 2, top))
    return Trend(points, tuple((one, two) for one, two in pairs if one.step.share and two.step.share), ticks)


def _points(steps: Sequence[Step], top: float) -> Iterable[Point]:
    for number, step in enumerate(steps):
        x = round(9 + 86 * (number + 0.5) / len(steps), 2)
        share = step.share
        yield Point(step, x, *(_down(value, top) for value in (share.share, share.low, share.high)) if share else ())


def _down(share: float, top: float) -> float:
    return round(HEIGHT - FOOT - (HEIGHT - FOOT - HEAD) * share / top, 1)


def _top(highs: Iterable[float]) -> float:
    """The first end of an axis that holds all of these."""
    highest = max(highs)
    return next((top for top in TOPS if highest <= top), 1.0)
