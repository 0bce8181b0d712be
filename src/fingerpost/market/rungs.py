"""What separates each rung of the ladder from the one below: what its adverts ask for more often, and less often.

From the rung of leads upwards there are two tracks: jobs whose advert says that one manages people, and jobs whose advert does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns, Listed, Mask
from fingerpost.market.clustered import Crowd, Difference, apart
from fingerpost.market.distribution import FEWEST_JOBS, TooFew
from fingerpost.market.pool import Pool, listed_of, pool
from fingerpost.market.question import UNSAID, JobQuestion
from fingerpost.market.standing import fitting, within
from fingerpost.pack import Pack, Rung

FORK = "lead"
"""The level from whose rung upwards there are two tracks."""
ENGINEER, MANAGER = "engineer", "manager"
TRIED = 30
"""Skills that are looked at closely for a rung, those that seem furthest apart first."""
MORE, LESS = 8, 4
"""Marks that are given of a rung at most: asked for more often, and less often."""
FALSE = 0.10
"""The share of marks that may be of chance alone, over all that were looked at (Benjamini and Hochberg, 1995)."""

DEMANDS: dict[str, tuple[str, Callable[[Columns], Mask]]] = {
    "degree": ("a degree of any kind", lambda columns: ~columns.among("degree", ("",))),
    "master": ("a master’s degree or a doctorate", lambda columns: columns.among("degree", ("master", "phd"))),
    "phd": ("a doctorate", lambda columns: columns.among("degree", ("phd",))),
    "years-3": ("three years’ experience or more", lambda columns: columns.amounts("experience") >= 3),
    "years-5": ("five years’ experience or more", lambda columns: columns.amounts("experience") >= 5),
    "years-8": ("eight years’ experience or more", lambda columns: columns.amounts("experience") >= 8),
    "office-3": ("three days a week on site or more", lambda columns: columns.amounts("office") >= 3),
    "manages": ("managing people", lambda columns: columns.flags("manages")),
}
"""What adverts demand beside skills: its words, and the jobs that demand it. An advert that is silent does not demand it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that is asked for more or less often on a rung than below it: a skill, or one of ``DEMANDS``."""

    skill: str
    demand: str
    apart: Difference


@dataclass(frozen=True, slots=True)
class Separation:
    """A rung beside the one below it, on a ``track`` where there are two: the jobs of each, and what tells them apart.

    ``unmarked`` counts those jobs of the two, taken together, whose advert states no level. ``tried`` is how many skills and demands
    were compared; ``few`` says which rung has too few jobs, and how many.
    """

    rung: Rung
    below: Rung
    track: str
    jobs: int
    jobs_below: int
    unmarked: int
    tried: int = 0
    marks: tuple[Mark, ...] = ()
    few: tuple[Rung, TooFew] | None = None

    @property
    def more(self) -> tuple[Mark, ...]:
        """What is asked for more often, the largest difference first."""
        return tuple(mark for mark in self.marks if mark.apart.difference > 0)

    @property
    def less(self) -> tuple[Mark, ...]:
        """What is asked for less often, the largest difference first."""
        return tuple(mark for mark in self.marks if mark.apart.difference < 0)


def separations(columns: Columns, question: JobQuestion, pack: Pack) -> tuple[Separation, ...]:
    """Each rung beside the one below, from the second upwards; ``question`` says of which roles, places and days."""
    base = fitting(columns, replace(question, levels=())) & within(columns, question)
    manages = columns.flags("manages")
    found: list[Separation] = []
    forked = False
    for below, rung in zip(pack.rungs, pack.rungs[1:], strict=False):
        fork = FORK in rung.levels
        forked = forked or fork
        here, there = (base & columns.among("level", _levels(each)) for each in (rung, below))
        for track in (ENGINEER, MANAGER) if forked else ("",):
            led = manages if track == MANAGER else ~manages
            one = here & led if track else here
            other = there & led if track and not fork else there
            found.append(_apart(columns, (rung, one), (below, other), track))
    return tuple(found)


def _levels(rung: Rung) -> tuple[str, ...]:
    return (*rung.levels, UNSAID) if rung.unmarked else rung.levels


def _apart(columns: Columns, upper: tuple[Rung, Mask], lower: tuple[Rung, Mask], track: str) -> Separation:
    (rung, one), (below, other) = upper, lower
    jobs = pool(columns, one | other)
    first = one[jobs.places]
    unmarked = int(np.count_nonzero(columns.among("level", (UNSAID,))[jobs.places]))
    bare = Separation(rung, below, track, int(first.sum()), int((~first).sum()), unmarked)
    for each, mask in (upper, lower):
        if few := pool(columns, mask).few:
            return replace(bare, few=(each, few))
    tried, marks = _marks(columns, jobs, first, bool(track))
    return replace(bare, tried=tried, marks=marks)


def _marks(columns: Columns, jobs: Pool, first: Mask, forked: bool) -> tuple[int, tuple[Mark, ...]]:
    """How many skills and demands were compared, and those that are surely apart."""
    listed = listed_of(columns, jobs)
    codes, tried = _promising(listed, first)
    offerers = int(jobs.offered_by.max(initial=-1)) + 1
    crowds = Crowd(jobs.offered_by[first], offerers), Crowd(jobs.offered_by[~first], offerers)

    def of(places: NDArray[np.int64]) -> Difference:
        above, offered_by = first[places], jobs.offered_by[places]
        return apart(*crowds, offered_by[above], offered_by[~above])

    found = [Mark(listed.words[code], "", of(places)) for code, places in listed.places_of(codes).items()]
    for name, (_, demanded) in DEMANDS.items():
        asks = demanded(columns)[jobs.places]
        if np.count_nonzero(asks) >= FEWEST_JOBS and not (forked and name == "manages"):
            tried += 1
            found.append(Mark("", name, of(np.flatnonzero(asks))))
    sure = sorted(_sure(found, tried), key=lambda mark: -abs(mark.apart.difference))
    more = [mark for mark in sure if mark.apart.difference > 0][:MORE]
    less = [mark for mark in sure if mark.apart.difference < 0][:LESS]
    return tried, (*more, *less)


def _promising(listed: Listed, first: Mask) -> tuple[list[int], int]:
    """The skills that seem furthest apart, were all jobs independent; and how many are asked for often enough to compare."""
    above, in_all = listed.narrowed(first).count(), listed.count()
    ones, others = int(first.sum()), int((~first).sum())
    held = np.flatnonzero(in_all >= FEWEST_JOBS)
    pooled: NDArray[np.float64] = in_all[held] / (ones + others)
    apart = above[held] / ones - (in_all[held] - above[held]) / others
    score = np.abs(apart) / np.sqrt(pooled * (1 - pooled) * (1 / ones + 1 / others) + 1e-12)
    order = np.argsort(-score, kind="stable")[:TRIED]
    return [int(code) for code in held[order]], len(held)


def _sure(marks: list[Mark], tried: int) -> Iterator[Mark]:
    """The marks that are not of chance: at most the share ``FALSE`` of them may be, of all that were tried. The interval of
    each leaves out nought."""
    ranked = sorted(marks, key=lambda mark: mark.apart.chance)
    last = max((n for n, mark in enumerate(ranked, 1) if mark.apart.chance <= FALSE * n / tried), default=0)
    return (mark for mark in ranked[:last] if mark.apart.beyond_noise)
