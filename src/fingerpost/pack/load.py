"""Load a pack from its folder: TOML words and Markdown prose in, frozen values out, every fault named with its remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from fingerpost.pack.fault import PackError
from fingerpost.pack.places import read_places, read_postcodes
from fingerpost.pack.shapes import (
    Band,
    Benchmark,
    Consultant,
    Entry,
    Family,
    Pack,
    Place,
    Prose,
    Role,
    Rung,
    Skill,
    SkillGroup,
    Step,
)  # fmt: skip

PACKS = Path(__file__).parent / "packs"
T = TypeVar("T")


@lru_cache(maxsize=8)
def load_pack(name: str = "machine-learning-uk") -> Pack:
    """The pack of that name (a folder beside this module) or in that folder, with the packs that it extends beneath it."""
    folder = PACKS / name if (PACKS / name).is_dir() else Path(name)
    if not (folder / "pack.toml").is_file():
        known = ", ".join(sorted(path.parent.name for path in PACKS.glob("*/pack.toml")))
        raise PackError(
            folder / "pack.toml", "", "no such pack", f"Give one of {known}, or a folder that holds a pack.toml"
        )
    head = _toml(folder / "pack.toml")
    lower = [load_pack(parent) for parent in head.get("extends", [])]
    return _assemble(folder, head, lower)


def _assemble(folder: Path, head: Mapping[str, Any], lower: list[Pack]) -> Pack:
    roles, ladder = folder / "roles.toml", folder / "ladder.toml"
    words: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for pack in lower:
        words |= pack.words
    for path in sorted((folder / "words").glob("*.toml")):
        words[path.stem] = {**words.get(path.stem, {}), **_words(path)}
    groups: dict[str, SkillGroup] = {}
    skills: dict[str, Skill] = {}
    places: dict[str, Place] = {}
    for pack in lower:
        groups |= pack.skill_groups
        skills |= pack.skills
        places |= pack.places
    for path in sorted((folder / "skills").glob("*.toml")):
        groups |= _keyed(path, "group", SkillGroup, groups)
        skills |= _keyed(path, "skill", Skill, skills)
    postcodes: dict[str, str] = {}
    for pack in lower:
        postcodes |= pack.postcodes
    gazetteer = folder / "places.toml"
    if gazetteer.is_file():
        tables = _toml(gazetteer)
        places |= read_places(gazetteer, tables)
        postcodes |= read_postcodes(gazetteer, tables, places)
    text = {
        key: str(head.get(key, "")) for key in ("id", "name", "field", "country", "language", "version", "description")
    }
    return Pack(
        **text,
        families=_keyed(roles, "family", Family, {}),
        roles=_keyed(roles, "role", Role, {}),
        rungs=tuple(_entries(ladder, "rung", Rung)),
        progression=tuple(_entries(ladder, "step", Step)),
        benchmarks=tuple(_entries(ladder, "benchmark", Benchmark)),
        skill_groups=groups,
        skills=skills,
        places=places,
        postcodes=postcodes,
        industries=tuple(_entries(folder / "industries.toml", "industry", Entry)),
        qualifications=tuple(_entries(folder / "qualifications.toml", "qualification", Entry)),
        courses=tuple(_entries(folder / "courses.toml", "course", Entry)),
        communities=tuple(_entries(folder / "communities.toml", "community", Entry)),
        salary_guides=tuple(_entries(folder / "salary-guides.toml", "guide", Entry)),
        team=tuple(_entries(folder / "team.toml", "consultant", Consultant)),
        prose=tuple(sorted(_prose(folder / "guide"), key=lambda page: (page.order, page.id))),
        words=words,
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(path, "", f"not valid TOML ({error})", "Mend the line that is named") from error


def _entries(path: Path, table: str, shape: type[T]) -> Iterator[T]:
    if not path.is_file():
        return
    for number, raw in enumerate(_toml(path).get(table, []), start=1):
        yield _value(path, f"[[{table}]] {raw.get('id', number)}", shape, raw)


def _keyed(path: Path, table: str, shape: type[T], taken: Mapping[str, T]) -> dict[str, T]:
    found: dict[str, T] = {}
    for entry in _entries(path, table, shape):
        key: str = entry.id  # type: ignore[attr-defined]
        if key in found or key in taken:
            raise PackError(
                path, f"[[{table}]] {key}", "this id stands twice", "Ids are never reused: rename or join the two"
            )
        found[key] = entry
    return found


def _value(path: Path, entry: str, shape: type[T], raw: Mapping[str, Any]) -> T:
    """A frozen value of a shape from a TOML table; lists become tuples, a nested table the shape that the field names."""
    known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]
    for key in raw:
        if key not in known:
            raise PackError(path, entry, f"unknown key {key!r}", f"Known keys: {', '.join(known)}")
    for name, field in known.items():
        if name not in raw and field.default is MISSING and field.default_factory is MISSING:
            raise PackError(path, entry, f"{name!r} is missing", f"Add {name} = …")
    return shape(**{key: _cell(path, entry, str(known[key].type), key, item) for key, item in raw.items()})


_KINDS: dict[str, tuple[type, ...]] = {
    "str": (str,), "int": (int,), "float": (float, int), "bool": (bool,), "date": (date,),
    "str | None": (str,), "int | None": (int,), "tuple[str, ...]": (list,), "Band": (dict,),
}  # fmt: skip


def _cell(path: Path, entry: str, kind: str, key: str, item: Any) -> Any:
    if not isinstance(item, _KINDS[kind]):
        raise PackError(path, entry, f"{key} = {item!r} is not a {kind}", "Write it as the other entries do")
    if kind == "Band":
        return _value(path, f"{entry} {key}", Band, item)
    return tuple(item) if isinstance(item, list) else item


def _words(path: Path) -> dict[str, tuple[str, ...]]:
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

    walk("", _toml(path))
    return found


def _prose(folder: Path) -> Iterator[Prose]:
    """Markdown with a TOML head between ``+++`` lines: title, summary, order."""
    for path in sorted(folder.glob("*.md")):
        parts = path.read_text(encoding="utf-8").split("+++\n", 2)
        if len(parts) != 3 or parts[0].strip():
            raise PackError(path, "", "no head between +++ lines", 'Begin with +++, title = "…", summary = "…", +++')
        head = tomllib.loads(parts[1])
        yield _value(path, path.stem, Prose, {"id": path.stem, "markdown": parts[2].strip(), **head})
