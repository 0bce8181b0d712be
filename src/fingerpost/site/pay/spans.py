"""The geometry of a chart of spans: a bar from a low to a high amount a year for each of a few names, on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from fingerpost.site.pay.axis import axis
from fingerpost.site.pay.ranges import BAR, FOOT, LABEL, ROW

THINNEST = 0.6
"""Hundredths of the width that a bar has at least, so that one of a single amount is seen."""


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
    across = axis(min(low for _, low, _ in named), max(high for _, _, high in named), "year")
    rows = tuple(
        Span(
            name,
            top + LABEL,
            top + BAR,
            across.across(low),
            max(THINNEST, round(across.across(high) - across.across(low), 2)),
        )
        for top, (name, low, high) in zip(count(0, ROW), named, strict=False)
    )
    foot = ROW * len(rows) + 4
    said = "; ".join(name for name, _, _ in named)
    return Spans(rows, across.ticks, foot + FOOT - 4, foot, foot + 16, f"Permanent salaries that compare. {said}")
