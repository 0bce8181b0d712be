"""The shapes of the self-check: its parts, questions and answers, the roles that it may name, and the first steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SelfPart:
    """A part of the self-check: what it is about, and a line that says how to answer."""

    id: str
    name: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class SelfQuestion:
    """A question of the self-check. ``kind`` is scale, many or one; what it speaks for (ids of families and roles) counts
    for a scale alone: of the others the answers speak."""

    id: str
    part: str
    kind: str
    text: str
    speaks_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfAnswer:
    """An answer to tick: of ``skills`` each counts as the other and the first gives its name where ``text`` is left out.

    ``rung`` is the rung that whoever has done this stands on, ``track`` the way on that it points to (engineer, manager).
    """

    id: str
    question: str
    text: str = ""
    skills: tuple[str, ...] = ()
    speaks_for: tuple[str, ...] = ()
    rung: str = ""
    track: str = ""


@dataclass(frozen=True, slots=True)
class SelfRole:
    """A role that the self-check may name, the rungs between which it may name it, and the answers (those with skills) that
    it asks for where there are too few jobs to measure that."""

    id: str
    asks: tuple[str, ...]
    lowest: str
    highest: str


@dataclass(frozen=True, slots=True)
class SelfStep:
    """A first step, offered where any of ``missing`` is missing, none of ``undone`` has been done, and the rung is one of
    ``rungs``; what is left out asks nothing. ``to`` is where it leads: guide:PAGE, course:ID or community:ID."""

    id: str
    text: str
    to: str = ""
    missing: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    rungs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """The questions of "Is it right for me?", and what each answer speaks for. ``version`` stands in the addresses of
    results; the skills ``everywhere`` are the field itself, and say nothing of one role among others."""

    version: int
    everywhere: tuple[str, ...]
    parts: tuple[SelfPart, ...]
    questions: Mapping[str, SelfQuestion]
    answers: Mapping[str, SelfAnswer]
    roles: Mapping[str, SelfRole]
    steps: tuple[SelfStep, ...]
