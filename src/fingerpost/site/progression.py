"""A career's progression in live figures: what each step and each way on pays, and which roles are a move sideways."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from fingerpost.columns import ColumnsError
from fingerpost.market import Demand, Near, near
from fingerpost.pack import Pack, Role, Rung, Step, Track
from fingerpost.search import Question
from fingerpost.site import figures
from fingerpost.site.index import field_pack
from fingerpost.site.pay import ask

MOVES = 6
NAMED = 5
"""Skills that are named of those that two roles share, and of those that would be new."""
FAR = 0.15
"""A role that asks for less than this of what another does is no move sideways."""


@dataclass(frozen=True, slots=True)
class StepNow:
    """A step of the progression, its rung, and what the adverts of the ladder pay there."""

    step: Step
    now: figures.RungNow | None


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way on with what it pays on each of its rungs."""

    track: Track
    rungs: tuple[tuple[Rung, figures.Figure | None], ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A role that is near another: how much of what the other asks for it asks for too, what both and what it alone does."""

    role: Role
    overlap: float
    jobs: int
    jobs_url: str
    shared: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sideways:
    """The moves from a role (None where no role has jobs enough), and the roles that one may ask it of. ``unknown`` is what was
    asked and is no such role."""

    role: Role | None
    jobs: int
    jobs_url: str
    moves: tuple[Move, ...]
    choices: tuple[Role, ...]
    unknown: str = ""


def steps(pack: Pack) -> list[StepNow]:
    """The steps from the first, each with its rung as it stands now."""
    rungs = {now.rung.number: now for now in figures.rungs_now(pack=pack)}
    return [StepNow(step, rungs.get(step.rung)) for step in pack.progression]


def ways_on(pack: Pack) -> list[WayOn]:
    """The ways on from where the ladder forks."""
    rungs = {rung.id: rung for rung in pack.rungs}
    return [
        WayOn(track, tuple((rungs[rung], figures.figure(figures.question(track.roles, rung))) for rung in track.rungs))
        for track in pack.tracks
    ]


def sideways(asked: str, pack: Pack) -> Sideways:
    """The moves from the role that is asked for, or from the first of the ladder that has jobs enough."""
    demand = _demand()
    if demand is None:
        return Sideways(None, 0, "", (), ())
    able = tuple(role for role in pack.roles.values() if role.id != "other" and demand.of((role.id,)).enough)
    if not able:
        return Sideways(None, 0, "", (), ())
    chosen = next((role for role in able if role.id == asked), None)
    role = chosen or next((each for each in able if each.id in pack.ladder_roles), able[0])
    everywhere = pack.self_check.everywhere if pack.self_check else ()
    found = near(demand, role.id, (other.id for other in able), everywhere)
    return Sideways(
        role=role,
        jobs=demand.of((role.id,)).jobs,
        jobs_url=_jobs_url(role.id),
        moves=tuple(_move(one) for one in found if one.overlap >= FAR)[:MOVES],
        choices=tuple(sorted(able, key=lambda each: each.name)),
        unknown=asked[:80] if asked and chosen is None else "",
    )


def _demand() -> Demand | None:
    try:
        return ask.demand(timezone.localdate())
    except ColumnsError:
        return None


def _move(one: Near) -> Move:
    skills = field_pack().skills
    shared, new = (
        tuple(skills[skill].name for skill in named if skill in skills)[:NAMED] for named in (one.shared, one.new)
    )
    return Move(field_pack().roles[one.role], one.overlap, one.jobs, _jobs_url(one.role), shared, new)


def _jobs_url(role: str) -> str:
    return figures.address(Question(roles=(role,)))
