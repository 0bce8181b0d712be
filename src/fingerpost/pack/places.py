"""Read a pack's places: one a line, grouped by what they lie in, into values that know county, region and nation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from fingerpost.pack.fault import PackError
from fingerpost.pack.shapes import Place

PLACE_TABLES = ("nations", "regions", "counties", "towns", "parts", "postcodes")
"""The tables of a file of places, from the widest to the smallest."""

_JOINED, _GAP = re.compile(r"['’.]"), re.compile(r"[^a-z0-9]+")
_LINE = 'Write "Name | latitude longitude | other names | id"; the last two may be left out'


class _Cells(NamedTuple):
    """One line of the file, taken apart."""

    id: str
    name: str
    city: bool
    latitude: float
    longitude: float
    aliases: tuple[str, ...]


def read_places(path: Path, tables: Mapping[str, Any]) -> dict[str, Place]:
    """Every place of a file by its id; the grammar stands at the head of packs/uk/places.toml.

    Raises ``PackError`` for a line that does not follow it, an id that stands twice and a group whose key is no place.
    """
    places: dict[str, Place] = {}
    for cells in _lines(path, "nations", tables.get("nations", "")):
        _keep(path, places, cells, "nation", region=cells.name, nation=cells.name)
    for cells in _lines(path, "regions", tables.get("regions", "")):
        _keep(path, places, cells, "region", region=cells.name, nation="England")
    regions = {place.name: place for place in places.values()}
    counties: dict[str, Place] = {}
    for region, lines in tables.get("counties", {}).items():
        above = _above(path, "counties", region, regions)
        for cells in _lines(path, f"counties.{region}", lines):
            kept = _keep(path, places, cells, "county", cells.name, above.region, above.nation)
            counties[kept.name] = kept
    towns: dict[str, Place] = {}
    for key, lines in tables.get("towns", {}).items():
        above = _above(path, "towns", key, regions | counties)
        for cells in _lines(path, f"towns.{key}", lines):
            county = above.county or ("Greater London" if key == "London" else cells.name)
            kept = _keep(path, places, cells, "city" if cells.city else "town", county, above.region, above.nation)
            towns.setdefault(kept.name, kept)
    for key, lines in tables.get("parts", {}).items():
        above = _above(path, "parts", key, towns)
        for cells in _lines(path, f"parts.{key}", lines):
            _keep(path, places, cells, "part", above.county, above.region, above.nation, above.id)
    return places


def read_postcodes(path: Path, tables: Mapping[str, Any], places: Mapping[str, Place]) -> dict[str, str]:
    """The id of the town that the letters of a postcode area mean: ``{"EH": "edinburgh", …}``."""
    towns: dict[str, str] = {}
    for place in places.values():
        if place.kind in ("city", "town"):
            towns.setdefault(place.name, place.id)
    found: dict[str, str] = {}
    for line in tables.get("postcodes", {}).get("areas", "").split("\n"):
        area, _, town = line.strip().partition(" ")
        if not area:
            continue
        if town not in towns:
            raise PackError(
                path, f"postcodes {area}", f"{town!r} is no town of this file", "Name a town that is listed"
            )
        found[area] = towns[town]
    return found


def slug(name: str) -> str:
    """A name as an id: lower case, words joined by hyphens.

    >>> slug("King's Lynn")
    'kings-lynn'
    """
    lower = name.lower()
    return lower if lower.isascii() and lower.isalpha() else _GAP.sub("-", _JOINED.sub("", lower)).strip("-")


def _lines(path: Path, table: str, text: Any) -> Iterator[_Cells]:
    if not isinstance(text, str):
        raise PackError(path, table, "it is not a block of lines", f'Put the lines between """. {_LINE}')
    for line in text.split("\n"):
        if line.strip():
            yield _cells(path, table, line)


def _cells(path: Path, table: str, line: str) -> _Cells:
    cells = [cell.strip() for cell in line.split("|")]
    name = cells[0].removeprefix("*").strip()
    entry = f"{table}, {name or line.strip()}"
    try:
        latitude, longitude = (float(degrees) for degrees in cells[1].split())
    except (IndexError, ValueError) as error:
        raise PackError(path, entry, "no latitude and longitude", _LINE) from error
    if not (49.8 <= latitude <= 61.0 and -8.7 <= longitude <= 1.9):
        raise PackError(path, entry, f"{latitude} {longitude} lies outside the United Kingdom", "Write latitude first")
    if len(cells) > 4 or not name:
        raise PackError(path, entry, "the line does not have two to four cells", _LINE)
    aliases = tuple(alias for alias in map(str.strip, cells[2].split(",")) if alias) if len(cells) > 2 else ()
    given = cells[3] if len(cells) > 3 else slug(name)
    return _Cells(given, name, cells[0].startswith("*"), latitude, longitude, aliases)


def _keep(
    path: Path, places: dict[str, Place], cells: _Cells, kind: str, county: str = "", region: str = "", nation: str = "",
    within: str = "",
) -> Place:  # fmt: skip
    if cells.id in places:
        remedy = "Give this one an id of its own in a fourth cell, or take the line out"
        raise PackError(path, cells.name, f"the id {cells.id!r} stands twice", remedy)
    place = Place(
        cells.id, cells.name, kind, county, region, nation, cells.latitude, cells.longitude, within, cells.aliases
    )
    places[cells.id] = place
    return place


def _above(path: Path, table: str, key: str, known: Mapping[str, Place]) -> Place:
    if key not in known:
        raise PackError(
            path, f"{table}.{key}", "no such place above it", "List it first, in the table above, under this name"
        )
    return known[key]
