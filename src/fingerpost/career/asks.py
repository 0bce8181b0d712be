"""What a role asks for on a rung: measured from its open jobs where there are enough, else as the pack has it."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.market import Asked, Demand
from fingerpost.pack import Rung, SelfAnswer, SelfCheck

LEAST = 0.15
"""What fewer jobs than this share ask for is no part of what the role asks for."""
MOST = 8
"""So many things are named at most, those that most jobs ask for."""
BESIDE = 4
"""So many further skills, which the check does not ask about."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a role asks for, as the check names it. ``jobs`` ask for it (None where it is the pack that says so), and
    ``skills`` counts those that name each of the skills that count as it, the most frequent first."""

    answer: str
    jobs: int | None
    weight: float
    skills: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Asks:
    """What a role asks for, the most asked for first.

    ``jobs`` open jobs at ``employers`` were counted, at the levels of ``levels`` or, where that is empty, at all of them; 0 jobs
    mean that there are too few to measure, and that the pack says it. ``beside`` are skills outside the check, with their jobs.
    """

    role: str
    levels: tuple[str, ...]
    jobs: int
    employers: int
    asks: tuple[Ask, ...]
    beside: tuple[tuple[str, int], ...] = ()

    @property
    def measured(self) -> bool:
        """Whether jobs say it."""
        return self.jobs > 0

    def known(self, ticked: frozenset[str]) -> float:
        """How much of what is asked for is among the answers ticked, 0 to 1, each by how many ask for it."""
        whole = sum(ask.weight for ask in self.asks)
        return sum(ask.weight for ask in self.asks if ask.answer in ticked) / whole if whole else 0.0


def asks_of(role: str, rung: Rung | None, check: SelfCheck, demand: Demand | None) -> Asks:
    """What a role asks for on a rung (or without one on all of them), from the narrowest that has jobs enough."""
    levels = () if rung is None else (*rung.levels, "") if rung.unmarked else rung.levels
    if demand is not None:
        for tried in dict.fromkeys((levels, ())):
            found = demand.of((role,), tried)
            if found.enough:
                return _measured(role, tried, found, check)
    ours = check.roles[role].asks if role in check.roles else ()
    falling = tuple(Ask(code, None, 1 - 0.5 * place / max(1, len(ours))) for place, code in enumerate(ours))
    return Asks(role, levels, 0, 0, falling)


def _measured(role: str, levels: tuple[str, ...], found: Asked, check: SelfCheck) -> Asks:
    answers = [answer for answer in check.answers.values() if answer.skills]
    asked = [_ask(answer, found) for answer in answers if found.share_of(answer.id) >= LEAST]
    asked.sort(key=lambda ask: -ask.weight)
    inside = {skill for answer in answers for skill in answer.skills} | set(check.everywhere)
    beside = [
        (skill, jobs) for skill, jobs in found.skills.items() if skill not in inside and found.share(skill) >= LEAST
    ]
    beside.sort(key=lambda pair: (-pair[1], pair[0]))
    return Asks(role, levels, found.jobs, found.employers, tuple(asked[:MOST]), tuple(beside[:BESIDE]))


def _ask(answer: SelfAnswer, found: Asked) -> Ask:
    named = [(skill, found.skills[skill]) for skill in answer.skills if skill in found.skills]
    named.sort(key=lambda pair: -pair[1])
    return Ask(answer.id, found.named[answer.id], found.share_of(answer.id), tuple(named))
