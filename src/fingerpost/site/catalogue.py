"""The field's roles, titles, skills and benchmarks as pages list them, each beside what the live adverts say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs

from django.utils import timezone

from fingerpost.columns import ColumnsError
from fingerpost.market import JobQuestion, TooFew
from fingerpost.market.clustered import Difference
from fingerpost.pack import Family, Pack, Role, Rung, Skill, SkillGroup
from fingerpost.reading import Advert, read
from fingerpost.search import Question, tokens_of
from fingerpost.site import field, figures, index
from fingerpost.site.index import field_pack
from fingerpost.site.ledes import ledes
from fingerpost.site.pay.classes import beside
from fingerpost.site.skills import ask
from fingerpost.site.skills.bars import Named, bars
from fingerpost.site.skills.where import skills_address
from fingerpost.site.wording import LEVELS
from fingerpost.store import find
from fingerpost.store.models import PublishedBand

JOBS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class TitleUse:
    """A title as the field prints it, with the name of the level that it carries beside the role ("Junior"), if any."""

    title: str
    level: str


@dataclass(frozen=True, slots=True)
class RoleNow:
    """A role with its titles and its live jobs (None where there is no index); ``url`` is its page's address, or "". ``read_as``
    are the wordings of adverts that a search for roles met."""

    role: Role
    titles: tuple[TitleUse, ...]
    jobs: int | None
    url: str
    jobs_url: str
    read_as: tuple[str, ...] = ()

    @property
    def pay(self) -> figures.Figure | None:
        """What its live adverts pay a year."""
        return figures.figure(Question(roles=(self.role.id,), size=0))

    @property
    def same(self) -> tuple[tuple[str, str], ...]:
        """The titles that are other words for the role, each with the reason."""
        return sameness(self.role)


@dataclass(frozen=True, slots=True)
class FamilyNow:
    """A family of the catalogue with its roles."""

    family: Family
    roles: tuple[RoleNow, ...]


@dataclass(frozen=True, slots=True)
class SkillNow:
    """A skill with the live jobs that ask for it, the address of its page ("" where there is none), and any successor."""

    skill: Skill
    jobs: int
    url: str
    successor: Skill | None


@dataclass(frozen=True, slots=True)
class GroupNow:
    """A group of skills: those that live jobs ask for, those that none does and of which the pack says something, the names of
    the rest, and those that another skill has superseded."""

    group: SkillGroup
    counted: tuple[SkillNow, ...]
    told: tuple[SkillNow, ...]
    rest: tuple[SkillNow, ...]
    superseded: tuple[SkillNow, ...]


@dataclass(frozen=True, slots=True)
class PartNow:
    """A part of the field's skills with its groups."""

    name: str
    groups: tuple[GroupNow, ...]


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """A published band of a stage beside the rungs whose published bands it overlaps."""

    band: PublishedBand
    rungs: tuple[Rung, ...]


def families(pages: Mapping[str, str], only: str = "", pack: Pack | None = None) -> list[FamilyNow]:
    """The catalogue of a field (else of all), family by family (or one alone). ``pages`` holds the address of each role's page."""
    pack, counts = pack or field_pack(), _counts("role", Question(size=0))
    found = []
    for family in pack.families.values():
        if only in ("", family.id):
            roles = tuple(_role_now(role, pages, counts) for role in field.roles_of([family.id], pack))
            found.append(FamilyNow(family, roles))
    return found


def _role_now(role: Role, pages: Mapping[str, str], counts: Mapping[str, int] | None) -> RoleNow:
    jobs_url = figures.address(Question(roles=(role.id,)))
    jobs = None if counts is None else counts.get(role.id, 0)
    return RoleNow(role, titles_of(role), jobs, pages.get(role.id, ""), jobs_url)


def titles_of(role: Role) -> tuple[TitleUse, ...]:
    """The titles in use of a role, the level told apart from the work by the reader that reads adverts."""
    return _titles(role, field_pack().id)


@lru_cache(maxsize=512)
def _titles(role: Role, _pack: str) -> tuple[TitleUse, ...]:
    return tuple(TitleUse(title, _level(title, role, field_pack())) for title in role.titles)


@lru_cache(maxsize=512)
def _same(role: Role, pack_id: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (title, "; ".join(reasons) or "the duties are this role’s, whatever the first line says")
        for title in role.titles
        if title.casefold() != role.name.casefold()
        for reasons in [_reasons(title, role)]
    )


def sameness(role: Role) -> tuple[tuple[str, str], ...]:
    """The titles that are other words for a role, each with the reason why they mean it."""
    return _same(role, field_pack().id)


def _reasons(title: str, role: Role) -> list[str]:
    """Why the words of a title that the role's name does not hold leave it the same role."""
    named, own = f" {' '.join(tokens_of(title))} ", f" {' '.join(tokens_of(role.name))} "
    words = ((f" {' '.join(tokens_of(same.word))} ", same.why) for same in field_pack().sameness)
    return [why for word, why in words if word in named and word not in own]


def _level(title: str, role: Role, pack: Pack) -> str:
    claim = read(Advert(id="", source="", title=title), pack).claim("level")
    # "Architect" states a level in an advert, but in the role of an architect it is the work itself.
    beside = claim is not None and claim.where == "title" and claim.words.casefold() not in role.name.casefold()
    return LEVELS.get(claim.value, claim.value) if claim is not None and beside else ""


