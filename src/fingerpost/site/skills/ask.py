"""What pages ask of the columns about skills, kept until a job changes. All of it raises ColumnsError where there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fingerpost.columns import Columns
from fingerpost.market import WINDOW, JobQuestion, PayQuestion, TooFew
from fingerpost.market.clustered import Share
from fingerpost.market.demand import Demands, SkillDemand, Step, by_group, demand, demand_of, trend
from fingerpost.market.matched import SPAN, Matched, NotEnough, matched, sides
from fingerpost.market.qualified import Qualified, qualified
from fingerpost.market.rungs import Separation, separations
from fingerpost.market.together import Together, together
from fingerpost.site.index import field_pack
from fingerpost.site.pay.ask import opened, stamp

Stamp = tuple[str, int]
"""Where the columns are, and when they last changed."""
QUARTERS = 8
"""Steps of a skill's trend."""
YEAR = 2 * WINDOW
"""Days over which rungs are told apart and qualifications measured: they change slowly, and need many adverts."""
PERIODS = ("year", "day")


@dataclass(frozen=True, slots=True)
class SkillNow:
    """All that is computed of one skill. ``live`` counts the jobs that ask for it and are open; ``pay`` holds, for each period
    of pay, what goes with it."""

    live: int
    question: JobQuestion
    demand: SkillDemand | TooFew
    roles: Mapping[str, Share]
    rungs: Mapping[str, Share]
    trend: tuple[Step, ...]
    together: tuple[Together, ...] | TooFew
    pay: Mapping[str, Matched | NotEnough]


def skill_now(skill: str, today: date) -> SkillNow:
    """What the adverts say of one skill."""
    return _skill_now(skill, today, stamp())


def live(today: date) -> Mapping[str, int]:
    """How many open jobs ask for each skill that any asks for."""
    return _live(today, stamp())


def demands(question: JobQuestion) -> Demands | TooFew:
    """The skills that a question's jobs ask for most."""
    return _demands(question, stamp())


def ladder(roles: tuple[str, ...], today: date, field: str = "") -> tuple[Separation, ...]:
    """What separates each rung of a field's ladder from the one below."""
    return _ladder(roles, today, stamp(), field)


def on_paper(question: JobQuestion) -> Qualified | TooFew:
    """The degrees and years that a question's jobs ask for."""
    return _on_paper(question, stamp())


def both_sides(skill: str, period: str, today: date) -> tuple[list[str], list[str]]:
    """The jobs behind the pay that goes with a skill: those that ask for it, and those that are compared with them."""
    return sides(opened(stamp()), pay_question(period, today), skill)


def pay_question(period: str, today: date) -> PayQuestion:
    """The jobs whose pay is compared: of two years, half-year by half-year."""
    return PayQuestion(currency="GBP", period=period, until=today, days=SPAN)


@lru_cache(maxsize=512)
def _skill_now(skill: str, today: date, now: Stamp) -> SkillNow:
    held, pack = opened(now), field_pack()
    question = JobQuestion(until=today)
    levels = {rung.id: rung.levels for rung in pack.rungs}
    roles = {role: (role,) for role in pack.roles if role != "other"}
    shares = by_group(held, question, skill, "role", roles)
    return SkillNow(
        live=_live(today, now).get(skill, 0),
        question=question,
        demand=demand_of(held, question, skill),
        roles=dict(sorted(shares.items(), key=lambda pair: (-pair[1].share, pair[0]))),
        rungs=by_group(held, question, skill, "level", levels),
        trend=trend(held, question, skill, QUARTERS),
        together=together(held, question, skill),
        pay={period: matched(held, pay_question(period, today), skill) for period in PERIODS},
    )


@lru_cache(maxsize=2)
def _live(today: date, now: Stamp) -> Mapping[str, int]:
    held: Columns = opened(now)
    counts = held.listed.narrowed(held.open_on(today)).count()
    return {skill: int(count) for skill, count in zip(held.listed.words, counts, strict=True) if count}


@lru_cache(maxsize=128)
def _demands(question: JobQuestion, now: Stamp) -> Demands | TooFew:
    return demand(opened(now), question)


@lru_cache(maxsize=32)
def _ladder(roles: tuple[str, ...], today: date, now: Stamp, field: str) -> tuple[Separation, ...]:
    return separations(opened(now), JobQuestion(until=today, days=YEAR, roles=roles), field_pack().field_of(field))


@lru_cache(maxsize=128)
def _on_paper(question: JobQuestion, now: Stamp) -> Qualified | TooFew:
    return qualified(opened(now), question)
