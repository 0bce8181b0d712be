"""The self-check of a field: what a visitor is asked, and what each answer speaks for. Loaded from self-check.toml, and checked.

What is asked stands in parts, each of questions, each of answers. The codes of questions and answers are two small letters,
stand in the addresses that visitors share, and so are never used again for anything else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from fingerpost.pack.asked import SelfAnswer, SelfCheck, SelfPart, SelfQuestion, SelfRole, SelfStep
from fingerpost.pack.entries import read_keyed, read_tables
from fingerpost.pack.fault import Fault, PackError
from fingerpost.pack.shapes import Pack

KINDS = ("scale", "many", "one")
"""How a question is answered: by how much one agrees, by ticking any of its answers, or by choosing one."""
TRACKS = ("", "engineer", "manager")
FILE = "self-check.toml"
_CODE = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that something in the file may name, with what they are the ids of."""

    ids: Collection[str]
    what: str


def read_self_check(path: Path) -> SelfCheck | None:
    """The self-check of a file; None where there is no such file. Raises ``PackError``."""
    tables = read_tables(path, ("version", "everywhere", "part", "question", "answer", "role", "step"))
    if not tables:
        return None
    version = tables.get("version")
    if type(version) is not int or version < 1:
        raise PackError(path, "version", f"{version!r} is not a whole number from 1", "Write version = 1 at the head")
    everywhere = tables.get("everywhere", [])
    if not isinstance(everywhere, list):
        raise PackError(path, "everywhere", f"{everywhere!r} is not a list of skills", 'Write everywhere = ["…"]')
    check = SelfCheck(
        version=version,
        everywhere=tuple(map(str, everywhere)),
        parts=tuple(read_keyed(path, tables, "part", SelfPart, {}).values()),
        questions=read_keyed(path, tables, "question", SelfQuestion, {}),
        answers=read_keyed(path, tables, "answer", SelfAnswer, {}),
        roles=read_keyed(path, tables, "role", SelfRole, {}),
        steps=tuple(read_keyed(path, tables, "step", SelfStep, {}).values()),
    )
    for code in chain(check.questions, check.answers):
        if not _CODE.fullmatch(code):
            raise PackError(
                path, code, "is no code", 'Write two small letters, as in id = "py": they stand in addresses'
            )
    return check


def check_self_check(pack: Pack) -> Iterator[Fault]:
    """What the self-check names and nothing else holds."""
    check = pack.self_check
    if check is None:
        return
    for code in set(check.questions) & set(check.answers):
        yield Fault(FILE, f"[[answer]] {code}", "a question has this code", "Codes stand in addresses: choose another")
    yield from _unknown("everywhere", check.everywhere, Known(pack.skills, "skill"))
    parts = {part.id: part for part in check.parts}
    for question in check.questions.values():
        entry = f"[[question]] {question.id}"
        yield from _unknown(entry, (question.part,), Known(parts, "part"))
        yield from _unknown(entry, (question.kind,), Known(KINDS, "kind"))
        yield from _unknown(entry, question.speaks_for, _speakable(pack))
        if (question.kind == "scale") == any(answer.question == question.id for answer in check.answers.values()):
            remedy = "A question of kind scale has no answers of its own, any other at least one"
            yield Fault(FILE, entry, "its answers do not fit its kind", remedy)
    for answer in check.answers.values():
        entry = f"[[answer]] {answer.id}"
        yield from _unknown(entry, (answer.question,), Known(check.questions, "question"))
        yield from _unknown(entry, answer.skills, Known(pack.skills, "skill"))
        yield from _unknown(entry, answer.speaks_for, _speakable(pack))
        yield from _unknown(entry, (answer.rung,) if answer.rung else (), _rungs(pack))
        yield from _unknown(entry, (answer.track,), Known(TRACKS, "track"))
        if not (answer.text or answer.skills):
            yield Fault(FILE, entry, "it says nothing", "Give text, or skills: the first one's name is shown")
    for role in check.roles.values():
        entry = f"[[role]] {role.id}"
        yield from _unknown(entry, (role.id,), Known(pack.roles, "role"))
        yield from _unknown(entry, role.asks, _knowledge(check))
        yield from _unknown(entry, (role.lowest, role.highest), _rungs(pack))
    for step in check.steps:
        entry = f"[[step]] {step.id}"
        yield from _unknown(entry, step.missing, _knowledge(check))
        yield from _unknown(entry, step.undone, Known(check.answers, "answer"))
        yield from _unknown(entry, step.rungs, _rungs(pack))
        yield from _unknown(entry, (step.to,) if step.to else (), _targets(pack))


def _speakable(pack: Pack) -> Known:
    return Known({**pack.families, **pack.roles}, "family or role")


def _rungs(pack: Pack) -> Known:
    return Known([rung.id for rung in pack.rungs], "rung")


def _knowledge(check: SelfCheck) -> Known:
    return Known([answer.id for answer in check.answers.values() if answer.skills], "answer with skills")


def _targets(pack: Pack) -> Known:
    """Where a first step may lead: a page of the guide, a course, a community."""
    named: Mapping[str, Collection[str]] = {
        "guide": [prose.id for prose in pack.prose],
        "course": [course.id for course in pack.courses],
        "community": [community.id for community in pack.communities],
    }
    return Known({f"{kind}:{id}" for kind, ids in named.items() for id in ids}, "way")


def _unknown(entry: str, names: Collection[str], known: Known) -> Iterator[Fault]:
    for name in names:
        if name not in known.ids:
            few = ", ".join(sorted(map(str, known.ids))[:12])
            yield Fault(FILE, entry, f"no {known.what} {name!r}", f"Give the id of one, such as {few}")
