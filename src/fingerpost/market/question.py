"""What a figure is asked of: which jobs, seen in which window of days, and for a figure of pay, paid in what and for what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self

from fingerpost.pack import Pack
from fingerpost.reading.claim import Period

WINDOW = 182
"""Days of the usual window: half a year, in which pay moves little and a role gathers jobs enough."""
YEAR = 364
"""Days between a window and the same window a year before: whole weeks, so that both hold the same weekdays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobQuestion:
    """Which jobs are asked about. Values of one field are alternatives, except ``skills``, which must all be asked for;
    different fields must all hold; an empty field asks nothing.

    The window is ``days`` long and ends with the day ``until``; a job counts from the day that it was posted or, where no date was
    given, first seen. A level or an IR35 status of ``UNSAID`` asks for the jobs that say none.
    """

    until: date
    days: int = WINDOW
    roles: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    ir35: tuple[str, ...] = ()
    engagements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def since(self) -> date:
        """The first day of the window."""
        return self.until - timedelta(days=self.days - 1)

    def a_year_before(self) -> Self:
        """The same of the same window a year before."""
        return replace(self, until=self.until - timedelta(days=YEAR))

    def narrowed(self, **words: tuple[str, ...]) -> Self:
        """The same of the jobs that have these words in these fields."""
        fields: dict[str, Any] = dict(words)
        return replace(self, **fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayQuestion(JobQuestion):
    """Which jobs' pay is asked for: ``currency`` and ``period`` are never mixed with others. With ``estimated`` it asks for
    what boards estimate, and nothing else."""

    currency: str
    period: Period
    estimated: bool = False


UNSAID = ""
"""The value of a column where no advert of a job states one."""

COLUMN_OF = {
    "roles": "role", "levels": "level", "places": "place", "regions": "region", "contracts": "contract", "ir35": "ir35",
    "engagements": "engagement", "sources": "source",
}  # fmt: skip
"""For each field of a question that names words, the column in which they stand."""


@dataclass(frozen=True, slots=True)
class Wider:
    """A question that asks for more jobs than another, and what it leaves out or opens, in words for the page."""

    question: PayQuestion
    change: str


def wider(question: PayQuestion, pack: Pack) -> Iterator[Wider]:
    """Wider questions, the nearest first: each opens one thing more than the one before. Contract kind, currency and
    period stay, since other pay is no wider view of the same."""
    if question.days < 2 * WINDOW:
        question = replace(question, days=2 * WINDOW)
        yield Wider(question, "over a year instead of half a year")
    if question.sources:
        question = replace(question, sources=())
        yield Wider(question, "from every source")
    if question.engagements:
        question = replace(question, engagements=())
        yield Wider(question, "however one is engaged")
    regions = tuple(sorted({pack.places[place].region for place in question.places if place in pack.places} - {""}))
    if question.places:
        question = replace(question, places=(), regions=regions or question.regions)
        yield Wider(question, f"in {' or '.join(regions)}" if regions else "in the whole country")
    if question.skills:
        question = replace(question, skills=())
        yield Wider(question, "whatever the skills")
    if question.regions:
        question = replace(question, regions=())
        yield Wider(question, "in the whole country")
    if question.ir35:
        question = replace(question, ir35=())
        yield Wider(question, "whatever the IR35 status")
    families = {pack.roles[role].family for role in question.roles if role in pack.roles}
    kin = tuple(role.id for role in pack.roles.values() if role.family in families)
    if families and set(kin) - set(question.roles):
        question = replace(question, roles=kin)
        yield Wider(question, "for the whole family of roles")
    if question.levels:
        question = replace(question, levels=())
        yield Wider(question, "at any level")
