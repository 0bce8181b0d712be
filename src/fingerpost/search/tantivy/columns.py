"""The facts of every job as columns in memory, read from one state of the index: the newest job is row 0.

What a facet's value holds is a set of rows, one bit a row, so that filters are met and counted a million jobs in some
microseconds; the engine is left to do what it is best at, words. Like the index, columns are a cache, made anew with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray
from tantivy import DocAddress, Order, Query, Searcher

from fingerpost.search.tantivy.codes import FACTS, LISTED, SHIFTS, Codes, in_one, number_of
from fingerpost.search.tantivy.schema import BANDS, LIST_FIELDS, LISTS, NUMBERS

Bits = NDArray[np.uint64]
Rows = NDArray[np.int64]
Numbers = NDArray[np.int64]

SLICE = 100_000
BLOCK = 4096
"""Rows whose lists are counted at a time: so few that what is made on the way stays in the processor's own memory."""
KEPT = 1024
"""Sets of rows that are kept: at a million jobs, 128 MB at most."""


class Lists:
    """A list of numbers for each row, and for each number its rows."""

    def __init__(self, table: NDArray[np.unsignedinteger]) -> None:
        """``table`` holds a row's numbers and then noughts."""
        filled = table > 0
        lengths = filled.sum(axis=1)
        self.usual = max(float(lengths.mean()), 1.0) if len(table) else 1.0
        self.starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
        self.flat = table[filled]
        order = np.argsort(self.flat, kind="stable")
        self.rows = np.repeat(np.arange(len(table), dtype=np.int32), lengths)[order]
        self.counts = np.bincount(self.flat, minlength=1)
        self.ends = np.cumsum(self.counts)

    def lengths(self, rows: NDArray[np.signedinteger]) -> NDArray[np.int32]:
        """How many numbers the list of each row holds."""
        found: NDArray[np.int32] = self.starts[rows + 1] - self.starts[rows]
        return found

    def holding(self, number: int) -> NDArray[np.int32]:
        """The rows whose list holds a number."""
        if number >= len(self.ends):
            return self.rows[:0]
        return self.rows[self.ends[number] - self.counts[number] : self.ends[number]]

    def tally(self, rows: Rows) -> Numbers:
        """How many of the rows hold each number."""
        counted: Numbers = np.zeros(len(self.counts), dtype=np.int64)
        for at in range(0, len(rows), BLOCK):
            block = rows[at : at + BLOCK]
            starts, lengths = self.starts[block], self.lengths(block)
            before = np.cumsum(lengths, dtype=np.int32) - lengths
            places = np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()), dtype=np.int32)
            counted += np.bincount(self.flat[places], minlength=len(counted))
        return counted


