"""Every job as columns: the cache that figures are computed from, one file that each process maps into memory.

The file is Arrow's, uncompressed, so that the processes of a site share its pages and a first question waits for no
decoding. It is a cache of the store: intake keeps it, and one command makes it anew. Words are kept once each and
stand in the columns as numbers; a value that no advert states is the empty word, an amount that is not said NaN.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from fingerpost.errors import FingerpostError

WORDS = (
    "role", "level", "place", "region", "contract", "ir35", "engagement", "mode", "hours", "degree", "employer", "source", "currency",
    "period", "basis",
)  # fmt: skip
"""Columns of words. ``place`` and ``region`` are the pack's, ``employer`` is a key that all spellings of a name share."""
AMOUNTS = ("low", "high", "experience", "office")
DAYS = ("shown", "closed")
FLAGS = ("estimated", "vat", "agency", "manages")
NEVER = date.max
"""The day on which a job closed that is open."""

Mask = NDArray[np.bool_]
"""One truth value a job."""


class ColumnsError(FingerpostError, OSError):
    """A file of columns that is not there or cannot be read."""

    def __init__(self, path: Path, fault: str) -> None:
        self.path = path
        super().__init__(f"{path}: {fault}. Make it anew with: fingerpost figures")

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One job as the columns hold it. ``low`` and ``high`` are amounts in ``currency`` for each ``period``, ``experience`` the
    fewest years that are asked for, ``office`` the days on site a week; None where not said. ``shown`` is the day that it counts
    from, ``closed`` the day on which it closed, None while it is open."""

    id: str
    shown: date
    closed: date | None = None
    role: str = ""
    level: str = ""
    place: str = ""
    region: str = ""
    contract: str = ""
    ir35: str = ""
    engagement: str = ""
    mode: str = ""
    hours: str = ""
    degree: str = ""
    employer: str = ""
    source: str = ""
    currency: str = ""
    period: str = ""
    basis: str = ""
    low: float | None = None
    high: float | None = None
    experience: float | None = None
    office: float | None = None
    estimated: bool = False
    vat: bool = False
    agency: bool = False
    manages: bool = False
    skills: tuple[str, ...] = ()


_TYPES: dict[str, pa.DataType] = (
    {"id": pa.string(), "skills": pa.list_(pa.string())}
    | dict.fromkeys(WORDS, pa.string())
    | dict.fromkeys(AMOUNTS, pa.float64())
    | dict.fromkeys(DAYS, pa.date32())
    | dict.fromkeys(FLAGS, pa.bool_())
)
_PLAIN = pa.schema([(field.name, _TYPES[field.name]) for field in fields(Row)])


@dataclass(frozen=True, slots=True)
class Listed:
    """The skills of every job, one after another: those of job n are ``codes[starts[n] : starts[n + 1]]``, each the number of a
    word of ``words``."""

    codes: NDArray[np.int32]
    starts: NDArray[np.int32]
    words: tuple[str, ...]

    def count(self) -> NDArray[np.int64]:
        """How many jobs ask for each skill, by the skill's number."""
        return np.bincount(self.codes, minlength=len(self.words))

    def narrowed(self, mask: Mask) -> Listed:
        """The skills of the jobs of a mask alone."""
        jobs = np.flatnonzero(mask)
        first, each = self.starts[:-1][jobs], self.starts[1:][jobs] - self.starts[:-1][jobs]
        starts = np.concatenate(([0], np.cumsum(each))).astype(np.int32)
        at = np.arange(starts[-1], dtype=np.int32) + np.repeat(first - starts[:-1], each)
        return Listed(self.codes[at], starts, self.words)

    def asking(self, code: int) -> Mask:
        """The jobs that ask for the skill of a number; none for a number that no skill has."""
        found = np.zeros(len(self.starts) - 1, dtype=np.bool_)
        found[self.places(code)] = True
        return found

    def places(self, code: int) -> NDArray[np.int64]:
        """The same jobs by their places."""
        return np.searchsorted(self.starts, np.flatnonzero(self.codes == code), side="right") - 1

    def places_of(self, codes: Collection[int]) -> dict[int, NDArray[np.int64]]:
        """The same of each of several skills, in one pass."""
        wanted = np.zeros(len(self.words), dtype=np.bool_)
        wanted[list(codes)] = True
        at = np.flatnonzero(wanted[self.codes])
        found = self.codes[at].astype(np.min_scalar_type(len(self.words)))  # NumPy sorts small numbers far faster
        order = np.argsort(found, kind="stable")
        jobs = np.searchsorted(self.starts, at[order], side="right") - 1
        ends = np.concatenate(([0], np.cumsum(np.bincount(found, minlength=len(self.words)))))
        return {code: jobs[ends[code] : ends[code + 1]] for code in codes}


