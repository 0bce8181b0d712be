"""The places of a pack, ready to be found in a line of words and settled to the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import cos, hypot, radians
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from fingerpost.pack import Pack, Place
from fingerpost.reading.scan import fold

ADJOINS = 10.0
"""Kilometres within which a town gives way to the city beside it, and two names are one place of work."""

BESIDE = 25.0
"""Kilometres within which a place speaks for another of the same line, where several bear that one's name."""

_POSTCODE = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]?(?: ?\d(?:[A-Z]{2})?)?\b")
_CODE = re.compile(r"[A-Z]\d")
"""What every postcode holds: a quick look before ``_POSTCODE``."""

_BREAK = re.compile(r"[,/|;:()\n•]| [-–—] ")
_PIECE = re.compile(r"[^,/|;:()\n•]+")
_WORD = re.compile(r"[^\W\d_]+")
_RANK = {"city": 0, "town": 1, "part": 2, "county": 3, "region": 4, "nation": 5}
_LONGEST_NAME = 4
_DEGREE = 111.2


class Found(NamedTuple):
    """A place's words in a line: ``start``/``end`` in it, and the place, None where the pack does not hold it.

    ``sort`` is "name", "postcode", "country" (abroad), "abroad" (a town there) or "unknown" (a town, by where it
    stands).
    """

    start: int
    end: int
    place: Place | None
    sort: str = "name"

    @property
    def settled(self) -> bool:
        """Whether a job can be in it: a town, or a part of one; the rest only say whereabouts."""
        named = self.sort == "name" and self.place is not None and self.place.kind in ("city", "town", "part")
        return named or self.sort in ("abroad", "unknown")


Named = tuple[Found, Sequence[Place]]
"""A name that was found, with every place that bears it, the likeliest first; none for a place abroad."""


class Line(NamedTuple):
    """Words and their places: ``found`` in order, ``meant`` the one that counts, ``pure`` if nothing else is there.

    ``town`` is whether that one is a town, and not only whereabouts. A line that names no place is not called pure.
    """

    words: str
    found: tuple[Found, ...] = ()
    meant: Found | None = None
    pure: bool = False
    town: bool = False


