"""Tax years from the files of a pack's folder tax/, one a year, each checked: a wrong figure here would be believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from fingerpost.pack.entries import read_keyed, read_list, read_tables, read_value
from fingerpost.pack.fault import PackError
from fingerpost.pack.taxyear import (
    Allowance,
    CompanyTax,
    Dividends,
    Holiday,
    Insurance,
    LeastPension,
    Levy,
    Nation,
    Slice,
    Span,
    TaxSource,
    TaxYear,
    Vat,
)

DIVIDENDS = "dividends"
ONCE = {
    "allowance": Allowance, "insurance": Insurance, "levy": Levy, "pension": LeastPension, "dividends": Dividends, "company": CompanyTax,
    "vat": Vat, "holiday": Holiday,
}  # fmt: skip
"""Tables of which a year has one, with their shapes."""
SHARES = frozenset({"taper", "main_rate", "upper_rate", "secondary_rate", "rate", "employer", "small_rate", "fraction"})
RISING = {
    "insurance": ("primary_threshold", "upper_limit"), "pension": ("lower", "upper"), "company": ("lower", "upper"),
}  # fmt: skip
"""For a table, two of its amounts of which the second is the greater."""


def read_taxes(folder: Path) -> dict[str, TaxYear]:
    """The tax years of a folder by id, the oldest first; none where there is no folder. Raises PackError."""
    return {path.stem: _read_year(path) for path in sorted(folder.glob("*.toml"))}


def _read_year(path: Path) -> TaxYear:
    tables = read_tables(path, ("year", "source", "nation", "band", *ONCE))
    sources = read_keyed(path, tables, "source", TaxSource, {})
    nations = read_keyed(path, tables, "nation", Nation, {})
    for nation in nations.values():
        _check_sources(path, f"[[nation]] {nation.id}", nation.sources, sources)
    once = {name: _read_once(path, tables, name, sources) for name in ONCE}
    bands = read_list(path, tables, "band", Slice)
    return TaxYear(
        year=_read_span(path, tables), sources=sources, nations=nations,
        bands={table: _table(path, table, bands) for table in _tables(path, nations, bands)}, **once,
    )  # fmt: skip


def _read_span(path: Path, tables: Mapping[str, Any]) -> Span:
    span = read_value(path, "[year]", Span, _one(path, tables, "year"))
    if span.id != path.stem:
        raise PackError(path, "[year]", f"id = {span.id!r} in a file named {path.name}", f'Write id = "{path.stem}"')
    if span.begins >= span.ends:
        raise PackError(path, "[year]", f"it ends {span.ends} and begins {span.begins}", "Put the earlier day first")
    return span


def _read_once(path: Path, tables: Mapping[str, Any], name: str, sources: Mapping[str, TaxSource]) -> Any:
    entry = f"[{name}]"
    value: Any = read_value(path, entry, ONCE[name], _one(path, tables, name))
    for field in fields(value):
        _check_number(path, entry, field.name, getattr(value, field.name))
    lower, upper = RISING.get(name, ("", ""))
    if lower and getattr(value, lower) >= getattr(value, upper):
        raise PackError(path, entry, f"{lower} is not under {upper}", "See which of the two is wrong")
    _check_sources(path, entry, value.sources, sources)
    return value


def _one(path: Path, tables: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    raw = tables.get(name)
    if not isinstance(raw, dict):
        raise PackError(path, f"[{name}]", "there is none", f"Write one table [{name}]")
    return raw


def _tables(path: Path, nations: Mapping[str, Nation], bands: tuple[Slice, ...]) -> tuple[str, ...]:
    known = (*nations, DIVIDENDS)
    if not nations:
        raise PackError(path, "[[nation]]", "there is none", "Write at least one, with its bands")
    for band in bands:
        if band.table not in known:
            entry = f"[[band]] {band.table}"
            raise PackError(path, entry, f"no table {band.table!r}", f"Give one of {', '.join(known)}")
    return known


def _table(path: Path, table: str, bands: tuple[Slice, ...]) -> tuple[Slice, ...]:
    """The bands of one table: from the lowest, each limit above the one before, the last and no other without one."""
    entry, found = f"[[band]] {table}", tuple(band for band in bands if band.table == table)
    limits = [band.upto for band in found]
    if not found or limits[-1] is not None or None in limits[:-1]:
        raise PackError(path, entry, "the last band, and no other, has no upto", "Write the highest band last")
    known = [limit for limit in limits if limit is not None]
    if known != sorted(set(known)):
        raise PackError(path, entry, "the limits do not rise", "Write the bands from the lowest")
    for band in found:
        _check_number(path, f"{entry} {band.name}", "rate", band.rate)
    return found


def _check_number(path: Path, entry: str, name: str, value: object) -> None:
    if isinstance(value, float) and name in SHARES and not 0 <= value < 1:
        raise PackError(path, entry, f"{name} = {value} is no share", "Write 20% as 0.2")
    if isinstance(value, (int, float)) and value < 0:
        raise PackError(path, entry, f"{name} = {value} is less than nothing", "Write an amount of pounds")


def _check_sources(path: Path, entry: str, cited: tuple[str, ...], known: Mapping[str, TaxSource]) -> None:
    if not cited:
        raise PackError(path, entry, "it cites nothing", 'Give the ids of its sources: sources = ["…"]')
    for one in _unknown(cited, known):
        raise PackError(path, entry, f"no source {one!r}", f"Give one of {', '.join(known)}")


def _unknown(cited: tuple[str, ...], known: Mapping[str, TaxSource]) -> Iterator[str]:
    return (one for one in cited if one not in known)
