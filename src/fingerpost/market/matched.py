"""The pay that goes with a skill: jobs that ask for it beside jobs of the same kind that do not.

Jobs are matched exactly: the same role, level, region, contract and half-year, in one currency and for one period. What is
compared inside each such stratum is the mean logarithm of pay, so that a difference is one of per cent; strata are weighted by how
much the two sides overlap in them. It shows what goes together, and never that the skill brings the pay.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from fingerpost.columns import Columns, Mask
from fingerpost.market.compared import MANY, Compared
from fingerpost.market.distribution import FAR, FEWEST_EMPLOYERS, FEWEST_JOBS
from fingerpost.market.median import CONFIDENCE
from fingerpost.market.pool import offerers
from fingerpost.market.question import WINDOW, PayQuestion
from fingerpost.market.standing import day_number, fitting, standing, within

MATCHED_ON = ("role", "level", "region", "contract")
"""The columns in which both sides are alike; where an advert says nothing, it is matched with others that say nothing. Of day and
hourly rates it is the IR35 status too."""
NO_ROLE = ("", "other")
"""Words of the column of roles that are no kind of work, so that nothing is alike in them."""
SPAN = 4 * WINDOW
"""Days over which jobs are gathered: two years, each half-year of which is compared with itself alone."""

Amounts = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Side:
    """The jobs of one side that have a counterpart, and the employers behind them; ``unmatched`` jobs have none."""

    jobs: int
    employers: int
    unmatched: int

    @property
    def few(self) -> bool:
        """Too few jobs, or too few employers, to say anything."""
        return self.jobs < FEWEST_JOBS or self.employers < FEWEST_EMPLOYERS


@dataclass(frozen=True, slots=True)
class NotEnough:
    """No figure: what the two sides hold, of which one or both are too few."""

    asking: Side
    others: Side
    strata: int


@dataclass(frozen=True, slots=True)
class Matched:
    """By how much pay is higher, as a share of the others' (0.05 is 5% higher), between ``low`` and ``high``. ``far`` jobs are
    paid too far from the rest to be anything but slips, and are left out."""

    difference: float
    low: float
    high: float
    asking: Side
    others: Side
    strata: int
    far: int

    @property
    def beyond_noise(self) -> bool:
        """Whether the interval leaves out nought."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class _Jobs:
    """Jobs that state their pay and have a role and an employer: places in the columns, logarithm of pay, who asks for the skill,
    stratum, employer; all of one length."""

    places: Codes
    pay: Amounts
    asks: Mask
    stratum: Codes
    employer: Codes
    far: int


def matched(columns: Columns, question: PayQuestion, skill: str) -> Matched | NotEnough:
    """The pay that goes with a skill among the jobs of a question, or what is missing to say it. The same jobs give the same
    numbers, in whatever order the columns hold them."""
    stated = _stated(columns, question, skill)
    alike = _alike(columns, stated)
    asking, others = (_side(stated, alike, side) for side in (True, False))
    strata = int(alike.stratum.max(initial=-1)) + 1
    if asking.few or others.few:
        return NotEnough(asking, others, strata)
    compared = Compared(alike.stratum, alike.employer, alike.pay, alike.asks)
    difference, free = compared.difference(), compared.freedom()
    error = compared.spread() if free > MANY else compared.drawn(_by_name(columns, alike), _seed(question, skill))
    used = (len(alike.pay) - 1) / max(1, len(alike.pay) - strata - 1)  # a mean is taken of each stratum
    reach = float(stdtrit(free, (1 + CONFIDENCE) / 2)) * error * math.sqrt((free + 1) / free * used)
    low, middle, high = (math.expm1(difference + way * reach) for way in (-1, 0, 1))
    return Matched(middle, low, high, asking, others, strata, stated.far)


def sides(columns: Columns, question: PayQuestion, skill: str) -> tuple[list[str], list[str]]:
    """The identifiers of the jobs behind it: those that ask for the skill and those that do not, each stratum by stratum."""
    alike = _alike(columns, _stated(columns, question, skill))
    order = np.argsort(alike.stratum, kind="stable")
    places, asks = alike.places[order], alike.asks[order]
    return columns.ids_at(places[asks]), columns.ids_at(places[~asks])


def _stated(columns: Columns, question: PayQuestion, skill: str) -> _Jobs:
    """The jobs that can be matched. Pay further from the middle half than ``FAR`` times its width, on the scale of logarithms,
    is a slip of the pen or of the reader, and is left out."""
    fits = fitting(columns, question) & within(columns, question) & ~columns.among("role", NO_ROLE)
    fits &= columns.among("period", (question.period,)) & ~columns.among("employer", ("",))
    placed = standing(columns, question, fits).placed
    places, pay, employer = placed.at, np.log(placed.middle), placed.employer
    if not len(places):
        return _Jobs(places, pay, places > 0, places, places, 0)
    first, last = np.quantile(pay, (0.25, 0.75))
    reach = FAR * (last - first)
    near = (pay >= first - reach) & (pay <= last + reach) if reach else np.ones(len(pay), dtype=np.bool_)
    far = int(np.count_nonzero(~near))
    places, pay = places[near], pay[near]
    asks = columns.asking((skill,))[places]
    return _Jobs(places, pay, asks, _strata(columns, question, places), employer[near], far)


def _strata(columns: Columns, question: PayQuestion, places: Codes) -> Codes:
    """The stratum of each job, by a number that stands for its words and its half-year."""
    found = ((day_number(question.until) - columns.days("shown")[places]) // WINDOW).astype(np.int64)
    for name in (*MATCHED_ON, *(() if question.period == "year" else ("ir35",))):
        found = found * len(columns.words(name)) + columns.codes(name)[places]
    return found


def _alike(columns: Columns, jobs: _Jobs) -> _Jobs:
    """The jobs in whose stratum both sides stand; strata and employers are numbered anew."""
    strata = int(jobs.stratum.max(initial=-1)) + 1
    asking, others = (np.bincount(jobs.stratum[side], minlength=strata) for side in (jobs.asks, ~jobs.asks))
    both = (asking > 0) & (others > 0)
    kept, fresh = both[jobs.stratum], np.cumsum(both) - 1
    employer = jobs.employer[kept]
    numbers = np.cumsum(np.bincount(employer, minlength=1) > 0) - 1
    return _Jobs(
        jobs.places[kept], jobs.pay[kept], jobs.asks[kept], fresh[jobs.stratum[kept]], numbers[employer], jobs.far
    )


def _by_name(columns: Columns, jobs: _Jobs) -> Codes:
    """The place of each employer by name, so that what is drawn for one does not hang on the order of jobs."""
    there = np.unique(columns.codes("employer")[jobs.places]).astype(np.int64)
    rank = np.empty(len(there), dtype=np.int64)
    rank[columns.by_name("employer", there)] = np.arange(len(there))
    return rank


def _side(stated: _Jobs, alike: _Jobs, asks: bool) -> Side:
    here = alike.asks == asks
    jobs = int(np.count_nonzero(here))
    return Side(jobs, offerers(alike.employer[here]), int(np.count_nonzero(stated.asks == asks)) - jobs)


def _seed(question: PayQuestion, skill: str) -> int:
    """A number made of what is asked and not of the day, so that the same jobs give the same numbers tomorrow."""
    asked = (
        skill,
        question.currency,
        question.period,
        question.roles,
        question.levels,
        question.regions,
        question.contracts,
    )
    return int.from_bytes(blake2b(repr(asked).encode(), digest_size=8).digest())
