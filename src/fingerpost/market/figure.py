"""A figure of pay: what the jobs of a question pay, how sure that is, and every job that it rests on or leaves out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns
from fingerpost.market.distribution import Distribution, TooFew, distribution_of
from fingerpost.market.median import CONFIDENCE
from fingerpost.market.percentile import Ranked
from fingerpost.market.question import PayQuestion, Wider, wider
from fingerpost.market.standing import Part, Standing, fitting, standing, within
from fingerpost.pack import Pack

METHOD = "2"
"""The version of the method; it goes up when the same jobs would give another figure."""

_SURE = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True)
class Counted:
    """Where each job of a question stands: the parts of ``jobs``, which add up to it.

    ``placed`` state both ends, or one figure, in the currency and for the period that are asked for: they are what the
    percentiles are made of. ``up_to`` and ``upwards`` state one end alone; ``other`` state pay in another currency or for
    another period, or on-target earnings alone; ``estimated`` have only a board's estimate, and ``unsaid`` no pay at all;
    ``with_vat`` state a rate that has VAT in it, which is none to set beside the others.
    """

    jobs: int
    placed: int
    up_to: int
    upwards: int
    other: int
    estimated: int
    unsaid: int
    with_vat: int = 0

    @property
    def stated(self) -> int:
        """How many say at all what they pay, in their own words."""
        return self.placed + self.up_to + self.upwards + self.other + self.with_vat


@dataclass(frozen=True, slots=True)
class Change:
    """The same window a year before, and how the median moved. ``beyond_noise`` says whether so large a move would come
    by chance less than once in ten times, as the two intervals tell; None where either window has too few jobs."""

    before: Distribution | TooFew
    difference: float | None
    beyond_noise: bool | None


@dataclass(frozen=True, slots=True)
class Figure:
    """What the jobs of one question pay.

    ``pay`` is the distribution of the middles of their ranges, or says how many more jobs or employers it would need.
    ``largest`` is the share of the placed jobs that one employer advertises, 0 to 1. Every job counts once, however often it
    was advertised; ``evidence`` gives the jobs themselves.
    """

    question: PayQuestion
    counted: Counted
    employers: int
    largest: float
    pay: Distribution | TooFew
    change: Change
    method: str = METHOD

    @property
    def enough(self) -> bool:
        """Whether there are jobs and employers enough to say anything."""
        return isinstance(self.pay, Distribution)


def figure(columns: Columns, question: PayQuestion) -> Figure:
    """The figure of a question. Never raises on what is asked: what no job fits has a figure of no jobs."""
    fits, before = fitting(columns, question), question.a_year_before()
    now, then = (standing(columns, one, fits & within(columns, one)) for one in (question, before))
    return figure_of(question, now, then)


def figure_of(question: PayQuestion, now: Standing, then: Standing) -> Figure:
    """The figure of a question whose jobs are known: those of its window, and those of the window a year before."""
    counted = now.placed
    pay, before = pay_of(counted), pay_of(then.placed)
    jobs = _of_each(counted.employer)
    return Figure(
        question=question,
        counted=_counted(now),
        employers=len(jobs),
        largest=float(jobs.max() / len(counted.at)) if len(jobs) else 0.0,
        pay=pay,
        change=_change(pay, before),
    )


def pay_of(jobs: Standing) -> Distribution | TooFew:
    """What jobs pay that are placed, or that they are too few."""
    amounts, counts = np.unique(jobs.middle, return_counts=True)
    return distribution_of(Ranked(amounts, np.cumsum(counts)), len(_of_each(jobs.employer)))


def evidence(columns: Columns, question: PayQuestion, first: int = 0, last: int | None = None) -> list[str]:
    """The identifiers of the jobs that a question's percentiles are made of, the newest first: all of them, or those from
    one place in that order to another."""
    at = placed(columns, question).at
    newest = np.argsort(-columns.days("shown")[at], kind="stable")
    return columns.ids_at(at[newest[first:last]])


def placed(columns: Columns, question: PayQuestion) -> Standing:
    """The jobs that a question's percentiles are made of."""
    return standing(columns, question, fitting(columns, question) & within(columns, question)).placed


def nearest(columns: Columns, question: PayQuestion, pack: Pack) -> tuple[Wider, Figure] | None:
    """The nearest wider question that has a figure, and the figure; None where even the widest has none."""
    for one in wider(question, pack):
        found = figure(columns, one.question)
        if found.enough:
            return one, found
    return None


def _counted(now: Standing) -> Counted:
    return Counted(len(now.at), *np.bincount(now.part, minlength=len(Part)).tolist())


def _of_each(employers: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of these jobs each employer has; those that name nobody are of no employer."""
    return np.unique(employers[employers >= 0], return_counts=True)[1]


def _change(now: Distribution | TooFew, then: Distribution | TooFew) -> Change:
    if not (isinstance(now, Distribution) and isinstance(then, Distribution)):
        return Change(then, None, None)
    difference = now.p50 - then.p50
    spread = math.hypot(*(_error(one) for one in (now, then)))
    return Change(then, difference, abs(difference) > _SURE * spread)


def _error(pay: Distribution) -> float:
    """The standard error of a median, as its interval tells."""
    return (pay.median_high - pay.median_low) / (2 * _SURE)
