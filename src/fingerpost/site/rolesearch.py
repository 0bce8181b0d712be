"""A search among the roles of the catalogue: by name, by title in use, and by every wording that adverts use for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fingerpost.search import tokens_of
from fingerpost.site.catalogue import FamilyNow, RoleNow

LONGEST = 80
"""Characters of what is typed that count."""
SHOWN = 3
"""Wordings of adverts that are shown of those that were met."""


def matching(families: Iterable[FamilyNow], typed: str) -> list[FamilyNow]:
    """The families with the roles that what is typed means; all of them where nothing is typed. The last word may be the
    beginning of one, as it is while somebody types; families without such a role are left out."""
    wanted = tokens_of(typed[:LONGEST])
    if not wanted:
        return list(families)
    found = (replace(now, roles=tuple(_met(now.roles, wanted, now.family.name))) for now in families)
    return [now for now in found if now.roles]


def _met(roles: Iterable[RoleNow], wanted: tuple[str, ...], family: str) -> Iterator[RoleNow]:
    for now in roles:
        shown = (now.role.name, family, *(use.title for use in now.titles))
        read_as = [alias for alias in now.role.aliases if _holds(alias, wanted)]
        if any(_holds(words, wanted) for words in shown):
            yield now
        elif read_as:
            yield replace(now, read_as=tuple(read_as[:SHOWN]))


def _holds(words: str, wanted: tuple[str, ...]) -> bool:
    """Whether each word that is wanted is a word there, or for the last of them the beginning of one."""
    there = tokens_of(words)
    return all(word in there for word in wanted[:-1]) and any(word.startswith(wanted[-1]) for word in there)
