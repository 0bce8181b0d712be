"""A figure of pay: what the jobs of a question pay, how sure that is, and every job that it rests on or leaves out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns, Mask
from fingerpost.market.distribution import Distribution, TooFew, distribution
from fingerpost.market.median import CONFIDENCE
from fingerpost.market.question import COLUMN_OF, PayQuestion, Wider, wider
from fingerpost.pack import Pack

METHOD = "1"
"""The version of the method; it goes up when the same jobs would give another figure."""

LARGEST = 10_000_000
"""Amounts beyond it, or of nothing, are slips of the pen and count as no pay."""

_EPOCH = date(1970, 1, 1).toordinal()
_SURE = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


@dataclass(frozen=True, slots=True)
class Points:
    """Pay as points of (amount, jobs), with the number of employers behind them."""

    points: tuple[tuple[float, int], ...]
    employers: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Where each job of a question stands: the parts of ``jobs``, which add up to it.

    ``placed`` state both ends, or one figure, in the currency and for the period that are asked for: they are what the
    percentiles are made of. ``up_to`` and ``upwards`` state one end alone; ``other`` state pay in another currency or for
    another period, or on-target earnings alone; ``estimated`` have only a board's estimate, and ``unsaid`` no pay at all.
    """

    jobs: int
    placed: int
    up_to: int
    upwards: int
    other: int
    estimated: int
    unsaid: int

    @property
    def stated(self) -> int:
        """How many say at all what they pay, in their own words."""
        return self.placed + self.up_to + self.upwards + self.other


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
    fitting = _fitting(columns, question)
    inside = fitting & _within(columns, question)
    counted, placed = _counted(columns, question, inside)
    before = question.a_year_before()
    _, placed_before = _counted(columns, before, fitting & _within(columns, before))
    pay, then = (distribution(_points(columns, question, mask)) for mask in (placed, placed_before))
    jobs = _employers(columns, placed)
    return Figure(
        question=question,
        counted=counted,
        employers=len(jobs),
        largest=float(jobs.max() / counted.placed) if len(jobs) else 0.0,
        pay=pay,
        change=_change(pay, then),
    )


def evidence(columns: Columns, question: PayQuestion, first: int = 0, last: int | None = None) -> list[str]:
    """The identifiers of the jobs that a question's percentiles are made of, the newest first: all of them, or those from
    one place in that order to another."""
    placed = np.flatnonzero(_counted(columns, question, _fitting(columns, question) & _within(columns, question))[1])
    newest = np.argsort(-columns.days("shown")[placed], kind="stable")
    return columns.ids_at(placed[newest[first:last]])


def nearest(columns: Columns, question: PayQuestion, pack: Pack) -> tuple[Wider, Figure] | None:
    """The nearest wider question that has a figure, and the figure; None where even the widest has none."""
    for one in wider(question, pack):
        found = figure(columns, one.question)
        if found.enough:
            return one, found
    return None


def _fitting(columns: Columns, question: PayQuestion) -> Mask:
    """The jobs that a question asks for, whenever they were seen."""
    found: Mask = np.ones(len(columns), dtype=np.bool_)
    for field, column in COLUMN_OF.items():
        if wanted := getattr(question, field):
            found &= columns.among(column, wanted)
    return found & columns.asking(question.skills) if question.skills else found


def _within(columns: Columns, question: PayQuestion) -> Mask:
    shown = columns.days("shown")
    first, last = (day.toordinal() - _EPOCH for day in (question.since, question.until))
    return (shown >= first) & (shown <= last)


def _counted(columns: Columns, question: PayQuestion, inside: Mask) -> tuple[Counted, Mask]:
    """Where each job stands, and which are placed."""
    low, high = columns.amounts("low"), columns.amounts("high")
    has_low, has_high = ((amount > 0) & (amount <= LARGEST) for amount in (low, high))
    sound = (has_low | np.isnan(low)) & (has_high | np.isnan(high)) & (has_low | has_high)
    guessed = columns.flags("estimated")
    said = inside & sound & ~guessed
    asked = inside & sound & guessed if question.estimated else said
    fits = asked & columns.among("currency", (question.currency,)) & columns.among("period", (question.period,))
    fits &= columns.among("basis", ("base",))
    placed = fits & has_low & has_high
    up_to, upwards = int((fits & ~has_low).sum()), int((fits & ~has_high).sum())
    jobs, of_board = int(inside.sum()), int((inside & sound & guessed).sum())
    put = int(placed.sum())
    other = int(asked.sum()) - put - up_to - upwards
    rest = int(said.sum()) if question.estimated else of_board
    unsaid = jobs - put - up_to - upwards - other - rest
    return Counted(jobs, put, up_to, upwards, other, rest, unsaid), placed


def _points(columns: Columns, question: PayQuestion, placed: Mask) -> Points:
    """The middles of the ranges, on whole units of the currency; of hourly rates, on hundredths."""
    middles = (columns.amounts("low")[placed] + columns.amounts("high")[placed]) / 2
    finest = 100 if question.period == "hour" else 1
    amounts, counts = np.unique(np.floor(middles * finest + 0.5) / finest, return_counts=True)
    return Points(tuple(zip(amounts.tolist(), counts.tolist(), strict=True)), len(_employers(columns, placed)))


def _employers(columns: Columns, placed: Mask) -> NDArray[np.int64]:
    """How many of these jobs each employer has; those that name nobody are of no employer."""
    named = columns.codes("employer")[placed & ~columns.among("employer", ("",))]
    return np.unique(named, return_counts=True)[1]


def _change(now: Distribution | TooFew, then: Distribution | TooFew) -> Change:
    if not (isinstance(now, Distribution) and isinstance(then, Distribution)):
        return Change(then, None, None)
    difference = now.p50 - then.p50
    spread = math.hypot(*(_error(one) for one in (now, then)))
    return Change(then, difference, abs(difference) > _SURE * spread)


def _error(pay: Distribution) -> float:
    """The standard error of a median, as its interval tells."""
    return (pay.median_high - pay.median_low) / (2 * _SURE)
