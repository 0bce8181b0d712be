"""Rows of a CSV, whatever parts its cells: comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from fingerpost.sources.opened import LONGEST, Lines, Opened
from fingerpost.sources.shapes import Rejected, SourceError

Cells = dict[str, str]
PARTED_BY = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
UNCLOSED = 1_000_000
"""Characters in one cell from which a quotation mark that is never closed is likelier than an advert."""


def parting(header: str) -> str:
    """The sign that parts the cells of a header line: the one that gives the most cells."""
    return max(PARTED_BY, key=lambda sign: len(next(csv.reader([header], delimiter=sign, strict=False), [])))


def table_names(header: str, delimiter: str) -> list[str]:
    """The names of the columns in a header line."""
    return [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]


def table_rows(lines: Lines, header: str, delimiter: str) -> Iterator[tuple[int, Cells] | Rejected]:
    """Each row with its number (the first under the header is 1), cells by column name; a row that does not fit is
    rejected.

    A name that stands twice in the header is its first column; cells beyond the header must be empty.
    """
    # The limit is the csv module's own and holds for the whole process; a line is never longer.
    csv.field_size_limit(LONGEST)
    names = table_names(header, delimiter)
    too_long: list[int] = []
    reader = csv.reader(_kept(lines, too_long), delimiter=delimiter)
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            number += 1
            yield Rejected(number, f"not a row of CSV ({error}): a quotation mark may be open")
            continue
        for line in too_long:
            number += 1
            yield Rejected(number, f"line {line} is longer than {LONGEST:,} characters")
        too_long.clear()
        if cells is None:
            return
        if cells:
            number += 1
            yield _row(number, names, cells)


@contextmanager
def whole_table(path: str) -> Iterator[tuple[list[str], Iterator[tuple[int, Cells]]]]:
    """The names of a CSV's columns and its numbered rows, for what needs them all: SourceError at the first that does not fit."""
    with closing(Opened(Path(path))) as opened:
        lines = Lines(opened.stream)
        header = next(iter(lines), None) or ""
        delimiter = parting(header)
        yield table_names(header, delimiter), _whole(path, table_rows(lines, header, delimiter))


def _whole(path: str, rows: Iterator[tuple[int, Cells] | Rejected]) -> Iterator[tuple[int, Cells]]:
    for row in rows:
        if isinstance(row, Rejected):
            raise SourceError(f"{path}, row {row.row:,}", row.reason, "Mend the row or leave it out")
        yield row


def _row(number: int, names: list[str], cells: list[str]) -> tuple[int, Cells] | Rejected:
    if any(cell.strip() for cell in cells[len(names) :]):
        return Rejected(
            number, f"{len(cells)} cells under a header of {len(names)}: a sign within a cell is not quoted"
        )
    if max(map(len, cells)) > UNCLOSED:
        return Rejected(
            number, f"a cell of {max(map(len, cells)):,} characters: a quotation mark before it is not closed"
        )
    return number, dict(zip(reversed(names[: len(cells)]), reversed(cells[: len(names)]), strict=True))


def _kept(lines: Lines, too_long: list[int]) -> Iterator[str]:
    for line in lines:
        if line is None:
            too_long.append(lines.number)
        else:
            yield line