class Columns:
    """The jobs of a file, to be asked by masks: one truth value a job."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        self._listed: Listed | None = None
        self._last: tuple[str, Mask] | None = None
        self._numbers: dict[tuple[str, str], int] = {}

    @classmethod
    def open(cls, path: Path) -> Self:
        """The columns of a file, mapped into memory. Raises ColumnsError where there is none that can be read."""
        try:
            with pa.memory_map(str(path)) as file:
                table = pa.ipc.open_file(file).read_all()
        except (OSError, pa.ArrowInvalid) as error:
            raise ColumnsError(path, "there are no columns of jobs" if not path.is_file() else str(error)) from error
        if table.schema.names != _PLAIN.names:
            raise ColumnsError(path, "an older version made these columns")
        return cls(table)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Self:
        """Rows as columns, without a file."""
        return cls(_joined(_pieces(rows)))

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def ids(self, mask: Mask) -> list[str]:
        """The identifiers of the jobs of a mask."""
        return self.ids_at(np.flatnonzero(mask))

    def ids_at(self, places: NDArray[np.int64]) -> list[str]:
        """The identifiers of the jobs at these places of the columns, in this order."""
        return [str(key) for key in self._table.column("id").take(pa.array(places)).to_pylist()]

    def amounts(self, name: str) -> NDArray[np.float64]:
        """A column of amounts, NaN where none is said."""
        return self._array(name)

    def days(self, name: str) -> NDArray[np.int32]:
        """A column of days, as days since 1970."""
        return self._array(name)

    def flags(self, name: str) -> Mask:
        """A column of truth values."""
        return self._array(name)

    def codes(self, name: str) -> NDArray[np.int32]:
        """A column of words as numbers, one number a word."""
        return self._array(name)

    def code(self, name: str, word: str) -> int:
        """The number of a word in a column; -1, which no job has, where it is none of them."""
        if (name, word) not in self._numbers:
            self._numbers[name, word] = _number(self._chunk(name).dictionary, word)
        return self._numbers[name, word]

    def among(self, name: str, words: Collection[str]) -> Mask:
        """The jobs whose word in a column is one of these."""
        wanted = [self.code(name, word) for word in words]
        codes = self.codes(name)
        if len(wanted) == 1:
            found: Mask = codes == wanted[0]
            return found
        chosen = np.zeros(len(self._chunk(name).dictionary) + 1, dtype=np.bool_)
        chosen[wanted] = True  # -1 is the last, which no job has
        return chosen[codes]

    def words(self, name: str) -> list[str]:
        """Every word of a column, by its number."""
        return [str(word) for word in self._chunk(name).dictionary.to_pylist()]

    def by_name(self, name: str, codes: NDArray[np.int64]) -> NDArray[np.int64]:
        """The order that puts these numbers of words into the order of the alphabet."""
        order: NDArray[np.int64] = pc.sort_indices(self._chunk(name).dictionary.take(pa.array(codes))).to_numpy()
        return order.astype(np.int64)

    def asking(self, skills: Iterable[str]) -> Mask:
        """The jobs that ask for all of these skills."""
        found = np.ones(len(self), dtype=np.bool_)
        for skill in skills:
            found &= self._asking(skill)
        return found

    def _asking(self, skill: str) -> Mask:
        """The jobs that ask for one skill; kept until another is asked for, since what asks asks more than once."""
        last = self._last
        if last is None or last[0] != skill:
            last = self._last = (skill, self.listed.asking(self.skill(skill)))
        return last[1]

    def asks(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Everything that jobs ask for, as pairs: the place of the job, and the number of the skill among ``skills``."""
        return np.repeat(np.arange(len(self), dtype=np.int64), np.diff(self.listed.starts)), self.listed.codes

    def skills(self) -> list[str]:
        """Every skill that any job asks for, by its number."""
        return list(self.listed.words)

    @property
    def listed(self) -> Listed:
        """The skills of every job, to be counted."""
        if self._listed is None:
            lists = self._chunk("skills")
            starts = lists.offsets.to_numpy()
            words = tuple(map(str, lists.values.dictionary.to_pylist()))
            self._listed = Listed(lists.values.indices.to_numpy()[starts[0] : starts[-1]], starts - starts[0], words)
        return self._listed

    def skill(self, skill: str) -> int:
        """The number of a skill; -1, which no skill has, where no job asks for it."""
        return _number(self._chunk("skills").values.dictionary, skill)

    def open_on(self, day: date) -> Mask:
        """The jobs that are open on a day."""
        open_ones: Mask = self.days("closed") > (day - date(1970, 1, 1)).days
        return open_ones

    def _array(self, name: str) -> NDArray[Any]:
        column = self._chunk(name)
        if pa.types.is_dictionary(column.type):
            column = column.indices
        elif pa.types.is_date32(column.type):
            column = column.view(pa.int32())
        copied = name in FLAGS  # a truth value is one bit there, a byte here
        found: NDArray[Any] = column.to_numpy(zero_copy_only=not copied)
        return found

    def _chunk(self, name: str) -> pa.Array:
        """A column in one piece, as the file holds it: files are written whole, and only what is joined costs a copy."""
        column = self._table.column(name)
        return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


