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


def share(asks: Mask, offered_by: NDArray[np.int64]) -> Share:
    """The share of some jobs that ask for something, given who offers each. ValueError for no jobs."""
    jobs, of = int(np.count_nonzero(asks)), len(asks)
    effect = design_effect(asks, offered_by)
    return Share(jobs, of, *proportion_interval(jobs / effect, of / effect))


def design_effect(asks: Mask, offered_by: NDArray[np.int64]) -> float:
    """How many times as large the variance of a share is as of so many independent jobs; 1 at least."""
    jobs, part = len(asks), float(np.mean(asks))
    if part in (0.0, 1.0):
        return 1.0
    by_employer = np.bincount(offered_by, weights=asks - part)
    return max(1.0, float(by_employer @ by_employer) / (jobs * part * (1 - part)))


def difference(asks: Mask, first: Mask, offered_by: NDArray[np.int64]) -> Difference:
    """By how much the jobs that are ``first`` ask for something more often than the others; the same employers may stand
    behind both. ValueError where either side has no jobs."""
    one, other = share(asks[first], offered_by[first]), share(asks[~first], offered_by[~first])
    pull = np.where(first, (asks - one.share) / one.of, (other.share - asks) / other.of)
    by_employer = np.bincount(offered_by, weights=pull)
    error = math.sqrt(max(float(by_employer @ by_employer), _least(one) + _least(other)))
    apart = one.share - other.share
    chance = 2 * (1 - _NORMAL.cdf(abs(apart) / error))
    return Difference(one, other, max(-1.0, apart - SURE * error), min(1.0, apart + SURE * error), chance)


def _least(one: Share) -> float:
    """The variance of a share of independent jobs, with one more of either kind so that none and all have some too (Agresti
    and Caffo, 2000)."""
    part = (one.jobs + 1) / (one.of + 2)
    return part * (1 - part) / (one.of + 2)
