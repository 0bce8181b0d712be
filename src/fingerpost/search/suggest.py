"""As one types: the roles, skills and places whose names begin so, with how many jobs each has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fingerpost.pack import Pack
from fingerpost.search.distance import POINTS
from fingerpost.search.names import OTHER
from fingerpost.search.words import tokens_of

Kind = Literal["role", "skill", "place", "employer"]
KINDS: tuple[Kind, ...] = ("role", "skill", "place", "employer")
EACH = 4
"""Suggestions of one kind at most."""
END = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value that what was typed may mean: its kind and name, how many jobs have it, and the words that stand before it."""

    kind: Kind
    value: str
    name: str
    jobs: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    value: str
    name: str
    jobs: int


class Suggester:
    """The names of a pack that any job has, by how each of their words begins. ``jobs`` counts the jobs of a value."""

    def __init__(self, pack: Pack, jobs: Callable[[str, str], int]) -> None:
        starts: dict[str, dict[_Entry, None]] = {}
        for kind, value, name, phrases in _named(pack):
            if count := jobs(kind, value):
                entry = _Entry(kind, value, name, count)
                for phrase in phrases:
                    tokens = tokens_of(phrase)
                    for at in range(len(tokens)):
                        starts.setdefault(" ".join(tokens[at:]), {}).setdefault(entry)
        self.keys = sorted(starts)
        self.entries = [tuple(starts[key]) for key in self.keys]
        self._kept: Callable[[str], tuple[_Entry, ...]] = lru_cache(maxsize=4096)(self._looked_up)

    def suggest(self, typed: str, employers: Callable[[str], Iterable[tuple[str, str, int]]]) -> tuple[Suggestion, ...]:
        """What the words that were typed may mean, role by role, skill by skill and so on; those of most jobs first.

        Where nothing begins with all the words, the first of them stand as they are and the rest are completed.
        ``employers`` gives the keys, names and jobs of employers that begin with some words.
        """
        tokens = tokens_of(typed)
        for at in range(len(tokens)):
            start = " ".join(tokens[at:])
            found = self._beginning(start)
            if at == 0:
                found += [_Entry("employer", *each) for each in employers(start)]
            if found:
                return tuple(_led(found, " ".join(tokens[:at])))
        return ()

    def _beginning(self, start: str) -> list[_Entry]:
        return list(self._kept(start))

    def _looked_up(self, start: str) -> tuple[_Entry, ...]:
        low, high = bisect_left(self.keys, start), bisect_left(self.keys, start + END)
        found = dict.fromkeys(entry for entries in self.entries[low:high] for entry in entries)
        return tuple(entry for kind in KINDS for entry in _leading(found, kind, start))


def _led(found: list[_Entry], before: str) -> Iterator[Suggestion]:
    for kind in KINDS:
        yield from (
            Suggestion(entry.kind, entry.value, entry.name, entry.jobs, before) for entry in found if entry.kind == kind
        )


def _leading(found: Iterable[_Entry], kind: Kind, start: str) -> list[_Entry]:
    """The first few of a kind: those whose own name begins so before those of another name, then those of most jobs."""
    some = [entry for entry in found if entry.kind == kind]
    some.sort(key=lambda entry: (not " ".join(tokens_of(entry.name)).startswith(start), -entry.jobs, entry.name))
    return some[:EACH]


def _named(pack: Pack) -> Iterator[tuple[Kind, str, str, tuple[str, ...]]]:
    """Each role, skill and place, with its name and all the ways to write it."""
    for role in pack.roles.values():
        if role.id != OTHER:
            yield "role", role.id, role.name, (role.name, *role.titles, *role.aliases)
    for skill in pack.skills.values():
        yield "skill", skill.id, skill.name, (skill.name, *skill.aliases, *skill.exact)
    for place in pack.places.values():
        if place.kind in (*POINTS, "county", "region", "nation"):
            yield "place", place.id, place.name, (place.name, *place.aliases)
