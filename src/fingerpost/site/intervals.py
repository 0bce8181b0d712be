"""The geometry of shares with their intervals: shares in, places along a drawing out, in per cent of its width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

STEPS = 5
"""Parts of the axis."""
FLOORS = (75, 50)
"""Per cent at which the axis may begin when no interval reaches lower, else it begins at nought; it ends at 100."""


@dataclass(frozen=True, slots=True)
class Span:
    """A dot with the line of its interval, each end in per cent of the drawing's width."""

    x: float
    low: float
    high: float


def axis(lows: Iterable[float]) -> tuple[float, tuple[tuple[float, str], ...]]:
    """Where the axis begins, as a share, for intervals that begin at these; and its ticks, each with its label.

    >>> axis([0.91, 0.74])
    (0.5, ((0.0, '50%'), (20.0, '60%'), (40.0, '70%'), (60.0, '80%'), (80.0, '90%'), (100.0, '100%')))
    """
    lowest = 100 * min(lows, default=1)
    floor = next((floor for floor in FLOORS if floor <= lowest), 0)
    step = (100 - floor) // STEPS
    return floor / 100, tuple((100 * number / STEPS, f"{floor + number * step}%") for number in range(STEPS + 1))


def span(share: float, low: float, high: float, floor: float) -> Span:
    """A share and the ends of its interval along an axis that begins at a floor.

    >>> span(0.75, 0.5, 1.0, 0.5)
    Span(x=50.0, low=0.0, high=100.0)
    """
    x, start, end = (round(100 * (each - floor) / (1 - floor), 2) for each in (share, low, high))
    return Span(x, start, end)