class Columns:
    """The facts of one state of the index, in memory."""

    def __init__(self, searcher: Searcher, codes: Codes) -> None:
        self.searcher, self.codes = searcher, codes
        read = _Reader(searcher)
        self.size, self.segments, self.documents = read.size, read.segments, read.documents
        columns = {name: read.column(name) for name in NUMBERS}
        self.posted, self.seen = columns["posted"].astype(np.int32), columns["seen"].astype(np.int32)
        self._back = -self.posted
        self.place = columns["place"].astype(np.int32)
        self.tops = {period: columns[f"{period}_top"].astype(np.int32) for period in BANDS}
        self.points = {period: _numbered(columns[f"{period}_point"]) for period in BANDS}
        self.packed = columns["facts"]
        self.facts = _unpacked(self.packed)
        self.employer_keys, self.employer = _numbered(columns["employer_number"])
        self.nameless = slice(
            *np.searchsorted(self.employer_keys, (0, 1))
        )  # where the number of no employer stands, if any
        self.employer_rows = np.unique(self.employer, return_index=True)[1]
        self.lists = {name: Lists(read.table(LIST_FIELDS[name], LISTED[facet])) for name, (facet, _) in LISTS.items()}
        self._rows_of = read.rows_of()
        self.kept: Callable[..., Bits] = lru_cache(maxsize=KEPT)(self._made)
        self.all = self.bits(np.ones(self.size, dtype=bool))

    def bits(self, held: NDArray[np.bool_]) -> Bits:
        """A set of rows from a yes or no for each."""
        packed = np.packbits(held)
        whole = np.zeros(-(-len(packed) // 8) * 8, dtype=np.uint8)
        whole[: len(packed)] = packed
        return whole.view(np.uint64)

    def bits_of(self, rows: NDArray[np.signedinteger]) -> Bits:
        """A set of rows from their numbers."""
        held = np.zeros(self.size, dtype=bool)
        held[rows] = True
        return self.bits(held)

    def held(self, bits: Bits) -> NDArray[np.uint8]:
        """A yes or no for each row of a set."""
        return np.unpackbits(bits.view(np.uint8), count=self.size)

    def rows(self, bits: Bits) -> Rows:
        """The rows of a set, the newest first."""
        return np.flatnonzero(self.held(bits).view(bool))

    def rows_at(self, addresses: list[DocAddress]) -> Rows:
        """The rows at some of the engine's addresses."""
        segments, documents = _places(addresses)
        starts, rows = self._rows_of
        found: Rows = rows[starts[segments] + documents]
        return found

    def address(self, row: int) -> DocAddress:
        """Where the engine holds a row."""
        return DocAddress(int(self.segments[row]), int(self.documents[row]))

    def fresh(self, since: int) -> int:
        """How many rows were posted on a day or later: these come first."""
        return int(np.searchsorted(self._back, np.int32(-since), side="right"))

    def number(self, facet: str, value: str) -> int:
        """The number of a value; 0 where no job ever stated it."""
        return self.codes.numbers.get(facet, {}).get(value, 0)

    def _made(self, kind: str, *values: str) -> Bits:
        """The rows that state one of the values: of a facet, of the skills asked for ("skill") or written anywhere
        ("written"), of what titles name ("name"), of employers, of places ("place": just there, not around), or whose
        top of a period ("year_top") reaches an amount."""
        if kind.endswith("_top"):
            return self.bits(self.tops[kind.removesuffix("_top")] >= int(values[0]))
        if kind == "employer":
            wanted = np.searchsorted(self.employer_keys, [number_of(value) for value in values])
            known = [
                place
                for place, value in zip(wanted, values, strict=True)
                if place < len(self.employer_keys) and self.employer_keys[place] == number_of(value) and value
            ]
            return self.bits(np.isin(self.employer, known))
        if kind in ("skill", "written", "name"):
            names = {"skill": ("asked",), "written": ("asked", "named"), "name": ("titled",)}[kind]
            numbers = [self.number("name" if kind == "name" else "skill", value) for value in values]
            held = np.zeros(self.size, dtype=bool)
            for name in names:
                for number in filter(None, numbers):
                    held[self.lists[name].holding(number)] = True
            return self.bits(held)
        numbers = [number for value in values if (number := self.number(kind, value))]
        column = self.place if kind == "place" else self.facts[kind]
        if len(numbers) == 1:
            return self.bits(column == numbers[0])
        table = np.zeros(max(len(self.codes.values.get(kind, ())), int(column.max(initial=0))) + 1, dtype=bool)
        table[numbers] = True
        return self.bits(table[column])


class _Reader:
    """Every live job of an index, the newest first, and its numbers."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        total = searcher.num_docs
        found = searcher.search(
            Query.all_query(), limit=max(total, 1), count=False, order_by_field="posted", order=Order.Desc
        )
        self.addresses = [address for _, address in found.hits]
        self.size = len(self.addresses)
        self.segments, self.documents = _places(self.addresses)

    def column(self, name: str) -> Numbers:
        """The number of a field for every row; 0 for those that have none."""
        column = np.zeros(self.size, dtype=np.int64)
        for start in range(0, self.size, SLICE):
            values = self.searcher.fast_field_values(name, self.addresses[start : start + SLICE])
            column[start : start + SLICE] = np.fromiter((value or 0 for value in values), np.int64, len(values))
        return column

    def table(self, fields: Iterable[str], bits: int) -> NDArray[np.unsignedinteger]:
        """The lists that some fields hold together."""
        parts, kind = [], np.min_scalar_type(2**bits - 1)
        for field in fields:
            column = self.column(field)
            parts += [((column >> (place * bits)) & (2**bits - 1)).astype(kind) for place in range(in_one(bits))]
        return np.column_stack(parts)

    def rows_of(self) -> tuple[Rows, Rows]:
        """Where each segment's documents start, and the row of each document."""
        lengths = np.zeros(max(self.searcher.num_segments, 1), dtype=np.int64)
        np.maximum.at(lengths, self.segments, self.documents + 1)
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        rows = np.zeros(int(lengths.sum()), dtype=np.int64)
        rows[starts[self.segments] + self.documents] = np.arange(self.size)
        return starts, rows


def _places(addresses: list[DocAddress]) -> tuple[Rows, Rows]:
    segments = np.fromiter(map(attrgetter("segment_ord"), addresses), np.int64, len(addresses))
    return segments, np.fromiter(map(attrgetter("doc"), addresses), np.int64, len(addresses))


def _unpacked(packed: Numbers) -> dict[str, NDArray[np.uint16]]:
    """The facets of few values out of the one number that holds all."""
    return {facet: ((packed >> SHIFTS[facet]) & (2**bits - 1)).astype(np.uint16) for facet, bits in FACTS.items()}


def _numbered(column: Numbers) -> tuple[Numbers, NDArray[np.int32]]:
    """The different values of a column in rising order, and for each row the place of its value among them."""
    values, places = np.unique(column, return_inverse=True)
    return values, places.astype(np.int32)


def count(bits: Bits) -> int:
    """How many rows a set holds."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))
