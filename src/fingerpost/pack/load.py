"""Load a pack from its folder: TOML words and Markdown prose in, frozen values out, every fault with its remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from fingerpost.pack.check import check_references
from fingerpost.pack.entries import read_keyed, read_list, read_tables, read_toml, read_value
from fingerpost.pack.fault import PackError
from fingerpost.pack.layers import beneath, families_of, join, sameness_of, take_roles
from fingerpost.pack.places import PLACE_TABLES, read_places, read_postcodes
from fingerpost.pack.self_check import read_self_check
from fingerpost.pack.shapes import (
    Authority,
    Benchmark,
    CheckRule,
    Consultant,
    Entry,
    Event,
    Family,
    Pack,
    Place,
    Prose,
    Role,
    RuleFamily,
    Rung,
    Sameness,
    Skill,
    SkillGroup,
    Step,
    Track,
)  # fmt: skip
from fingerpost.pack.taxes import read_taxes
from fingerpost.pack.taxyear import TaxYear

PACKS = Path(__file__).parent / "packs"
HEAD = ("id", "name", "field", "country", "language", "version", "description")


@lru_cache(maxsize=8)
def load_pack(name: str = "machine-learning-uk") -> Pack:
    """The pack of that name (a folder beside this module) or in that folder, with the packs that it extends beneath it.

    Several names with commas between them give the pack of a site that holds all those fields (``Pack.fields``).
    Raises ``PackError``, which names file, entry and remedy, for a pack that cannot be used. A pack is loaded once.
    """
    pack = draft_pack(name)
    for fault in check_references(pack):
        raise PackError(PACKS / pack.id / fault.file, fault.entry, fault.fault, fault.remedy)
    return pack


def draft_pack(name: str) -> Pack:
    """The same as it is being written: what its files name and no file holds is let be, for ``check_pack`` to tell of.

    Raises ``PackError`` for a file that cannot be read at all.
    """
    if "," in name:
        return join(PACKS, [load_pack(one.strip()) for one in name.split(",") if one.strip()])
    folder = _folder(name)
    head = _read_head(folder / "pack.toml")
    _check_line(folder, head, (folder,))
    return _assemble(folder, head, [load_pack(parent) for parent in head.get("extends", [])])


def _folder(name: str) -> Path:
    folder = PACKS / name if (PACKS / name).is_dir() else Path(name)
    if not (folder / "pack.toml").is_file():
        known = ", ".join(sorted(path.parent.name for path in PACKS.glob("*/pack.toml")))
        remedy = f"Give one of {known}, or a folder that holds a pack.toml"
        raise PackError(folder / "pack.toml", "", "no such pack", remedy)
    return folder


def _check_line(folder: Path, head: Mapping[str, Any], above: tuple[Path, ...]) -> None:
    """A pack that extends itself, at whatever remove, would never be loaded."""
    for parent in map(_folder, head.get("extends", [])):
        if parent in above:
            fault = f"{parent.name} extends itself"
            raise PackError(folder / "pack.toml", "extends", fault, "Take it out of the list")
        _check_line(parent, _read_head(parent / "pack.toml"), (*above, parent))


def _read_head(file: Path) -> Mapping[str, Any]:
    head = read_tables(file, (*HEAD, "extends"))
    for key in HEAD:
        if not isinstance(head.get(key), str):
            raise PackError(file, "", f"{key!r} is missing, or is not text", f'Add {key} = "…"')
    extends = head.get("extends", [])
    if not isinstance(extends, list) or not all(isinstance(name, str) for name in extends):
        raise PackError(file, "extends", f"{extends!r} is not a list of packs", 'Write extends = ["uk"]')
    return head


def _assemble(folder: Path, head: Mapping[str, Any], lower: list[Pack]) -> Pack:
    words: dict[str, Mapping[str, tuple[str, ...]]] = {}
    groups: dict[str, SkillGroup] = {}
    skills: dict[str, Skill] = {}
    families: dict[str, RuleFamily] = {}
    authorities: dict[str, Authority] = {}
    rules: dict[str, CheckRule] = {}
    taxes: dict[str, TaxYear] = {}
    for pack in lower:
        words |= pack.words
        groups |= pack.skill_groups
        skills |= pack.skills
        families |= pack.rule_families
        authorities |= pack.authorities
        rules |= pack.check_rules
        taxes |= pack.taxes
    for path in sorted((folder / "words").glob("*.toml")):
        words[path.stem] = {**words.get(path.stem, {}), **_read_words(path)}
    for path in sorted((folder / "skills").glob("*.toml")):
        tables = read_tables(path, ("group", "skill"))
        groups |= read_keyed(path, tables, "group", SkillGroup, groups)
        skills |= read_keyed(path, tables, "skill", Skill, skills)
    for path in sorted((folder / "checks").glob("*.toml")):
        tables = read_tables(path, ("family", "authority", "rule"))
        families |= read_keyed(path, tables, "family", RuleFamily, families)
        authorities |= read_keyed(path, tables, "authority", Authority, authorities)
        rules |= read_keyed(path, tables, "rule", CheckRule, rules)
    places, postcodes = _read_gazetteer(folder / "places.toml", lower)
    roles = read_tables(folder / "roles.toml", ("take", "family", "role", "same"))
    own = read_keyed(folder / "roles.toml", roles, "role", Role, {})
    taken = take_roles(folder / "roles.toml", roles.get("take", []), lower, own.values())
    invented = folder / "demo" / "events.toml"
    events = read_tables(invented, ("community", "event"))
    ladder = read_tables(folder / "ladder.toml", ("roles", "rung", "step", "benchmark", "track"))
    return Pack(
        **{key: head[key] for key in HEAD},
        families=read_keyed(folder / "roles.toml", roles, "family", Family, {})
        | families_of([*taken.values(), *own.values()], lower),
        roles=own | taken,
        rungs=tuple(read_keyed(folder / "ladder.toml", ladder, "rung", Rung, {}).values()),
        ladder_roles=tuple(ladder.get("roles", ())),
        progression=read_list(folder / "ladder.toml", ladder, "step", Step),
        benchmarks=read_list(folder / "ladder.toml", ladder, "benchmark", Benchmark),
        skill_groups=groups,
        skills=skills,
        places=places,
        postcodes=postcodes,
        industries=_entries(folder / "industries.toml", "industry"),
        qualifications=_entries(folder / "qualifications.toml", "qualification"),
        courses=_entries(folder / "courses.toml", "course"),
        communities=_entries(folder / "communities.toml", "community"),
        salary_guides=_entries(folder / "salary-guides.toml", "guide"),
        team=_team(folder / "team.toml"),
        demo_communities=tuple(read_keyed(invented, events, "community", Entry, {}).values()),
        events=tuple(read_keyed(invented, events, "event", Event, {}).values()),
        prose=tuple(sorted(_read_prose(folder / "guide"), key=lambda page: (page.order, page.id))),
        words=words,
        rule_families=families,
        authorities=authorities,
        check_rules=rules,
        taxes=taxes | read_taxes(folder / "tax"),
        self_check=read_self_check(folder / "self-check.toml"),
        tracks=read_list(folder / "ladder.toml", ladder, "track", Track),
        sameness=sameness_of(lower, read_list(folder / "roles.toml", roles, "same", Sameness)),
        beneath=beneath(lower),
    )


def _entries(path: Path, table: str) -> tuple[Entry, ...]:
    return tuple(read_keyed(path, read_tables(path, (table,)), table, Entry, {}).values())


def _team(path: Path) -> tuple[Consultant, ...]:
    return tuple(read_keyed(path, read_tables(path, ("consultant",)), "consultant", Consultant, {}).values())


def _read_gazetteer(path: Path, lower: list[Pack]) -> tuple[dict[str, Place], dict[str, str]]:
    places: dict[str, Place] = {}
    postcodes: dict[str, str] = {}
    for pack in lower:
        places |= pack.places
        postcodes |= pack.postcodes
    tables = read_tables(path, PLACE_TABLES)
    places |= read_places(path, tables)
    return places, postcodes | read_postcodes(path, tables, places)


def _read_words(path: Path) -> dict[str, tuple[str, ...]]:
    """Tables of phrases: ``[contract.permanent] phrases = […]`` becomes ``{"contract.permanent": (…)}``."""
    found: dict[str, tuple[str, ...]] = {}

    def walk(prefix: str, table: Mapping[str, Any]) -> None:
        for key, item in table.items():
            name = f"{prefix}.{key}" if prefix else key
            if isinstance(item, dict):
                walk(name, item)
            elif isinstance(item, list) and all(isinstance(word, str) for word in item):
                found[prefix if key == "phrases" else name] = tuple(item)
            else:
                raise PackError(path, name, f"{item!r} is not a list of phrases", 'Write phrases = ["…", "…"]')

    walk("", read_toml(path))
    return found


def _read_prose(folder: Path) -> Iterator[Prose]:
    """Markdown with a TOML head between ``+++`` lines: title, summary, order."""
    for path in sorted(folder.glob("*.md")):
        parts = path.read_text(encoding="utf-8").split("+++\n", 2)
        if len(parts) != 3 or parts[0].strip():
            raise PackError(path, "", "no head between +++ lines", 'Begin with +++, title = "…", summary = "…", +++')
        try:
            head = tomllib.loads(parts[1])
        except tomllib.TOMLDecodeError as error:
            raise PackError(path, "", f"its head is not valid TOML ({error})", "Mend the line that is named") from error
        yield read_value(path, "", Prose, {**head, "id": path.stem, "markdown": parts[2].strip()})
