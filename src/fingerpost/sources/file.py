"""A file of adverts: opened, understood, and given one by one. The kinds are CSV, JSON Lines, JSON, and XML (RSS, Atom, job
feeds)."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Self, TextIO, TypeVar

import orjson

from fingerpost.sources.columns import understand
from fingerpost.sources.documents import document_rows, line_rows
from fingerpost.sources.elements import ROWS, element_rows, root_name
from fingerpost.sources.opened import GIVE, Lines, Opened, too_long
from fingerpost.sources.rows import Rows
from fingerpost.sources.shapes import AsTheyWere, Received, Rejected, Same, SourceError
from fingerpost.sources.tables import PARTED_BY, parting, table_names, table_rows

Row = tuple[int, dict[str, str]]
Raw = Iterator[Row | Rejected]
Given = TypeVar("Given", bound=Received | Rejected | Same)
DAMAGE = (EOFError, OSError, zlib.error, UnicodeDecodeError)
"""What reading raises where a packed file breaks off or a disk fails."""

TOGETHER = 500
"""Rows of which it is asked at a time whether they are as they were."""

LOOK_AT = 100
"""Rows of JSON or XML that are looked at to learn which columns there are."""

XML = {"rss": "RSS", "rdf": "RSS", "feed": "Atom"}
"""The kinds of XML by the names of their outermost elements; any other is a feed of jobs."""


class Feed:
    """A file that was opened and understood: iterate once for its adverts and rejected rows, in order, in flat memory.

    The file is closed at the end of the iteration; a feed that is not read to its end is closed by hand, or by ``with``.
    """

    state, unchanged = "", False

    def __init__(self, where: str, kind: str, raw: Raw, rows: Rows, opened: Opened) -> None:
        self.where, self.kind, self._raw, self._rows, self._opened = where, kind, raw, rows, opened
        self.source, self.whole = rows.source or rows.stem, False

    @property
    def told(self) -> list[str]:
        """What was understood before the first advert is read, a line each."""
        return [f"{self.where}: {self.kind}", *self._rows.columns.told()]

    @property
    def notes(self) -> Counter[str]:
        """What was dropped, cut or mended so far, with how often."""
        return self._rows.notes

    def __iter__(self) -> Iterator[Received | Rejected]:
        made = self._rows.received
        yield from self._to_its_end(raw if isinstance(raw, Rejected) else made(*raw) for raw in self._raw)

    def skipping(self, same: AsTheyWere) -> Iterator[Received | Rejected | Same]:
        """As ``__iter__``, without making adverts of rows of which ``same`` knows that they are as they were."""
        yield from self._to_its_end(chain.from_iterable(self._new(some, same) for some in _some(self._raw)))

    def _new(self, raw: Sequence[Row | Rejected], same: AsTheyWere) -> Iterator[Received | Rejected | Same]:
        known = [None if isinstance(row, Rejected) else self._rows.known_by(row[1]) for row in raw]
        times = Counter(each[1] for each in known if each)
        marks: dict[str, dict[str, int]] = {}
        for each in known:
            if each and times[each[1]] == 1:
                marks.setdefault(each[0], {})[each[1]] = each[2]
        as_they_were = {key for source, given in marks.items() for key in same(source, given)}
        for row, each in zip(raw, known, strict=True):
            if isinstance(row, Rejected):
                yield row
            elif each and each[1] in as_they_were:
                yield Same(row[0], each[1], each[0])
            else:
                yield self._rows.received(*row, each[2] if each else None)

    def _to_its_end(self, rows: Iterator[Given]) -> Iterator[Given | Rejected]:
        number, nameless = 0, False
        with self:
            try:
                for given in rows:
                    number = given.row
                    nameless |= isinstance(given, Rejected) and not given.external_id
                    yield given
                self.whole = not nameless
            except DAMAGE as error:
                yield Rejected(number + 1, f"the file is damaged from here on ({error})")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._opened.close()


def open_file(
    path: Path | str,
    today: date,
    *,
    source: str | None = None,
    mapping: Mapping[str, str] | None = None,
    employer: str = "",
    where: str = "",
) -> Feed:
    """Open a file of adverts and understand its columns; ``mapping`` names columns by use (``{"title": "Vakanz"}``).

    ``today`` is what days-ago columns count from; ``employer`` is used where a row names none, and ``where`` is what people are told
    of a file that was fetched. Raises SourceError, with a remedy, where the file gives no adverts at all.
    """
    path = Path(path)
    where = where or str(path)
    opened = Opened(path)
    try:
        kind, names, raw = _elements(opened.binary, where) if opened.is_xml else _rows(opened.stream, path, where)
        columns = understand(names, where, mapping)
    except BaseException as error:
        opened.close()
        if isinstance(error, DAMAGE) and not isinstance(error, SourceError):
            raise SourceError(where, f"the file is damaged ({error})", "Fetch or pack it again") from error
        raise
    said = kind if opened.encoding.startswith("utf-8") else f"{kind}, {opened.encoding}"
    rows = Rows(columns, today, source, path.name.split(".")[0] or "file", employer=employer)
    return Feed(where, said, raw, rows, opened)


def _some(raw: Raw) -> Iterator[list[Row | Rejected]]:
    """Rows, so many at a time; those before damage come before it is told."""
    some: list[Row | Rejected] = []
    try:
        for row in raw:
            some.append(row)
            if len(some) == TOGETHER:
                yield some
                some = []
    except (*DAMAGE, SourceError):
        yield some
        some = []
        raise
    yield some


def _elements(stream: BinaryIO, where: str) -> tuple[str, list[str], Raw]:
    """The kind of XML, the names of what its adverts state, and its rows."""
    kind = XML.get(root_name(stream.peek(LOOK_AT)), "XML")  # type: ignore[attr-defined]
    rows = element_rows(stream, where)
    head: list[tuple[int, dict[str, str]]] = []
    broken: SourceError | None = None
    try:
        head += islice(rows, LOOK_AT)
    except SourceError as error:
        broken = error
    if not head:
        sought = ", ".join(sorted(ROWS))
        raise broken or SourceError(where, "no advert in this XML", f"Adverts stand in elements named {sought}")
    return kind, [name for _, cells in head for name in cells], chain(head, _broken(broken) if broken else rows)


def _broken(error: SourceError) -> Raw:
    raise error
    yield


def _rows(stream: TextIO, path: Path, where: str) -> tuple[str, list[str], Raw]:
    """The kind of file, the names of its columns, and its rows."""
    lines = Lines(stream)
    passed, first = _first_line(lines)
    if first is None:
        raise SourceError(where, "its one line is far too long, or there is none", GIVE)
    begins = first.lstrip()[:1]
    if begins not in ("{", "["):
        kind, names, raw = _table(lines, first)
        return kind, names, chain(passed, raw)
    by_lines = {".jsonl", ".ndjson"} & set(path.suffixes) or _is_row(first)
    raw = line_rows(lines, first) if by_lines and begins == "{" else document_rows(stream, first)
    head = [*passed, *islice(raw, LOOK_AT)]
    names = [name for row in head if not isinstance(row, Rejected) for name in row[1]]
    if not names:
        reason = next((row.reason for row in head if isinstance(row, Rejected)), "it holds no rows")
        raise SourceError(where, f"no advert in this JSON: {reason}", "Give a list of objects, or one object a line")
    return "JSON Lines" if by_lines else "JSON", names, chain(head, raw)


def _first_line(lines: Lines) -> tuple[list[Rejected], str | None]:
    """The first line that says anything, and those before it that were too long to be looked at."""
    passed: list[Rejected] = []
    for line in lines:
        if line is None:
            passed.append(too_long(lines))
        elif line.strip():
            return passed, line
    return passed, None


def _table(lines: Lines, first: str) -> tuple[str, list[str], Raw]:
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        first = next((line for line in lines if line), "")
    header = first.rstrip("\r\n")
    delimiter = parting(header)
    raw = table_rows(lines, header, delimiter)
    return f"CSV parted by {PARTED_BY[delimiter]}", table_names(header, delimiter), raw


def _is_row(line: str) -> bool:
    try:
        value = orjson.loads(line)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        return False
    return isinstance(value, dict) and not any(
        isinstance(item, list) and item and isinstance(item[0], dict) for item in value.values()
    )
