"""Percentiles, exact, by the one function that search and figures share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ranked:
    """Amounts in rising order, with how many jobs stand at or below each."""

    amounts: NDArray[np.float64]
    upto: NDArray[np.int64]

    @classmethod
    def of(cls, points: Iterable[tuple[float, int]]) -> Self:
        """Points of (amount, count) in any order, ranked; a point of no jobs stands for nothing."""
        kept = sorted(point for point in points if point[1] > 0)
        amounts = np.array([amount for amount, _ in kept], dtype=np.float64)
        return cls(amounts, np.cumsum([count for _, count in kept], dtype=np.int64))

    @property
    def jobs(self) -> int:
        """How many jobs there are in all."""
        return int(self.upto[-1]) if len(self.upto) else 0

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many jobs stand at each amount."""
        return np.diff(self.upto, prepend=0)

    def at(self, *positions: float) -> tuple[float, ...]:
        """The amounts of the jobs at some positions (from 0), between two jobs by a straight line from one to the other."""
        position = np.array(positions)
        below = position.astype(np.int64)
        ranks = np.minimum(np.stack((below, below + 1)), self.jobs - 1)
        first, second = self.amounts[np.searchsorted(self.upto, ranks, side="right")]
        return tuple((first + (second - first) * (position - below)).tolist())


def percentile(points: Iterable[tuple[float, int]], share: float) -> float:
    """The amount below which a share (0 to 1) of the jobs lies; ``points`` are (amount, jobs). ValueError without jobs.

    Between two jobs it is interpolated linearly at (jobs - 1) x share, which is Hyndman and Fan's type 7, NumPy's and
    Excel's.

    >>> percentile([(40_000, 1), (50_000, 2), (80_000, 1)], 0.5)
    50000.0
    """
    return percentiles(points, (share,))[0]


def percentiles(points: Ranked | Iterable[tuple[float, int]], shares: Sequence[float]) -> tuple[float, ...]:
    """Several percentiles of the same points, as ``percentile`` gives each."""
    ranked = points if isinstance(points, Ranked) else Ranked.of(points)
    if not ranked.jobs:
        raise ValueError("there is no percentile of no jobs")
    if not all(0 <= share <= 1 for share in shares):
        raise ValueError(f"a share lies between 0 and 1, not {shares}")
    return ranked.at(*((ranked.jobs - 1) * share for share in shares))
