"""Margins that make a range cover what it promises (split conformal prediction of quantiles: Romano, Patterson and Candès, 2019)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
OWN = 250
"""From so many jobs a group has a margin of its own: with fewer it would be a margin of chance (at 250, ±2.5 points of cover)."""


@dataclass(frozen=True)
class Margins:
    """How far to move both ends of a range, outwards where positive: for each group with enough jobs, and for the rest."""

    of_group: dict[str, float]
    of_rest: float

    @classmethod
    def fit(cls, said: tuple[Numbers, Numbers], true: Numbers, groups: Sequence[str], cover: float) -> Self:
        """From the two ends said of jobs that no model has seen, what was true of them, and the group of each."""
        missed = misses(said, true)
        of = np.asarray(groups)
        names, counts = np.unique(of, return_counts=True)
        own = {
            str(name): margin(missed[of == name], cover)
            for name, count in zip(names, counts, strict=True)
            if count >= OWN
        }
        return cls(own, margin(missed, cover))

    def moved(self, by: float) -> Margins:
        """The same, each end moved further out by so much, or in where it is negative."""
        return Margins({group: one + by for group, one in self.of_group.items()}, self.of_rest + by)

    def of(self, groups: Sequence[str]) -> Numbers:
        """The margin of each group named; one never met has that of all."""
        return np.array([self.of_group.get(group, self.of_rest) for group in groups], dtype=np.float64)


def misses(said: tuple[Numbers, Numbers], true: Numbers) -> Numbers:
    """By how much each range missed what was true, negative where it held."""
    low, high = said
    return np.maximum(low - true, true - high)


def margin(missed: Numbers, cover: float) -> float:
    """The margin under which the next job, alike to these, falls into its range with at least that chance.

    ``missed`` is by how much each range missed, negative where it held. It is the miss of rank (n + 1) × cover, rounded up;
    endless where so few jobs cannot show it.

    >>> margin(np.array([3.0, 1.0, 2.0, -1.0]), 0.80), margin(np.array([1.0, 2.0]), 0.80)
    (3.0, inf)
    """
    rank = math.ceil((len(missed) + 1) * cover)
    return float(np.sort(missed)[rank - 1]) if rank <= len(missed) else math.inf
