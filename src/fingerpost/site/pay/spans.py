"""The geometry of a chart of spans: a bar from a low to a high amount a year for each of a few names, on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fingerpost.site.pay.ranges import BAR, FOOT, LABEL, ROW, axis, short


@dataclass(frozen=True, slots=True)
class Span:
    """One bar with its label; places across are hundredths of the width, places down pixels."""

    name: str
    label: int
    middle: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Spans:
    """A chart, with a sentence for those who do not see it."""

    rows: tuple[Span, ...]
    ticks: tuple[tuple[float, str, str], ...]
    height: int
    foot: int
    under: int
    sentence: str


def spans(named: Sequence[tuple[str, float, float]]) -> Spans:
    """The chart of (name, low, high), each name with its amounts in it."""
    high = max(end for _, _, end in named)
    start, step = axis(min(low for _, low, _ in named), high)
    marks = [start]
    while marks[-1] < high:
        marks.append(marks[-1] + step)
    wide = marks[-1] - start

    def across(value: float) -> float:
        return round(100 * (value - start) / wide, 2)

    rows = tuple(
        Span(name, number * ROW + LABEL, number * ROW + BAR, across(low), max(0.6, round(across(end) - across(low), 2)))
        for number, (name, low, end) in enumerate(named)
    )
    ticks = tuple(
        (across(mark), short(mark, "year"), "start" if mark == start else "end" if mark == marks[-1] else "middle")
        for mark in marks
    )
    foot = ROW * len(rows) + 4
    said = "; ".join(name for name, _, _ in named)
    return Spans(rows, ticks, ROW * len(rows) + FOOT, foot, foot + 16, f"Permanent salaries that compare. {said}")
