"""What many jobs pay: percentiles, how sure the median is, and bins to draw; or that there are too few to say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from fingerpost.market.median import median_interval
from fingerpost.market.percentile import Ranked, percentiles

FEWEST_JOBS = 10
FEWEST_EMPLOYERS = 5
"""Under either of these nothing is said: so few adverts describe themselves and not a market."""
SHARES = (0.10, 0.25, 0.50, 0.75, 0.90)
BINS = 16
"""No chart has more bins."""
FINEST = 100
"""No bin is narrower than the highest pay divided by this: £500 at £50,000, £5 at £500 a day."""
FAR = 3.0
"""Jobs further from the middle half than so many times its width are counted, not drawn (Tukey's outer fence)."""


class Points(Protocol):
    """Pay as points of (amount, jobs), with the number of distinct employers behind them."""

    @property
    def points(self) -> Sequence[tuple[float, int]]: ...

    @property
    def employers(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Bin:
    """The jobs whose pay is at least ``low`` and under ``high``."""

    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """The pay of so many jobs at so many employers, in the unit of its points.

    ``median_low`` and ``median_high`` enclose the median with 90% confidence. ``bins`` are of one width with round
    edges; ``below`` and ``above`` count the jobs that lie too far out to be drawn, so that bins and these together
    are all the jobs.
    """

    jobs: int
    employers: int
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    median_low: float
    median_high: float
    bins: tuple[Bin, ...]
    below: int = 0
    above: int = 0


@dataclass(frozen=True, slots=True)
class TooFew:
    """Too few jobs, or too few employers, for any figure; ``more_jobs`` and ``more_employers`` say by how many."""

    jobs: int
    employers: int

    @property
    def more_jobs(self) -> int:
        """How many jobs are missing."""
        return max(0, FEWEST_JOBS - self.jobs)

    @property
    def more_employers(self) -> int:
        """How many employers are missing."""
        return max(0, FEWEST_EMPLOYERS - self.employers)


def distribution(pay: Points) -> Distribution | TooFew:
    """The distribution of the points, or ``TooFew`` under the floor of 10 jobs and 5 employers."""
    return distribution_of(Ranked.of(pay.points), pay.employers)


def distribution_of(ranked: Ranked, employers: int) -> Distribution | TooFew:
    """The same of amounts that are ranked already."""
    if ranked.jobs < FEWEST_JOBS or employers < FEWEST_EMPLOYERS:
        return TooFew(ranked.jobs, employers)
    p10, p25, p50, p75, p90 = percentiles(ranked, SHARES)
    low, high = median_interval(ranked)
    reach = FAR * (p75 - p25) or math.inf
    first, last = np.searchsorted(ranked.amounts, (p25 - reach, np.nextafter(p75 + reach, math.inf)))
    below = int(ranked.upto[first - 1]) if first else 0
    above = ranked.jobs - int(ranked.upto[last - 1])
    near = Ranked(ranked.amounts[first:last], ranked.upto[first:last] - below)
    return Distribution(
        ranked.jobs, employers, p10, p25, p50, p75, p90, low, high, bins(near), below, above,
    )  # fmt: skip


def bins(ranked: Ranked) -> tuple[Bin, ...]:
    """Amounts in bins of one round width, at most ``BINS``, with the empty ones between.

    >>> [(each.low, each.count) for each in bins(Ranked.of([(31_000, 2), (35_000, 1), (52_000, 4)]))]
    [(30000, 2), (32000, 0), (34000, 1), (36000, 0), (38000, 0), (40000, 0), (42000, 0), (44000, 0), (46000, 0), \
(48000, 0), (50000, 0), (52000, 4)]
    """
    width = _round_width(float(ranked.amounts[0]), float(ranked.amounts[-1]))
    numbers = (ranked.amounts // width).astype(np.int64)
    first = int(numbers[0])
    counts = np.bincount(numbers - first, weights=ranked.counts)
    return tuple(Bin(number * width, (number + 1) * width, int(count)) for number, count in enumerate(counts, first))


def _round_width(lowest: float, highest: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50, ... that needs no more than ``BINS`` and is no finer than pay is stated."""
    scale = 1
    while True:
        for width in (scale, 2 * scale, 5 * scale):
            if width * FINEST >= highest and highest // width - lowest // width < BINS:
                return width
        scale *= 10