SLICE = 10_000
"""Rows that are made into a piece of a table at a time."""


def write(path: Path, rows: Iterable[Row]) -> int:
    """Make the file anew of rows; how many. What reads the old file goes on with it."""
    return _write(path, _joined(_pieces(rows)))


def update(path: Path, rows: Sequence[Row], gone: Collection[str]) -> int:
    """Put rows, new or changed, into the file and take jobs that are gone out of it; how many it holds then. Raises
    ColumnsError where there is no file."""
    whole = Columns.open(path)._table
    changed = {row.id for row in rows} | set(gone)
    kept = whole.filter(pc.invert(pc.is_in(whole.column("id"), pa.array(sorted(changed), pa.string()))))
    return _write(path, _joined(chain(_slices(kept), _pieces(rows))))


def _write(path: Path, table: pa.Table) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")
    with pa.OSFile(str(fresh), "wb") as file, pa.ipc.new_file(file, table.schema) as out:
        out.write_table(table)
    fresh.replace(path)
    return int(table.num_rows)


def _joined(pieces: Iterable[pa.Table]) -> pa.Table:
    """Pieces as one table, every word by its number. Each is numbered by itself first: the words in full, of very many jobs, are
    held nowhere."""
    empty = _coded(_PLAIN.empty_table())
    return pa.concat_tables([empty, *map(_coded, pieces)]).unify_dictionaries().combine_chunks()


def _slices(table: pa.Table) -> Iterator[pa.Table]:
    """So many rows of a table at a time, with every word in full, so that a word that no job has any more is gone."""
    return (table.slice(start, SLICE).cast(_PLAIN) for start in range(0, len(table), SLICE))


def _pieces(rows: Iterable[Row]) -> Iterator[pa.Table]:
    """Rows as tables; so many at a time are held as Python's values."""
    each = iter(rows)
    while some := list(islice(each, SLICE)):
        columns = {field.name: [getattr(row, field.name) for row in some] for field in fields(Row)}
        columns["closed"] = [day or NEVER for day in columns["closed"]]
        for name in AMOUNTS:
            columns[name] = [float("nan") if amount is None else amount for amount in columns[name]]
        yield pa.table(columns, schema=_PLAIN)


def _coded(table: pa.Table) -> pa.Table:
    """The same with every word by its number."""
    table = table.combine_chunks()
    for name in WORDS:
        table = table.set_column(table.schema.get_field_index(name), name, table.column(name).dictionary_encode())
    lists = table.column("skills").combine_chunks()
    starts = pc.subtract(lists.offsets, lists.offsets[0])
    coded = pa.ListArray.from_arrays(starts, lists.flatten().dictionary_encode())
    return table.set_column(table.schema.get_field_index("skills"), "skills", coded)


def _number(words: pa.Array, word: str) -> int:
    """The number of a word among those of a column; -1, which no job has, where it is none of them."""
    return int(pc.index(words, word).as_py())
