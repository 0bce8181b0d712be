"""A skill's page: what it is, who asks for it and how that changes, what it comes with, and the pay that goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fingerpost.columns import ColumnsError
from fingerpost.market import FEWEST_EMPLOYERS, FEWEST_JOBS, WINDOW, TooFew
from fingerpost.market.clustered import Share
from fingerpost.market.matched import Matched, NotEnough
from fingerpost.pack import Entry, Skill
from fingerpost.search import Question
from fingerpost.site import figures
from fingerpost.site.estimates import estimates
from fingerpost.site.index import field_pack, found
from fingerpost.site.ledes import ledes
from fingerpost.site.pay.address import address
from fingerpost.site.pay.table import MARK, lines
from fingerpost.site.skills import ask
from fingerpost.site.skills.bars import Named, bars, drawn_trend
from fingerpost.store import find
from fingerpost.store.paid import paid

FEWEST_LIVE = 10
"""Live jobs under which a skill's page is kept out of search engines: it has too little of its own to say."""
ROLES, CARDS, NEAR = 10, 4, 12
"""Roles in the chart, jobs as cards, and neighbours of the group, at most."""
KINDS = {
    "tool": "A tool", "method": "A method", "field": "A field of work", "practice": "A practice", "library": "A library",
    "concept": "A concept", "platform": "A platform", "standard": "A standard", "service": "A service", "framework": "A framework",
    "database": "A database", "language": "A language", "format": "A format",
}  # fmt: skip
"""A skill's kind in the pack as the page says it."""
PAID = {"year": "Salaries", "day": "Day rates"}


@dataclass(frozen=True, slots=True)
class Effect:
    """The pay of one period that goes with a skill, with the addresses of the figure and of the jobs on both sides."""

    name: str
    pay: Matched | NotEnough
    figure_url: str
    table_url: str

    @property
    def enough(self) -> bool:
        """Whether there is anything to say."""
        return isinstance(self.pay, Matched)


def what_it_is(skill: Skill) -> str:
    """What a skill is, in the pack's words; where it has none, its kind and its group."""
    if skill.note:
        return skill.note
    group = field_pack().skill_groups[skill.group]
    return f"{KINDS.get(skill.kind, skill.kind.capitalize())} of {group.name[:1].lower()}{group.name[1:]}."


def context(skill: Skill, here: str, today: date) -> dict[str, Any]:
    """All that a skill's page shows beside its editors' words; ``here`` is the address of the page of all skills."""
    pack, jobs = field_pack(), _latest(skill)
    shown = {
        "skill": skill, "what": what_it_is(skill), "kind": KINDS.get(skill.kind, skill.kind.capitalize()),
        "group": pack.skill_groups[skill.group], "successor": pack.skills.get(skill.superseded_by or ""),
        "succeeds": [each for each in pack.skills.values() if each.superseded_by == skill.id],
        "courses": list(_teaching(skill)), "here": here, "jobs": jobs,
        "ledes": ledes([job.id for job in jobs]), "estimates": estimates(jobs),
        "jobs_url": figures.address(Question(skills=(skill.id,))),
        "fewest_jobs": FEWEST_JOBS, "fewest_employers": FEWEST_EMPLOYERS, "window": WINDOW,
    }  # fmt: skip
    try:
        now, live = ask.skill_now(skill.id, today), ask.live(today)
    except ColumnsError:
        return shown | {"now": None, "thin": True}
    return shown | _measured(skill, now, here, today) | {"near": _near(skill, live)}


def _measured(skill: Skill, now: ask.SkillNow, here: str, today: date) -> dict[str, Any]:
    roles, rungs = list(_roles(skill, now.roles)), list(_rungs(skill, now.rungs))
    return {
        "now": now, "thin": now.live < FEWEST_LIVE, "few": isinstance(now.demand, TooFew), "trend": drawn_trend(now.trend),
        "roles": bars(roles, rungs), "rungs": bars(rungs, roles),
        "seen_url": figures.address(Question(skills=(skill.id,), posted_within=WINDOW - 1, include_closed=True)),
        "together": () if isinstance(now.together, TooFew) else now.together,
        "too_few_together": isinstance(now.together, TooFew),
        "pay": [_effect(skill, period, now, here, today) for period in ask.PERIODS],
    }  # fmt: skip


def two_sides(skill: str, period: str, today: date) -> Iterator[str]:
    """The jobs behind the pay that goes with a skill as lines of CSV: those that ask for it, then those that do not."""
    sides = dict(zip(("yes", "no"), ask.both_sides(skill, period, today), strict=True))
    for answer, ids in sides.items():
        table = lines(paid(ids))
        head = next(table)
        if answer == "yes":
            yield f"{MARK}asks for the skill,{head.removeprefix(MARK)}"
        yield from (f"{answer},{line}" for line in table)


def _effect(skill: Skill, period: str, now: ask.SkillNow, here: str, today: date) -> Effect:
    asked = replace(ask.pay_question(period, today), skills=(skill.id,))
    return Effect(PAID[period], now.pay[period], address(asked, today), f"{here}{skill.id}/pay-{period}/")


def _roles(skill: Skill, shares: Mapping[str, Share]) -> Iterator[Named]:
    roles = field_pack().roles
    for role, share in list(shares.items())[:ROLES]:
        if share.jobs:
            url = figures.address(Question(roles=(role,), skills=(skill.id,)))
            yield Named(roles[role].name, share, jobs_url=url)


def _rungs(skill: Skill, shares: Mapping[str, Share]) -> Iterator[Named]:
    for rung in field_pack().rungs:
        if rung.id in shares:
            url = figures.address(Question(levels=rung.levels, skills=(skill.id,)))
            yield Named(rung.short or rung.name, shares[rung.id], jobs_url=url)


def _teaching(skill: Skill) -> Iterator[Entry]:
    """The pack's courses that name a skill in what they offer."""
    if len(skill.name) < 3:
        return  # "R" and "C" stand in too many words
    named = re.compile(rf"(?<!\w){re.escape(skill.name)}(?!\w)", re.IGNORECASE)
    yield from (
        course for course in field_pack().courses if named.search(" ".join((course.description, *course.facts)))
    )


def _latest(skill: Skill) -> list[Any]:
    asked = found(Question(skills=(skill.id,), sort="newest", size=CARDS))
    return find.jobs([hit.job_id for hit in asked[1]]) if asked else []


def _near(skill: Skill, live: Mapping[str, int]) -> list[tuple[Skill, int]]:
    """The other skills of the group that most live jobs ask for."""
    kin = [each for each in field_pack().skills.values() if each.group == skill.group and each.id != skill.id]
    kin.sort(key=lambda each: (-live.get(each.id, 0), each.name.casefold()))
    return [(each, live[each.id]) for each in kin[:NEAR] if live.get(each.id)]