def role_context(role_id: str, pages: Mapping[str, str], ladder_of: Pack | None = None) -> dict[str, Any]:
    """All that a role's page shows beside its editor's words; ``pages`` holds the address of the other roles' pages."""
    pack = field_pack()
    role = pack.roles.get(role_id)
    if role is None:  # the pack has dropped it; the editor's words still stand
        return {"role": None}
    asked = Question(roles=(role_id,), size=0)
    family = pack.families.get(role.family)
    near = [_role_now(other, pages, None) for other in field.roles_of([role.family]) if other.id in pages]
    return {
        "role": role,
        "family": family,
        "titles": titles_of(role),
        "year": figures.figure(asked),
        "day": figures.figure(asked, "day"),
        "rungs": figures.rungs_now(role_id, ladder_of),
        "classes": beside((role_id,)),
        "asked": skills_asked(role_id),
        "near": near,
        **latest(JOBS_SHOWN, role_id),
    }


def skills_asked(role: str) -> dict[str, Any] | None:
    """The skills that a role's jobs of the last half-year ask for most, as a drawing; None where there are too few to say."""
    try:
        asks = ask.demands(JobQuestion(until=timezone.localdate(), roles=(role,)))
    except ColumnsError:
        return None
    skills = field_pack().skills
    if isinstance(asks, TooFew):
        return None
    here = skills_address()
    shown = [each for each in asks.skills if each.skill in skills]
    named = [
        Named(
            skills[each.skill].name, each.share, f"{here}{each.skill}/" if here else "",
            figures.address(Question(roles=(role,), skills=(each.skill,))), _moved(each.change),
        )
        for each in shown
    ]  # fmt: skip
    return {"jobs": asks.jobs, "employers": asks.employers, "chart": bars(named)}


def _moved(change: Difference | None) -> str:
    """How a share moved over a year, where that is more than noise."""
    if change is None or not change.beyond_noise:
        return ""
    return f"{'up' if change.difference > 0 else 'down'} from {change.other.share:.0%} a year before"


def skill_parts(only: str = "") -> dict[str, Any]:
    """The skills of the field, part by part and group by group, those that most live jobs ask for first; ``counted`` is how
    many skills any asks for, ``first`` whether no other part stands before these."""
    pack, here = field_pack(), skills_address()
    try:
        counts = ask.live(timezone.localdate())
    except ColumnsError:
        counts = {}
    grouped: dict[str, list[SkillNow]] = {}
    for skill in pack.skills.values():
        now = SkillNow(
            skill,
            counts.get(skill.id, 0),
            f"{here}{skill.id}/" if here else "",
            pack.skills.get(skill.superseded_by or ""),
        )
        grouped.setdefault(skill.group, []).append(now)
    parts = []
    for part, name in field.skill_parts():
        groups = [group for group in pack.skill_groups.values() if group.part == part and grouped.get(group.id)]
        if only in ("", part):
            parts.append(PartNow(name, tuple(_group_now(group, grouped[group.id]) for group in groups)))
    return {"parts": parts, "counted": len(counts), "here": here, "first": only in ("", field.skill_parts()[0][0])}


def _group_now(group: SkillGroup, skills: list[SkillNow]) -> GroupNow:
    skills.sort(key=lambda now: (-now.jobs, now.skill.name.casefold()))
    current = [now for now in skills if not now.successor]
    silent = [now for now in current if not now.jobs]
    return GroupNow(
        group,
        counted=tuple(now for now in current if now.jobs),
        told=tuple(now for now in silent if now.skill.note),
        rest=tuple(now for now in silent if not now.skill.note),
        superseded=tuple(now for now in skills if now.successor),
    )


def benchmark_rows(bands: Iterable[PublishedBand]) -> list[BenchmarkRow]:
    """Each benchmark with the rungs whose published bands share more than an edge with it."""
    ladder = field.ladder()
    return [
        BenchmarkRow(band, tuple(step.rung for step in ladder if step.band and _overlap(band, step.band)))
        for band in bands
    ]


def _overlap(one: PublishedBand, other: PublishedBand) -> bool:
    tops = [band.high for band in (one, other) if band.high is not None and not band.open_top]
    return one.currency == other.currency and (not tops or max(one.low, other.low) < min(tops))


def latest(number: int, role: str | None = None) -> dict[str, Any]:
    """The newest live jobs, what each card says of its work, and the address of all of them."""
    jobs = find.latest(number, role=role)
    return {
        "jobs": jobs,
        "ledes": ledes([job.id for job in jobs]),
        "jobs_url": figures.address(Question(roles=(role,) if role else (), sort="newest")),
    }


def searched(query: str, number: int) -> dict[str, Any]:
    """The first live jobs of a search, how many it finds (None where there is no index), and the address of all of them."""
    asked = Question.from_query(parse_qs(query), field_pack())
    found = index.found(replace(asked, size=number))
    jobs = find.jobs([hit.job_id for hit in found[1]]) if found else []
    return {"jobs": jobs, "total": found[0] if found else None, "jobs_url": figures.address(asked)}


def _counts(facet: str, asked: Question) -> dict[str, int] | None:
    found = figures.answer(asked)
    return None if found is None else {value.value: value.count for value in found.facets[facet]}
