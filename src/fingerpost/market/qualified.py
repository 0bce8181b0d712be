"""What adverts demand on paper: the degrees and the years of experience that a question's jobs ask for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns
from fingerpost.market.clustered import Share, share
from fingerpost.market.distribution import FEWEST_EMPLOYERS, FEWEST_JOBS, TooFew
from fingerpost.market.median import median_interval
from fingerpost.market.percentile import Ranked, percentiles
from fingerpost.market.pool import Pool, employers_of, pooled
from fingerpost.market.question import JobQuestion

DEGREES = ("any", "bachelor", "master", "phd")
"""The lowest degree that will do, as the column of degrees says it; "any" where an advert asks for one and does not say which."""
QUARTERS = (0.25, 0.50, 0.75)


@dataclass(frozen=True, slots=True)
class Years:
    """The years of experience of the jobs that ask for any: quartiles, and the ends between which the median lies."""

    jobs: int
    employers: int
    p25: float
    p50: float
    p75: float
    median_low: float
    median_high: float


@dataclass(frozen=True, slots=True)
class Qualified:
    """What so many jobs demand: the share that asks for some degree, for each degree as the lowest, and for years; the years
    themselves where enough jobs say them."""

    jobs: int
    employers: int
    some: Share
    degrees: dict[str, Share]
    says_years: Share
    years: Years | TooFew

    @property
    def none(self) -> float:
        """The share that asks for no degree."""
        return 1 - self.some.share


def qualified(columns: Columns, question: JobQuestion) -> Qualified | TooFew:
    """What a question's jobs demand on paper, or that there are too few to say."""
    jobs = pooled(columns, question)
    if jobs.few:
        return jobs.few
    degree = {name: columns.among("degree", (name,))[jobs.places] for name in DEGREES}
    years = columns.amounts("experience")[jobs.places]
    return Qualified(
        jobs=len(jobs),
        employers=jobs.employers,
        some=share(np.logical_or.reduce(list(degree.values())), jobs.offered_by),
        degrees={name: share(asks, jobs.offered_by) for name, asks in degree.items()},
        says_years=share(~np.isnan(years), jobs.offered_by),
        years=_years(years, jobs),
    )


def _years(years: NDArray[np.float64], jobs: Pool) -> Years | TooFew:
    said = ~np.isnan(years)
    count, employers = int(np.count_nonzero(said)), employers_of(jobs, said)
    if count < FEWEST_JOBS or employers < FEWEST_EMPLOYERS:
        return TooFew(count, employers)
    ranked = Ranked.of(zip(*(part.tolist() for part in np.unique(years[said], return_counts=True)), strict=True))
    p25, p50, p75 = percentiles(ranked, QUARTERS)
    return Years(count, employers, p25, p50, p75, *median_interval(ranked))
