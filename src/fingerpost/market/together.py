"""Which skills come together: how many times as often as elsewhere a second skill is asked for beside the first."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns, Mask
from fingerpost.market.clustered import SURE, Crowd, Share
from fingerpost.market.demand import enough
from fingerpost.market.distribution import FEWEST_EMPLOYERS, FEWEST_JOBS, TooFew
from fingerpost.market.pool import Pool, asking, listed_of, offerers, pooled
from fingerpost.market.question import JobQuestion

MOST = 12
"""Skills that are given beside one."""
TRIED = 2
"""So many times as many are looked at closely, the most promising first."""


@dataclass(frozen=True, slots=True)
class Together:
    """A skill beside another: its ``share`` of the jobs that ask for the other, its share of all jobs, and the one divided by
    the other, which is the ``lift``, between ``low`` and ``high``."""

    skill: str
    share: Share
    usual: float
    lift: float
    low: float
    high: float


def together(columns: Columns, question: JobQuestion, skill: str, most: int = MOST) -> tuple[Together, ...] | TooFew:
    """The skills that stand beside one more often than chance would have it, those that are surest to first.

    Each stands beside it in ten jobs of five employers at least, and the interval of its lift lies above 1. It is ranked by
    the lower end of that interval: a raw count would name what every advert asks for, a bare lift what hardly any does.
    """
    jobs = pooled(columns, question)
    asks = asking(columns, jobs, skill)
    some = int(np.count_nonzero(asks))
    if not enough(jobs, asks):
        return TooFew(some, offerers(jobs.offered_by[asks]))
    if some == len(jobs):
        return ()  # asked for everywhere: nothing stands beside it more than elsewhere
    listed = listed_of(columns, jobs)
    closest = _closest(listed.narrowed(asks).count(), listed.count(), some, len(jobs))
    tried = [code for code in closest if listed.words[code] != skill][: most * TRIED]
    crowds = Crowd(jobs.offered_by[asks]), Crowd(jobs.offered_by[~asks])
    beside = [
        _beside(jobs, asks, listed.words[code], places, crowds) for code, places in listed.places_of(tried).items()
    ]
    found = [one for one in beside if one and one.low > 1]
    return tuple(sorted(found, key=lambda one: -one.low)[:most])


def _closest(with_it: NDArray[np.int64], in_all: NDArray[np.int64], some: int, jobs: int) -> list[int]:
    """The skills that stand beside it in jobs enough, by the lower end that their lift would have of independent jobs."""
    held = np.flatnonzero(with_it >= FEWEST_JOBS)
    here, without = with_it[held] / some, (in_all[held] - with_it[held] + 0.5) / (jobs - some + 1)
    error = np.sqrt((1 - here) / with_it[held] + (1 - without) / (in_all[held] - with_it[held] + 0.5))
    order = np.argsort(-(np.log(here / without) - SURE * error), kind="stable")
    return [int(code) for code in held[order]]


def _beside(
    jobs: Pool, asks: Mask, skill: str, places: NDArray[np.int64], crowds: tuple[Crowd, Crowd]
) -> Together | None:
    """One skill, which the jobs at these places ask for, beside those jobs. The interval is that of a ratio of two shares on the
    scale of logarithms (Katz, 1978), of the jobs that ask for the first skill and of those that do not, turned into one of the lift."""
    with_it, offered_by = asks[places], jobs.offered_by[places]
    here, elsewhere = offered_by[with_it], offered_by[~with_it]
    if offerers(here) < FEWEST_EMPLOYERS:
        return None
    one, other = crowds
    beside, among = len(here) / one.jobs, (len(elsewhere) + 0.5) / (other.jobs + 1)
    error = math.sqrt(
        one.design_effect(here) * (1 / len(here) - 1 / one.jobs)
        + other.design_effect(elsewhere) * (1 - among) / (len(elsewhere) + 0.5)
    )
    part, usual = one.jobs / len(asks), len(places) / len(asks)
    low, high = (_lift(beside / among * math.exp(way * SURE * error), part) for way in (-1, 1))
    lift = beside / usual
    # where nobody else asks for it, the half that is added above would leave the lift outside its own interval
    return Together(skill, one.share(here), usual, lift, min(low, lift), max(high, lift))


def _lift(ratio: float, part: float) -> float:
    """The lift that goes with a ratio of the share beside to the share elsewhere, where so large a part stands beside."""
    return ratio / (part * ratio + 1 - part)
