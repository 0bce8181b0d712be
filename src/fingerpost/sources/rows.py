"""One row of a table as an advert, or why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b

from fingerpost.sources.columns import Columns
from fingerpost.sources.dates import days_before, read_date, stands
from fingerpost.sources.posting import (
    DATES,
    LENGTHS,
    LONGEST_SOURCE,
    Adverts,
    Posting,
    address_key,
    advert_id,
    external_id,
)
from fingerpost.sources.shapes import Received, Rejected
from fingerpost.sources.text import mend, one_line

CLEANED = 1
"""Goes up when the same row would give another advert: what was given before is then made anew."""

AGO = ("days_ago", "closed_days_ago")
"""The uses of columns that count days back from today."""

_YES, _NO = frozenset(("true", "yes", "1", "y", "t")), frozenset(("false", "no", "0", "n", "f"))
_YES_OR_NO = _YES | _NO


@dataclass
class Rows:
    """Makes adverts of the rows of one table, whose columns it knows; ``notes`` counts what was dropped, cut or mended."""

    columns: Columns
    today: date
    source: str | None = None
    stem: str = "file"
    employer: str = ""
    notes: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._adverts = Adverts(self.today, self.source or self.stem, self.employer, self.notes)
        meaning = self.columns
        self._made_by = f"{CLEANED} {self.employer} {meaning.uses} {meaning.fields} {meaning.stated}"

    def known_by(self, cells: Mapping[str, str]) -> tuple[str, str, int] | None:
        """The source and the identifier of a row's advert, and the row's fingerprint, without making the advert; None where the row has no
        identifier of its own, or gives days that count from today."""
        external = external_id(mend(self._first("id", cells)))
        days = (self._first(use, cells) for use in ("posted", "closed"))
        if not external or any(self._first(use, cells) for use in AGO) or not all(map(stands, days)):
            return None
        if not all(stands(cells.get(self.columns.stated.get(name, ""), "")) for name in DATES):
            return None
        source = self._source(cells, one_line(self._first("url", cells)))[:LONGEST_SOURCE] or self._adverts.source
        words = "\0".join((self._made_by, *cells, *cells.values())).encode("utf-8", "surrogatepass")
        return source, advert_id(source, external), int.from_bytes(blake2b(words, digest_size=8).digest(), signed=True)

    def received(self, number: int, cells: Mapping[str, str], given: int | None = None) -> Received | Rejected:
        """The advert of one row, or the reason why it is none; it keeps the row's fingerprint where nothing had to be
        noted."""
        noted = self.notes.total()
        received = self._made(number, cells)
        if given is not None and isinstance(received, Received) and self.notes.total() == noted:
            return replace(received, given=given)
        return received

    def _made(self, number: int, cells: Mapping[str, str]) -> Received | Rejected:
        url = one_line(self._first("url", cells))
        posting = Posting(
            id=self._first("id", cells),
            text=self._first("text", cells),
            url=url,
            source=self._source(cells, url),
            posted=self._day("posted", AGO[0], cells),
            closed=self._day("closed", AGO[1], cells),
            fields=self._fields(cells),
            **{use: self._first(use, cells) for use in LENGTHS},
        )
        return self._adverts.received(number, posting)

    def _first(self, use: str, cells: Mapping[str, str]) -> str:
        """What the first filled column of a use says."""
        return next((value for name in self.columns.uses.get(use, ()) if (value := cells.get(name, "").strip())), "")

    def _fields(self, cells: Mapping[str, str]) -> dict[str, str]:
        """What a row states in fields of its own, under the names that the reader understands where a column has one."""
        names = {column: name for name, column in self.columns.stated.items()}
        fields = {names.get(column, column): cells[column] for column in self.columns.fields if cells.get(column)}
        if (remote := fields.get("mode", "").strip().lower()) in _YES_OR_NO:
            fields["mode"] = "remote" if remote in _YES else ""
        return fields

    def _source(self, cells: Mapping[str, str], url: str) -> str:
        name = self.source or one_line(mend(self._first("source", cells)))
        return name or (address_key(url).split("/")[0] if url.startswith(("http://", "https://")) else "")

    def _day(self, use: str, ago: str, cells: Mapping[str, str]) -> date | None:
        """The day that a row gives, counted back from today where it gives days."""
        day = days_before(words, self.today) if (words := self._first(ago, cells)) else None
        for name in self.columns.uses.get(use, ()) if day is None else ():
            if day := read_date(cells.get(name, ""), self.today):
                break
        return day
