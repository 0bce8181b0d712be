"""The salary guide of a discipline as a value: salaries and day rates whole, by role, by level and by region, and their trend.

Each cell is a figure as ``market.figure`` gives it, thin ones among them: they say what is missing and print nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fingerpost.columns import Columns
from fingerpost.market.distribution import Distribution
from fingerpost.market.figure import METHOD, Figure
from fingerpost.market.grouped import Grouped, Point, Series
from fingerpost.market.question import UNSAID, WINDOW, PayQuestion
from fingerpost.reading.claim import Period

PERMANENT = (UNSAID, "fixed-term", "permanent")
"""Contracts whose yearly pay is a permanent salary: those that state a salary and no kind of contract are all but always
permanent posts. Internships, apprenticeships and contracts for a salary are other markets."""
STATUSES = ("inside", "outside", UNSAID)
"""What an advert says of IR35, each apart."""
QUARTER, QUARTERS = 91, 12
"""The trend reaches so many windows of so many days back: three years; by halves where quarters hold too few jobs."""
CURRENCY = "GBP"


@dataclass(frozen=True, slots=True)
class Discipline:
    """Some roles that are hired by the same people, under the name of a salary guide."""

    id: str
    name: str
    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """The pay of windows of ``days`` that follow each other: of all jobs, and of those with each word of one field: salaries
    by level, day rates by IR35 status."""

    days: int
    whole: tuple[Point, ...]
    parts: Mapping[str, tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of pay: all of it, and in every cell that has a job. Keys are roles, levels (``UNSAID`` for unmarked titles)
    and regions; of pairs, the role first."""

    whole: Figure
    roles: Mapping[str, Figure]
    levels: Mapping[str, Figure]
    regions: Mapping[str, Figure]
    role_levels: Mapping[tuple[str, str], Figure]
    role_regions: Mapping[tuple[str, str], Figure]
    trend: Trend

    @property
    def question(self) -> PayQuestion:
        """What the whole table asks."""
        return self.whole.question


@dataclass(frozen=True, slots=True)
class Guide:
    """A discipline in figures. Day rates stand by IR35 status, in the order of ``STATUSES``, and once whatever it is."""

    discipline: Discipline
    until: date
    salaries: Table
    rates: Table
    by_ir35: Mapping[str, Table]
    method: str = METHOD


def guide(columns: Columns, discipline: Discipline, today: date, days: int = WINDOW) -> Guide:
    """The guide of a discipline as of a day, from the jobs of so many days. A discipline of no roles has no jobs."""
    # A role that no job has keeps the question of no roles from being the question of all.
    roles = tuple(sorted(discipline.roles)) or ("-",)

    def ask(period: Period, **words: tuple[str, ...]) -> Table:
        question = PayQuestion(currency=CURRENCY, period=period, until=today, days=days, roles=roles)
        return table(columns, question.narrowed(**words))

    by_ir35 = {status: ask("day", ir35=(status,)) for status in STATUSES}
    return Guide(discipline, today, ask("year", contracts=PERMANENT), ask("day"), by_ir35)


def table(columns: Columns, question: PayQuestion) -> Table:
    """Every figure of a question by role, level and region."""
    jobs = Grouped(columns, question)
    return Table(
        whole=jobs.whole(),
        roles=_one(jobs, "roles"),
        levels=_one(jobs, "levels"),
        regions=_one(jobs, "regions"),
        role_levels=_two(jobs, "roles", "levels"),
        role_regions=_two(jobs, "roles", "regions"),
        trend=trend(columns, question, "levels" if question.period == "year" else "ir35"),
    )


def trend(columns: Columns, question: PayQuestion, field: str) -> Trend:
    """The trend of a question, whole and by a field of it: by quarters where most of those with jobs have enough, else by half-years."""
    days, windows = QUARTER, QUARTERS
    series = Series(columns, question, days, windows)
    whole = series.whole()
    having = [point for point in whole if point.pay.jobs]
    if 2 * sum(isinstance(point.pay, Distribution) for point in having) <= len(having):
        days, windows = 2 * days, windows // 2
        series = Series(columns, question, days, windows)
        whole = series.whole()
    return Trend(days, whole, series.by(field))


def _one(jobs: Grouped, field: str) -> dict[str, Figure]:
    return {key[0]: figure for key, figure in jobs.by(field).items()}


def _two(jobs: Grouped, first: str, second: str) -> dict[tuple[str, str], Figure]:
    return {(key[0], key[1]): figure for key, figure in jobs.by(first, second).items()}
