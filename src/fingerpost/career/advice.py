"""What the answers come to: a few roles that fit with their rung, what else to look at, and the first steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.career.answers import Profile
from fingerpost.career.asks import asks_of
from fingerpost.career.fit import Fit, Reached, fit, rung_for, rung_reached, track_of
from fingerpost.market import Demand
from fingerpost.pack import Pack, SelfCheck, SelfStep

ROLES, FURTHER = 3, 3
ALIKE = 4
"""Roles stand in the order of whole quarters; within one, the role with more jobs stands first."""
OF_ONE_FAMILY = 2
"""No more of the roles named are of one family: the third would say little that the first two do not."""
STEPS, GENERAL = 3, 2
"""First steps that answer something in particular, and those that are for everybody."""
DOORS = 5


@dataclass(frozen=True, slots=True)
class Advice:
    """What the answers of one person come to. ``fits`` are in order, the best first; ``further`` are other roles to look at.
    ``doors`` are the roles with the most open jobs for beginners, with their number: the answer to somebody with nothing to
    tick yet. ``track`` is the way on that they prefer, or ""."""

    fits: tuple[Fit, ...]
    further: tuple[str, ...]
    reached: Reached
    track: str
    steps: tuple[SelfStep, ...]
    doors: tuple[tuple[str, int], ...]


def advise(profile: Profile, pack: Pack, check: SelfCheck, demand: Demand | None) -> Advice:
    """Roles, rungs and first steps for a profile. Without ``demand`` (no jobs read yet) the pack says what roles ask for."""
    reached = rung_reached(profile, pack, check)
    fits = [] if profile.blank else sorted(_fits(profile, pack, check, demand, reached), key=_place)
    named = _varied(fits, pack)
    return Advice(
        fits=tuple(named),
        further=tuple(one.role for one in fits if one not in named)[:FURTHER],
        reached=reached,
        track=track_of(profile, check),
        steps=tuple(_steps(profile, check, named, reached)),
        doors=_doors(pack, check, demand),
    )


def _place(one: Fit) -> tuple[int, int]:
    return -round(one.order * ALIKE), -one.asks.jobs


def _fits(profile: Profile, pack: Pack, check: SelfCheck, demand: Demand | None, reached: Reached) -> Iterable[Fit]:
    for spec in check.roles.values():
        role, everywhere = pack.roles[spec.id], asks_of(spec.id, None, check, demand)
        rung = rung_for(spec, reached, everywhere.known(profile.ticked), pack)
        if rung is not None:
            here = asks_of(spec.id, rung[0], check, demand)
            found = fit(role, (everywhere, here), rung, reached, profile, pack)
            if found.liked or found.known or found.done:
                yield found


def _varied(fits: Iterable[Fit], pack: Pack) -> list[Fit]:
    named: list[Fit] = []
    of_family: Counter[str] = Counter()
    for one in fits:
        family = pack.roles[one.role].family
        if len(named) < ROLES and of_family[family] < OF_ONE_FAMILY:
            of_family[family] += 1
            named.append(one)
    return named


def _steps(profile: Profile, check: SelfCheck, fits: list[Fit], reached: Reached) -> Iterable[SelfStep]:
    """The steps of the pack that answer what is missing for the roles named, then those that are for everybody."""
    missing = {code for one in fits for code in one.missing(profile.ticked)}
    rungs = {one.rung.id for one in fits} or {reached.rung.id}
    fitting = [
        step
        for step in check.steps
        if (not step.missing or missing & set(step.missing))
        and not profile.ticked & set(step.undone)
        and (not step.rungs or rungs & set(step.rungs))
    ]
    general = [step for step in fitting if not (step.missing or step.undone or step.rungs)]
    return [*[step for step in fitting if step not in general][:STEPS], *general[:GENERAL]]


def _doors(pack: Pack, check: SelfCheck, demand: Demand | None) -> tuple[tuple[str, int], ...]:
    """The roles with the most open jobs on the first rung."""
    if demand is None or not pack.rungs:
        return ()
    counted = Counter({role: demand.of((role,), pack.rungs[0].levels).jobs for role in check.roles})
    return tuple((role, jobs) for role, jobs in counted.most_common(DOORS) if jobs)
