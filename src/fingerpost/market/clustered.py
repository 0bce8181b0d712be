"""Shares of jobs and their differences, with intervals that know that jobs of one employer are alike.

Ten adverts of one employer are less than ten opinions. The variance of a share is therefore summed over employers, not over jobs
(Liang and Zeger, 1986), and never taken for less than independent jobs would have (Kish, 1965).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Mask
from fingerpost.market.median import CONFIDENCE
from fingerpost.market.proportion import proportion_interval

_NORMAL = NormalDist()
SURE = _NORMAL.inv_cdf((1 + CONFIDENCE) / 2)
"""Standard errors to each side of an interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many jobs; the true share lies between ``low`` and ``high`` with the confidence of every figure here."""

    jobs: int
    of: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share, 0 to 1."""
        return self.jobs / self.of


@dataclass(frozen=True, slots=True)
class Difference:
    """A share less another, between ``low`` and ``high``; ``chance`` is how often so large a one comes of nothing."""

    one: Share
    other: Share
    low: float
    high: float
    chance: float

    @property
    def difference(self) -> float:
        """How much larger the one share is, -1 to 1."""
        return self.one.share - self.other.share

    @property
    def beyond_noise(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.low > 0 or self.high < 0


class Crowd:
    """Some jobs by who offers each, so that the share of a part of them is had from the part alone."""

    def __init__(self, offered_by: NDArray[np.int64], offerers: int = 0) -> None:
        self.jobs = len(offered_by)
        self.of_each = np.bincount(offered_by, minlength=offerers).astype(np.float64)
        self._squares = _dot(self.of_each, self.of_each)

    def share(self, part: NDArray[np.int64]) -> Share:
        """The share of a part, given who offers each job of it. ValueError where there are no jobs at all."""
        effect = self.design_effect(part)
        return Share(len(part), self.jobs, *proportion_interval(len(part) / effect, self.jobs / effect))

    def design_effect(self, part: NDArray[np.int64]) -> float:
        """How many times as large the variance of a part's share is as of so many independent jobs; 1 at least."""
        if len(part) in (0, self.jobs):
            return 1.0
        share = len(part) / self.jobs
        held = self._held(part)
        squares = _dot(held, held) - 2 * share * _dot(held, self.of_each) + share * share * self._squares
        return max(1.0, squares / (self.jobs * share * (1 - share)))

    def pull(self, part: NDArray[np.int64]) -> NDArray[np.float64]:
        """What each offerer adds to the error of a part's share."""
        return (self._held(part) - len(part) / self.jobs * self.of_each) / self.jobs

    def _held(self, part: NDArray[np.int64]) -> NDArray[np.float64]:
        return np.bincount(part, minlength=len(self.of_each)).astype(np.float64)


def share(asks: Mask, offered_by: NDArray[np.int64]) -> Share:
    """The share of some jobs that ask for something, given who offers each. ValueError for no jobs."""
    return Crowd(offered_by).share(offered_by[asks])


def difference(asks: Mask, first: Mask, offered_by: NDArray[np.int64]) -> Difference:
    """By how much the jobs that are ``first`` ask for something more often than the others; the same employers may stand
    behind both. ValueError where either side has no jobs."""
    offerers = int(offered_by.max(initial=-1)) + 1
    one, other = (Crowd(offered_by[side], offerers) for side in (first, ~first))
    return apart(one, other, offered_by[asks & first], offered_by[asks & ~first])


def apart(one: Crowd, other: Crowd, part: NDArray[np.int64], other_part: NDArray[np.int64]) -> Difference:
    """The same of two crowds of the same offerers, and the part of each that asks."""
    first, second = one.share(part), other.share(other_part)
    pull = one.pull(part) - other.pull(other_part)
    error = math.sqrt(max(_dot(pull, pull), _least(first) + _least(second)))
    distance = first.share - second.share
    chance = 2 * (1 - _NORMAL.cdf(abs(distance) / error))
    low, high = max(-1.0, distance - SURE * error), min(1.0, distance + SURE * error)
    return Difference(first, second, low, high, chance)


def _dot(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The sum of products, by one thread: for vectors so short, waking the others takes longer than the work."""
    return float(np.einsum("i,i->", one, other))


def _least(one: Share) -> float:
    """The variance of a share of independent jobs, with one more of either kind so that none and all have some too (Agresti
    and Caffo, 2000)."""
    part = (one.jobs + 1) / (one.of + 2)
    return part * (1 - part) / (one.of + 2)
