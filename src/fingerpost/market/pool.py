"""The jobs of a mask, pooled to be counted, and who offers each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns, Listed, Mask
from fingerpost.market.distribution import FEWEST_EMPLOYERS, FEWEST_JOBS, TooFew
from fingerpost.market.question import JobQuestion
from fingerpost.market.standing import fitting, within


@dataclass(frozen=True, slots=True)
class Pool:
    """Some jobs of the columns. ``places`` are theirs; ``offered_by`` is a number for each, the same for jobs of one employer
    and its own for a job that names nobody; ``employers`` counts those that are named."""

    places: NDArray[np.int64]
    offered_by: NDArray[np.int64]
    employers: int

    def __len__(self) -> int:
        return len(self.places)

    @property
    def few(self) -> TooFew | None:
        """What is missing to say anything of these jobs; None where there are enough."""
        if len(self) < FEWEST_JOBS or self.employers < FEWEST_EMPLOYERS:
            return TooFew(len(self), self.employers)
        return None


def pool(columns: Columns, mask: Mask) -> Pool:
    """The jobs of a mask."""
    return pool_at(columns, np.flatnonzero(mask))


def pool_at(columns: Columns, places: NDArray[np.int64]) -> Pool:
    """The jobs at these places of the columns."""
    codes = columns.codes("employer")[places].astype(np.int64)
    nameless = codes == columns.code("employer", "")
    named = int(codes.max(initial=-1)) + 1
    employers = int(np.count_nonzero(np.bincount(codes[~nameless], minlength=1)))
    codes[nameless] = named + np.arange(np.count_nonzero(nameless))
    return Pool(places, codes, employers)


def pooled(columns: Columns, question: JobQuestion) -> Pool:
    """The jobs of a question."""
    return pool(columns, fitting(columns, question) & within(columns, question))


def asking(columns: Columns, jobs: Pool, skill: str) -> Mask:
    """The jobs of a pool that ask for a skill."""
    return columns.asking((skill,))[jobs.places]


def listed_of(columns: Columns, jobs: Pool) -> Listed:
    """The skills of a pool's jobs alone."""
    mask = np.zeros(len(columns), dtype=np.bool_)
    mask[jobs.places] = True
    return columns.listed.narrowed(mask)


def employers_of(jobs: Pool, asks: Mask) -> int:
    """How many different offerers stand behind some jobs of a pool."""
    return offerers(jobs.offered_by[asks])


def offerers(offered_by: NDArray[np.int64]) -> int:
    """How many different ones there are, given who offers each job."""
    return int(np.count_nonzero(np.bincount(offered_by)))
