"""Demand for skills: the share of a question's jobs that ask for each, how sure it is, and how it changed over a year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns, Mask
from fingerpost.market.clustered import Crowd, Difference, Share, apart, difference, share
from fingerpost.market.distribution import FEWEST_EMPLOYERS, FEWEST_JOBS, TooFew
from fingerpost.market.pool import Pool, asking, listed_of, offerers, pool, pool_at, pooled
from fingerpost.market.question import JobQuestion
from fingerpost.market.standing import day_number, fitting, within

QUARTER = 91
"""Days of a step of a trend: thirteen weeks."""
MOST = 24
"""Skills of a demand, unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class SkillDemand:
    """How often one skill is asked for; ``change`` is against the same window a year before, None where that has too few jobs."""

    skill: str
    share: Share
    change: Difference | None


@dataclass(frozen=True, slots=True)
class Demands:
    """The skills that the jobs of a question ask for, the most frequent first."""

    jobs: int
    employers: int
    skills: tuple[SkillDemand, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a trend; too few jobs of any kind in it give no share."""

    since: date
    until: date
    share: Share | None


def demand(columns: Columns, question: JobQuestion, most: int = MOST) -> Demands | TooFew:
    """The skills that a question's jobs ask for most, or that there are too few jobs to say."""
    now = pooled(columns, question)
    if now.few:
        return now.few
    listed, both = listed_of(columns, now), _both(columns, question)
    earlier = listed_of(columns, both.jobs) if both else None
    counts = listed.count()
    found, crowd, crowds = [], Crowd(now.offered_by), both and both.crowds()
    codes = [code for code in np.argsort(-counts, kind="stable")[:most].tolist() if counts[code]]
    asking_now, asking_in_both = listed.places_of(codes), earlier.places_of(codes) if earlier else {}
    for code in codes:
        change = both.change(asking_in_both[code], crowds) if both and crowds else None
        found.append(SkillDemand(listed.words[code], crowd.share(now.offered_by[asking_now[code]]), change))
    return Demands(len(now), now.employers, tuple(found))


def demand_of(columns: Columns, question: JobQuestion, skill: str) -> SkillDemand | TooFew:
    """How often a question's jobs ask for one skill."""
    now = pooled(columns, question)
    if now.few:
        return now.few
    both = _both(columns, question)
    change = difference(asking(columns, both.jobs, skill), both.now, both.jobs.offered_by) if both else None
    return SkillDemand(skill, share(asking(columns, now, skill), now.offered_by), change)


def by_group(
    columns: Columns, question: JobQuestion, skill: str, column: str, groups: Mapping[str, Collection[str]]
) -> dict[str, Share]:
    """For each group of words of a column (a role, the levels of a rung), the share of its jobs that ask for a skill; groups of
    too few jobs are left out."""
    jobs = pooled(columns, question)
    asks, codes = asking(columns, jobs, skill), columns.codes(column)[jobs.places]
    count = len(columns.words(column))
    codes = codes.astype(np.min_scalar_type(count))  # NumPy sorts small numbers far faster
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(count + 1))
    found: dict[str, Share] = {}
    for name, words in groups.items():
        numbers = [columns.code(column, word) for word in words]
        here = np.concatenate([order[ends[code] : ends[code + 1]] for code in numbers if code >= 0] or [order[:0]])
        offered_by = jobs.offered_by[here]
        if len(here) >= FEWEST_JOBS and offerers(offered_by) >= FEWEST_EMPLOYERS:
            found[name] = share(asks[here], offered_by)
    return found


def trend(columns: Columns, question: JobQuestion, skill: str, steps: int) -> tuple[Step, ...]:
    """The share of jobs that ask for a skill in each of so many quarters, the last of which ends with the question."""
    return tuple(_steps(columns, question, skill, steps))[::-1]


def enough(jobs: Pool, here: Mask) -> bool:
    """Whether some jobs of a pool are so many, of so many offerers, that something may be said of them."""
    return bool(np.count_nonzero(here) >= FEWEST_JOBS and offerers(jobs.offered_by[here]) >= FEWEST_EMPLOYERS)


def _steps(columns: Columns, question: JobQuestion, skill: str, steps: int) -> Iterator[Step]:
    whole = replace(question, days=steps * QUARTER)
    places = np.flatnonzero(fitting(columns, whole) & within(columns, whole))
    age = (day_number(whole.until) - columns.days("shown")[places]) // QUARTER
    for number in range(steps):
        until = whole.until - timedelta(days=number * QUARTER)
        jobs = pool_at(columns, places[age == number])
        found = None if jobs.few else share(asking(columns, jobs, skill), jobs.offered_by)
        yield Step(until - timedelta(days=QUARTER - 1), until, found)


@dataclass(frozen=True, slots=True)
class _Both:
    """The jobs of a window and of the same a year before, and which of them are of now."""

    jobs: Pool
    now: Mask

    def crowds(self) -> tuple[Crowd, Crowd]:
        """Who offers the jobs of either."""
        offered_by = self.jobs.offered_by
        count = int(offered_by.max(initial=-1)) + 1
        return Crowd(offered_by[self.now], count), Crowd(offered_by[~self.now], count)

    def change(self, asks: NDArray[np.int64], crowds: tuple[Crowd, Crowd]) -> Difference:
        """How the share changed of which these places of the jobs are the part."""
        now, offered_by = self.now[asks], self.jobs.offered_by[asks]
        return apart(*crowds, offered_by[now], offered_by[~now])


def _both(columns: Columns, question: JobQuestion) -> _Both | None:
    """None where either has too few jobs to compare."""
    fits = fitting(columns, question)
    now, then = fits & within(columns, question), fits & within(columns, question.a_year_before())
    if pool(columns, then).few:
        return None
    jobs = pool(columns, now | then)
    return _Both(jobs, now[jobs.places])
