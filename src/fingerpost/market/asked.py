"""What the open jobs of a role ask for: how many of them name each skill, and which roles ask for much the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns
from fingerpost.market.distribution import FEWEST_EMPLOYERS, FEWEST_JOBS

COMMON = 0.1
"""A skill that fewer of a role's jobs ask for says little of the role, and is left out of what two roles share."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What so many open jobs ask for. ``skills`` counts the jobs that name a skill, ``named`` for each group of skills those
    that name any of it. Every job counts once."""

    jobs: int
    employers: int
    skills: Mapping[str, int]
    named: Mapping[str, int]

    @property
    def enough(self) -> bool:
        """Whether there are jobs and employers enough to speak of shares."""
        return self.jobs >= FEWEST_JOBS and self.employers >= FEWEST_EMPLOYERS

    def share(self, skill: str) -> float:
        """The share of the jobs that ask for a skill, 0 to 1."""
        return self.skills.get(skill, 0) / self.jobs if self.jobs else 0.0

    def share_of(self, group: str) -> float:
        """The share of the jobs that ask for any skill of a group, 0 to 1."""
        return self.named.get(group, 0) / self.jobs if self.jobs else 0.0


@dataclass(frozen=True, slots=True)
class Near:
    """A role that asks for much of what another asks for.

    ``overlap``, 0 to 1, is how much of what the other's jobs ask for these jobs ask for too, each skill by its share;
    ``shared`` are the skills that both ask for, and ``new`` those that most jobs of this role ask for on top.
    """

    role: str
    jobs: int
    overlap: float
    shared: tuple[str, ...]
    new: tuple[str, ...]


class Demand:
    """What the jobs that are open on a day ask for, to be asked role by role.

    ``groups`` names sets of skills of which each counts as the other (the clouds, say). What was asked once is kept.
    """

    def __init__(self, columns: Columns, today: date, groups: Mapping[str, Collection[str]]) -> None:
        self._columns, self._open = columns, columns.open_on(today)
        self._jobs, self._numbers = columns.asks()
        self._skills = columns.skills()
        numbers = {skill: number for number, skill in enumerate(self._skills)}
        self._groups: dict[str, NDArray[np.int64]] = {}
        for group, skills in groups.items():
            wanted = [numbers[skill] for skill in skills if skill in numbers]
            self._groups[group] = np.unique(self._jobs[np.isin(self._numbers, wanted)])
        self._kept: dict[tuple[tuple[str, ...], tuple[str, ...]], Asked] = {}

    def of(self, roles: Collection[str], levels: Collection[str] = ()) -> Asked:
        """What the open jobs of some roles ask for, at some levels or, without any, at all of them."""
        key = tuple(sorted(roles)), tuple(sorted(levels))
        if key not in self._kept:
            self._kept[key] = self._of(*key)
        return self._kept[key]

    def _of(self, roles: Collection[str], levels: Collection[str]) -> Asked:
        inside = self._open & self._columns.among("role", roles)
        if levels:
            inside &= self._columns.among("level", levels)
        counts = np.bincount(self._numbers[inside[self._jobs]], minlength=len(self._skills))
        return Asked(
            jobs=int(inside.sum()),
            employers=len(np.unique(self._columns.codes("employer")[inside & ~self._columns.among("employer", ("",))])),
            skills={self._skills[number]: int(counts[number]) for number in np.flatnonzero(counts)},
            named={group: int(inside[jobs].sum()) for group, jobs in self._groups.items()},
        )


def near(demand: Demand, role: str, others: Iterable[str], leave_out: Collection[str] = ()) -> list[Near]:
    """The other roles by how much of what one role asks for they ask for too, the nearest first. Roles with too few jobs are
    left out, and so are skills that are the field itself (``leave_out``); nothing where the role itself has too few."""
    own = demand.of((role,))
    if not own.enough:
        return []
    asked = _common(own, leave_out)
    found = []
    for other in others:
        theirs = demand.of((other,))
        if other != role and theirs.enough and asked:
            found.append(_near(other, asked, theirs, leave_out))
    return sorted(found, key=lambda one: (-one.overlap, one.role))


def _near(role: str, asked: Mapping[str, float], theirs: Asked, leave_out: Collection[str]) -> Near:
    common = _common(theirs, leave_out)
    both = {skill: min(share, theirs.share(skill)) for skill, share in asked.items()}
    shared = sorted((skill for skill in common if skill in asked), key=lambda skill: (-both[skill], skill))
    new = sorted((skill for skill in common if skill not in asked), key=lambda skill: (-common[skill], skill))
    return Near(role, theirs.jobs, sum(both.values()) / sum(asked.values()), tuple(shared), tuple(new))


def _common(asked: Asked, leave_out: Collection[str]) -> dict[str, float]:
    """The skills that are asked for often enough to belong to the role, each with its share."""
    return {
        skill: asked.share(skill) for skill in asked.skills if skill not in leave_out and asked.share(skill) >= COMMON
    }