class Gazetteer:
    """Finds the places that a short text names. Made once for a pack."""

    def __init__(self, pack: Pack) -> None:
        words = pack.words.get("place", {})
        self.places = pack.places
        self._postcodes = pack.postcodes
        self._streets = frozenset(words.get("street", ()))
        self._idle = frozenset(word for phrase in words.get("ignore", ()) for word in fold(phrase).split())
        bearers: dict[str, list[Place]] = {}
        for place in sorted(pack.places.values(), key=lambda place: _RANK[place.kind]):
            for name in {form for said in (place.name, *place.aliases) for form in _forms(said)}:
                bearers.setdefault(name, []).append(place)
        beyond = {fold(name): sort for sort in ("country", "abroad") for name in words.get(sort, ())}
        names = sorted(bearers.keys() | beyond.keys())
        self._meaning = [(tuple(bearers.get(name, ())), beyond.get(name, "name")) for name in names]
        self._automaton = AhoCorasick([f" {name}" for name in names], matchkind=MatchKind.LeftmostLongest)
        said = (name for place in pack.places.values() for name in (place.name, *place.aliases))
        self._broken = frozenset(name.lower() for name in said if _BREAK.search(name))
        self._first = frozenset(name.split()[0] for name in names)
        self.line = lru_cache(maxsize=8192)(self._line)

    def opens(self, folded: str) -> bool:
        """Whether the first of some folded words may begin a place's name: a cheap look before a line is read."""
        first = folded.split(None, 1)
        return bool(first) and first[0] in self._first

    def _line(self, words: str, capital: bool = False, given: bool = False) -> Line:
        """The places of a short text; with ``given`` (a location line) a name not in the pack may be a town's."""
        found = self.find(words, capital)
        if not (found or given):
            return Line(words)
        rest, at = [], 0
        for hit in found:
            rest.append(words[at : hit.start])
            at = hit.end
        rest.append(words[at:])
        pure = self._idle.issuperset(_WORD.findall(" ".join(rest).lower()))
        meant = self.settle(found)
        placed = given or any(hit.sort == "postcode" for hit in found)
        if not pure and placed and not any(hit.settled for hit in found):
            meant = self._unknown(words, found) or meant
        return Line(words, tuple(found), meant, pure, meant is not None and meant.settled)

    def _unknown(self, words: str, found: Sequence[Found]) -> Found | None:
        """The first piece of a line that stands where a town's name does, though the pack holds no such town."""
        taken = [(hit.start, hit.end) for hit in found]
        for piece in _PIECE.finditer(words):
            end = min((start for start, _ in taken if piece.start() < start < piece.end()), default=piece.end())
            name = words[piece.start() : end].strip(" -–—")
            start = words.find(name, piece.start())
            parts = _WORD.findall(name.lower())
            if not parts or self._idle.issuperset(parts) or any(at <= start < to for at, to in taken):
                continue
            if len(parts) <= _LONGEST_NAME and name[0].isupper() and not any(map(str.isdigit, name)):
                return Found(start, start + len(name), None, "unknown")
        return None

    def find(self, line: str, capital: bool = False) -> list[Found]:
        """Every place of a line, in order, the longest name first; with ``capital``, only those that begin with one."""
        found = _in_context(line, self._named(line, capital))
        for code in _POSTCODE.finditer(line) if _CODE.search(line) else ():
            town = self._postcodes.get(code[1])
            if town and not any(hit.start < code.end() and code.start() < hit.end for hit in found):
                found.append(Found(code.start(), code.end(), self.places[town], "postcode"))
        found.sort(key=lambda hit: hit.start)
        return found

    def _named(self, line: str, capital: bool) -> list[Named]:
        """Each whole name of a line with the places that bear it; a road named after a town is none, nor is "Street"."""
        folded = f" {fold(line)} "
        named: list[Named] = []
        for pattern, start, after in self._automaton.find_matches_as_indexes(folded):
            end = after - 1
            if folded[after] != " " or (capital and not line[start].isupper()):
                continue
            name = folded[start + 1 : after]
            if " " in name and _BREAK.search(line, start, end) and line[start:end].lower() not in self._broken:
                for piece in _PIECE.finditer(line, start, end):
                    named.extend(_moved(self._named(piece.group(), capital), piece.start()))
                continue
            if line[end : end + 1] == " " and not self._streets.isdisjoint(
                folded[after : after + 16].split(None, 1)[:1]
            ):
                continue
            if name in self._streets and line[:start].rstrip()[-1:].isalnum():
                continue
            bearers, sort = self._meaning[pattern]
            found = Found(start, end, bearers[0]) if bearers else Found(start, end, None, sort)
            named.append((found, bearers))
        return named

    def settle(self, found: Sequence[Found]) -> Found | None:
        """The one that is meant of the places of a line: its first town, else the smallest of the wider places.

        A part gives way to its town, and a town to the city that it adjoins, where the line names those too.
        """
        first = next((hit for hit in found if hit.settled), None)
        if first is None or first.place is None:
            return first or min(found, key=_width, default=None)
        for hit in found:
            if hit.place is None or hit.sort != "name" or hit is first:
                continue
            adjoins = hit.place.kind == "city" and distance(first.place, hit.place) < ADJOINS
            if hit.place.id == first.place.within or (adjoins and first.place.kind != "city"):
                return hit
        return first

    def home(self, place: Place) -> Place:
        """The town that a part belongs to, or the place itself."""
        return self.places[place.within] if place.within else place


def _moved(named: Sequence[Named], by: int) -> list[Named]:
    return [(found._replace(start=found.start + by, end=found.end + by), bearers) for found, bearers in named]


def distance(one: Place, other: Place) -> float:
    """Kilometres between two places, as the crow flies; good to a part in a hundred within the country."""
    east = (other.longitude - one.longitude) * cos(radians((one.latitude + other.latitude) / 2))
    return _DEGREE * hypot(east, other.latitude - one.latitude)


def _in_context(line: str, named: Sequence[Named]) -> list[Found]:
    """The names of a line, each as the bearer that the others speak for, or as a town abroad before its country."""
    meant: list[Found] = []
    for at, (found, bearers) in enumerate(named):
        after = named[at + 1][0] if at + 1 < len(named) else None
        if after and after.sort == "country" and found.settled and not line[found.end : after.start].strip(" ,("):
            found = found._replace(place=None, sort="abroad")
        elif len(bearers) > 1:
            others = [other.place for other, _ in named if other.place and other is not found]
            found = found._replace(place=max(bearers, key=lambda place: _kinship(place, others)))
        meant.append(found)
    return meant


def _kinship(place: Place, others: Sequence[Place]) -> tuple[int, float]:
    """How much the other places of a line speak for one: those that hold it, and then how near by the nearest is."""
    above = {place.within, place.county, place.region, place.nation}
    near = (BESIDE - distance(place, other) for other in others if other.kind not in ("region", "nation"))
    return sum(other.name in above or other.id in above for other in others), max(0.0, max(near, default=0.0))


def _width(hit: Found) -> int:
    """How wide a place is that is no town: county, a postcode's town (perhaps only near), region, nation, abroad."""
    if hit.sort == "postcode":
        return 2 * _RANK["county"] + 1
    return 2 * _RANK[hit.place.kind] if hit.place else 2 * len(_RANK)


def _forms(name: str) -> tuple[str, str]:
    """A name folded as it is written, and with its words parted by single spaces."""
    folded = fold(name).strip()
    return folded, " ".join(folded.split())
