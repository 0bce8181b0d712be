"""The field as editors choose from it, and its ladder with the bands that are published for it now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fingerpost.pack import Pack, Role, Rung
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


def rung_numbers(of: str = "") -> list[tuple[int, str]]:
    """Every rung of a field's ladder by its number, from the lowest."""
    return [(rung.number, rung.name) for rung in field_pack().field_of(of).rungs]


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


def roles_of(families: Iterable[str], pack: Pack | None = None) -> tuple[Role, ...]:
    """The roles of some families, in the order of a pack (the site's own)."""
    wanted = set(families)
    return tuple(role for role in (pack or field_pack()).roles.values() if role.family in wanted)


@dataclass(frozen=True, slots=True)
class Step:
    """A rung with the band that is published for it now, and those before it; bands are the editors', the rung the pack's."""

    rung: Rung
    band: PublishedBand | None
    before: tuple[PublishedBand, ...] = ()


def ladder(pack: Pack | None = None) -> tuple[Step, ...]:
    """The rungs of a field (the first of the site) from the lowest, each with its published band and the history of that."""
    pack = pack or field_pack()
    of = key_of(pack)
    now, before = bands.of_rungs(of), bands.before(of)
    return tuple(Step(rung, now.get(rung.number), before.get(rung.number, ())) for rung in pack.rungs)


def key_of(pack: Pack) -> str:
    """The name under which what is kept of a field is found: its pack's id; "" for the first field of the site."""
    site = field_pack()
    return "" if pack.id in {site.id, site.field_of("").id} else pack.id


def benchmarks() -> tuple[PublishedBand, ...]:
    """The published bands of stages, from the lowest."""
    return bands.of_stages()
