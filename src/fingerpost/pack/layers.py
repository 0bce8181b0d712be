"""Packs upon packs: what one takes from those beneath it, and several fields made one for a site that holds them all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from fingerpost.pack.fault import PackError
from fingerpost.pack.shapes import Family, Pack, Role, Sameness

K = TypeVar("K")

MERGED = (
    "families", "roles", "skill_groups", "skills", "places", "postcodes", "rule_families", "authorities", "check_rules", "taxes",
)  # fmt: skip
"""What is read with, and so is one for all fields of a site. Ladders, prose and lists stay each field's own."""


def take_roles(path: Path, wanted: Any, lower: Iterable[Pack], own: Collection[Role]) -> dict[str, Role]:
    """The roles of the packs beneath that a pack names under ``take``. A title that one of its own roles has is left to that role.

    Raises ``PackError`` for a role that no pack beneath has, or that the pack has itself.
    """
    if not isinstance(wanted, list) or not all(isinstance(name, str) for name in wanted):
        raise PackError(path, "take", f"{wanted!r} is not a list of roles", 'Write take = ["…", "…"]')
    beneath = {role.id: role for pack in lower for role in pack.roles.values()}
    titles = {title.casefold() for role in own for title in role.titles}
    aliases = {alias for role in own for alias in role.aliases}
    found: dict[str, Role] = {}
    for name in wanted:
        if name not in beneath:
            raise PackError(
                path, "take", f"no role {name!r} in the packs beneath", "Name a role of a pack that it extends"
            )
        if name in found or name in {role.id for role in own}:
            raise PackError(path, "take", f"the role {name!r} stands twice", "Take it once, or write it yourself")
        role = beneath[name]
        found[name] = replace(
            role,
            titles=tuple(title for title in role.titles if title.casefold() not in titles),
            aliases=tuple(alias for alias in role.aliases if alias not in aliases),
        )
    return found


def families_of(roles: Iterable[Role], lower: Iterable[Pack]) -> dict[str, Family]:
    """The families of packs beneath that some roles belong to, in the order in which the roles name them."""
    known = {family.id: family for pack in lower for family in pack.families.values()}
    return {role.family: known[role.family] for role in roles if role.family in known}


def sameness_of(lower: Iterable[Pack], own: Iterable[Sameness]) -> tuple[Sameness, ...]:
    """The reasons why titles are one role: a pack's own before those beneath it, each word once."""
    said = {same.word: same for pack in lower for same in pack.sameness}
    return tuple((said | {same.word: same for same in own}).values())


def beneath(lower: Iterable[Pack]) -> frozenset[str]:
    """The ids of packs and of all that they stand on."""
    return frozenset(name for pack in lower for name in (pack.id, *pack.beneath))


def join(folder: Path, fields: Sequence[Pack]) -> Pack:
    """Several fields as one pack for a site: read with the words and roles of all; the ladder, prose and lists are the first's.

    What stands in two packs is that of the upper one; where neither stands on the other, both must say the same.
    Raises ``PackError`` where they do not, and where a field is named twice.
    """
    ids = [pack.id for pack in fields]
    for name in ids:
        if ids.count(name) > 1:
            raise PackError(folder, name, "this pack is named twice", "Name each pack once")
    merged: dict[str, Any] = {name: {} for name in MERGED}
    words: dict[str, Mapping[str, tuple[str, ...]]] = {}
    below: list[Pack] = []
    for pack in sorted(fields, key=lambda one: len(one.beneath)):
        for name in MERGED:
            merged[name] = _over(folder, pack, below, name, (merged[name], getattr(pack, name)))
        for file, tables in pack.words.items():
            words[file] = _over(folder, pack, below, f"words of {file}.toml", (words.get(file, {}), tables))
        below.append(pack)
    return replace(
        fields[0],
        **merged,
        id="+".join(ids),
        version="+".join(pack.version for pack in fields),
        words=words,
        sameness=sameness_of(below, ()),
        salary_guides=tuple(_by_id(guide for pack in fields for guide in pack.salary_guides).values()),
        beneath=beneath(fields),
        fields=tuple(fields),
    )


def _over(
    folder: Path, pack: Pack, below: Iterable[Pack], what: str, tables: tuple[Mapping[str, Any], Mapping[str, Any]]
) -> dict[str, Any]:
    """A pack's own values laid over those of the fields before it; a stranger to one of them must agree with them."""
    there, here = tables
    if not all(other.id in pack.beneath for other in below):
        for name in there.keys() & here.keys():
            if there[name] != here[name]:
                fault = f"{what.replace('_', ' ')}: {name!r} means something else in another pack of this site"
                remedy = "Rename one of the two, or let one pack extend the other and take it"
                raise PackError(folder, pack.id, fault, remedy)
    return {**there, **here}


def _by_id(entries: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        found.setdefault(entry.id, entry)
    return found
