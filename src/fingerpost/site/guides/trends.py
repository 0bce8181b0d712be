"""The geometry of trends: medians of windows that follow each other as lines, each with the band of its interval.

Places across are hundredths of the width, places down are pixels, as in ``ranges``; a window of too few jobs breaks the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fingerpost.market import Distribution, Point
from fingerpost.site.pay.axis import begun as axis
from fingerpost.site.pay.axis import short
from fingerpost.site.pay.words import amount

TOP, HEIGHT, FOOT = 26, 220, 26
"""Pixels above the drawing for the topmost label, of the drawing, and under it for the days."""
APART = 16
"""Pixels between two labels at least."""
LEFT, RIGHT = 12.0, 98.0
"""Where the first and the last window stand; amounts are named left of the first."""
MARKS = 2
"""Steps between the days named under the axis, at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Windows that follow each other with a figure in each: the line of their medians, and the band around it, as points."""

    line: str
    band: str


@dataclass(frozen=True, slots=True)
class Curve:
    """One line under its name; ``kind`` numbers its way of being drawn, ``label`` is where its last point is named."""

    name: str
    kind: int
    stretches: tuple[Stretch, ...]
    dots: tuple[tuple[float, float], ...]
    label: tuple[float, float]
    said: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A chart of trends, with a sentence for those who do not see it."""

    curves: tuple[Curve, ...]
    ticks: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str, str], ...]
    top: int
    bottom: int
    height: int
    sentence: str


def lines(named: Sequence[tuple[str, Sequence[Point]]], period: str) -> Lines | None:
    """The chart of some trends over the same windows; None where there is none to draw."""
    pays = [one.pay for _, points in named for one in points if isinstance(one.pay, Distribution)]
    if not pays:
        return None
    lowest, highest = min(pay.median_low for pay in pays), max(pay.median_high for pay in pays)
    start, step = axis(lowest, highest)
    marks = [start]
    while marks[-1] < highest:
        marks.append(marks[-1] + step)
    held = [number for _, points in named for number, one in enumerate(points) if isinstance(one.pay, Distribution)]
    first, last = min(held), max(held)

    def across(number: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * (number - first) / max(1, last - first), 2)

    def down(value: float) -> float:
        return round(TOP + HEIGHT * (1 - (value - start) / (marks[-1] - start)), 1)

    curves = _spread([_curve(kind, name, points, across, down, period) for kind, (name, points) in enumerate(named)])
    ticks = tuple((down(value), short(value, period)) for value in marks)
    said = "; ".join(f"{curve.name}: {curve.said}" for curve in curves)
    days = _days([one.question.until for one in named[0][1]], first, last, across)
    return Lines(
        curves, ticks, days, TOP, TOP + HEIGHT, TOP + HEIGHT + FOOT, f"Medians over time, the newest last. {said}"
    )


def _curve(kind: int, name: str, points: Sequence[Point], across, down, period: str) -> Curve:
    runs: list[list[tuple[float, Distribution]]] = [[]]
    for number, one in enumerate(points):
        if isinstance(one.pay, Distribution):
            runs[-1].append((across(number), one.pay))
        elif runs[-1]:
            runs.append([])
    runs = [run for run in runs if run]
    flat = [pair for run in runs for pair in run]
    end, newest = flat[-1]
    return Curve(
        name, kind, tuple(_stretch(run, down) for run in runs), tuple((x, down(pay.p50)) for x, pay in flat),
        (end, down(newest.p50) - 9), f"{amount(flat[0][1].p50, period)} at first, {amount(newest.p50, period)} at last",
    )  # fmt: skip


def _stretch(run: Sequence[tuple[float, Distribution]], down) -> Stretch:
    there = [f"{x},{down(pay.median_high)}" for x, pay in run]
    back = [f"{x},{down(pay.median_low)}" for x, pay in reversed(run)]
    return Stretch(" ".join(f"{x},{down(pay.p50)}" for x, pay in run), " ".join(there + back))


def _spread(curves: Sequence[Curve]) -> tuple[Curve, ...]:
    """The same with labels moved so that none lies on another: upwards, from the lowest."""
    moved, free = {}, float("inf")
    for curve in sorted(curves, key=lambda one: -one.label[1]):
        free = min(curve.label[1], free - APART)
        moved[curve.kind] = free
    return tuple(
        Curve(one.name, one.kind, one.stretches, one.dots, (one.label[0], moved[one.kind]), one.said) for one in curves
    )


def _days(ends: Sequence[date], first: int, last: int, across) -> tuple[tuple[float, str, str], ...]:
    step = max(1, -(-(last - first) // MARKS))
    shown = range(last, first - 1, -step)
    return tuple(
        (across(number), f"{ends[number]:%b %Y}", "end" if number == last else "start" if number == first else "middle")
        for number in reversed(shown)
    )
