"""Tables of a TOML file turned into frozen values, with every fault named by file and entry."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from fingerpost.pack.fault import PackError
from fingerpost.pack.shapes import Band
from fingerpost.pack.toml import parse_toml

T = TypeVar("T")


class Known(Protocol):
    """Any shape whose entries have an id."""

    @property
    def id(self) -> str:
        """The entry's id: stable, and never reused."""


K = TypeVar("K", bound=Known)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a shape says of one of its keys: the type in the file, that type in words, and what stands for one that is left out.

    ``plain`` marks a type whose values go into the shape as they are; ``optional`` a key with a default; ``empty`` one that may be None.
    """

    kind: type
    meant: str
    plain: bool
    optional: bool
    empty: bool


_TYPES: dict[str, tuple[type, str]] = {
    "str": (str, "text"),
    "int": (int, "a whole number"),
    "float": (float, "a number with a point (0.2)"),
    "bool": (bool, "true or false"),
    "date": (date, "a date (2026-11-23)"),
    "tuple[str, ...]": (list, 'a list of texts (["…", "…"])'),
    "Band": (dict, "a band ({ low = …, high = …, currency = …, source = …, taken = … })"),
}


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file; an empty dict where there is no such file."""
    if not path.is_file():
        return {}
    try:
        return parse_toml(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(path, "", f"not valid TOML ({error})", "Mend the line that is named") from error


def read_tables(path: Path, known: Collection[str]) -> dict[str, Any]:
    """The tables of a file that may hold only those known."""
    tables = read_toml(path)
    for name in tables:
        if name not in known:
            raise PackError(path, f"[{name}]", "no such table here", f"Known tables: {', '.join(known)}")
    return tables


def read_list(path: Path, tables: Mapping[str, Any], table: str, shape: type[T]) -> tuple[T, ...]:
    """The entries of ``[[table]]``, in the order of the file."""
    return tuple(value for _, value in _entries(path, tables, table, shape))


def read_keyed(
    path: Path, tables: Mapping[str, Any], table: str, shape: type[K], taken: Mapping[str, K]
) -> dict[str, K]:
    """The entries of ``[[table]]`` by id; an id that stands twice, here or among those taken, is a fault."""
    found: dict[str, K] = {}
    for entry, value in _entries(path, tables, table, shape):
        if value.id in found or value.id in taken:
            raise PackError(path, entry, "this id stands twice", "Ids are never reused: rename one, or join the two")
        found[value.id] = value
    return found


def read_value(path: Path, entry: str, shape: type[T], raw: Mapping[str, Any]) -> T:
    """One value of a shape from a table; lists become tuples, and a key that may be None may be left out."""
    known = _cells(shape)
    values: dict[str, Any] = {}
    for key, item in raw.items():
        cell = known.get(key)
        if cell is None:
            raise PackError(path, entry, f"unknown key {key!r}", f"Known keys: {', '.join(known)}")
        values[key] = item if cell.plain and type(item) is cell.kind else _read_cell(path, entry, key, cell, item)
    for key, cell in known.items():
        if key not in values:
            if cell.empty:
                values[key] = None
            elif not cell.optional:
                raise PackError(path, entry, f"{key!r} is missing", f"Add {key} = …")
    return shape(**values)


def _entries(path: Path, tables: Mapping[str, Any], table: str, shape: type[T]) -> Iterator[tuple[str, T]]:
    raws = tables.get(table, [])
    if not isinstance(raws, list):
        raise PackError(path, f"[{table}]", "one table where a list of them belongs", f"Write [[{table}]]")
    for number, raw in enumerate(raws, start=1):
        entry = f"[[{table}]] {raw.get('id', number)}"
        yield entry, read_value(path, entry, shape, raw)


_CELLS: dict[type[Any], Mapping[str, Cell]] = {}


def _cells(shape: type[Any]) -> Mapping[str, Cell]:
    """The keys of a shape, worked out once."""
    if shape not in _CELLS:
        _CELLS[shape] = {field.name: _cell(field) for field in fields(shape)}
    return _CELLS[shape]


def _cell(field: Field[Any]) -> Cell:
    written = cast(str, field.type)
    kind, meant = _TYPES[written.removesuffix(" | None")]
    optional = field.default is not MISSING or field.default_factory is not MISSING
    return Cell(kind, meant, kind not in (list, dict), optional, written.endswith(" | None"))


def _read_cell(path: Path, entry: str, key: str, cell: Cell, item: Any) -> Any:
    texts = cell.kind is list and isinstance(item, list) and set(map(type, item)) <= {str}
    if not texts and (cell.kind is list or type(item) is not cell.kind):
        raise PackError(path, entry, f"{key} = {item!r} is not {cell.meant}", f"Write {key} as {cell.meant}")
    if cell.kind is dict:
        return read_value(path, f"{entry} {key}", Band, item)
    return tuple(item) if texts else item
