"""How sure a median is: the interval that order statistics give, whatever the shape of the pay."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from fingerpost.market.percentile import Ranked

CONFIDENCE = 0.90
"""Of the interval: so often does it hold the true median, when the jobs are a fair sample of their like."""
FEWEST = 5
"""Jobs below which no two of them enclose the median with this confidence."""


def median_interval(ranked: Ranked, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The ends between which the median of all such jobs lies with a confidence, interpolated between order statistics.

    The k-th lowest and k-th highest of n independent jobs enclose the median with a chance that the binomial
    distribution gives exactly; between two neighbouring k, Hettmansperger and Sheather (1986) interpolate. Adverts of
    one employer are not independent, so where few employers stand behind many jobs the interval is too narrow.
    ValueError under ``FEWEST`` jobs.
    """
    jobs = ranked.jobs
    if jobs < FEWEST:
        raise ValueError(f"{jobs} jobs cannot enclose a median: {FEWEST} are needed")
    k, outer, inner = _enclosing(jobs, confidence)
    share = (outer - confidence) / (outer - inner)
    inward = (jobs - k) * share / (k + (jobs - 2 * k) * share)
    low, high = ranked.at(k - 1 + inward, jobs - k - inward)
    return low, high


@lru_cache(maxsize=4096)
def _enclosing(jobs: int, confidence: float) -> tuple[int, float, float]:
    """The largest k whose pair encloses the median with the confidence, its chance, and that of the next pair in."""
    middle = jobs // 2
    reach = min(middle, 40 + 5 * math.isqrt(jobs))
    # Binomial chances of middle, middle - 1, ... heads in so many throws, so far down that what is left is nothing.
    falling = np.arange(middle, middle - reach, -1)
    top = math.lgamma(jobs + 1) - math.lgamma(middle + 1) - math.lgamma(jobs - middle + 1) - jobs * math.log(2)
    logs = np.concatenate(([top], top + np.cumsum(np.log(falling / (jobs - falling + 1)))))
    upto = np.cumsum(np.exp(logs[::-1]))
    chance = 1 - 2 * upto
    first = middle - reach
    last = int(np.flatnonzero(chance >= confidence)[-1])
    return first + last + 1, float(chance[last]), float(chance[last + 1])
