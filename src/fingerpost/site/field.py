"""The field as editors choose from it, and its ladder with the bands that are published for it now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.pack import Role, Rung
from fingerpost.site.index import field_pack
from fingerpost.store import bands
from fingerpost.store.models import PublishedBand

Choices = list[tuple[str, str]]


def role_choices() -> Choices:
    """Every role of the field, by its name."""
    return sorted(((role.id, role.name) for role in field_pack().roles.values()), key=lambda pair: pair[1])


def rung_choices() -> Choices:
    """Every rung of the ladder, from the lowest."""
    return [(rung.id, rung.name) for rung in field_pack().rungs]


def rung_numbers() -> list[tuple[int, str]]:
    """Every rung of the ladder by its number, from the lowest."""
    return [(rung.number, rung.name) for rung in field_pack().rungs]


def region_choices() -> Choices:
    """Every region that the field's places lie in."""
    return [
        (region, region) for region in sorted({place.region for place in field_pack().places.values() if place.region})
    ]


def family_choices() -> Choices:
    """Every family of roles, in the catalogue's order."""
    return [(family.id, family.name) for family in field_pack().families.values()]


def skill_choices() -> Choices:
    """Every skill of the field, by its name."""
    return sorted(
        ((skill.id, skill.name) for skill in field_pack().skills.values()), key=lambda pair: pair[1].casefold()
    )


PARTS = {"fundamentals": "Fundamentals", "programming": "Programming", "languages": "Languages and their libraries"}
"""The parts of a field's skills in the order in which they are shown, with their headings; a pack may add others."""


def skill_parts() -> Choices:
    """The parts that the field's groups of skills belong to, with their headings."""
    used = {group.part for group in field_pack().skill_groups.values()}
    return [
        (part, PARTS.get(part, part.capitalize())) for part in (*PARTS, *sorted(used - PARTS.keys())) if part in used
    ]


def roles_of(families: Iterable[str]) -> tuple[Role, ...]:
    """The roles of some families, in the order of the pack."""
    wanted = set(families)
    return tuple(role for role in field_pack().roles.values() if role.family in wanted)


@dataclass(frozen=True, slots=True)
class Step:
    """A rung with the band that is published for it now, and those before it; bands are the editors', the rung the pack's."""

    rung: Rung
    band: PublishedBand | None
    before: tuple[PublishedBand, ...] = ()


def ladder() -> tuple[Step, ...]:
    """The rungs from the lowest, each with its published band and the history of that."""
    now, before = bands.of_rungs(), bands.before()
    return tuple(Step(rung, now.get(rung.number), before.get(rung.number, ())) for rung in field_pack().rungs)


def benchmarks() -> tuple[PublishedBand, ...]:
    """The published bands of stages, from the lowest."""
    return bands.of_stages()
