"""One row of a table as an advert, or why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from fingerpost.sources.columns import USES, Columns
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
        self._names = {use: meaning.uses.get(use, ()) for use in USES}
        self._ago = [use for use in AGO if use in meaning.uses]
        self._dated = [meaning.stated[name] for name in DATES if name in meaning.stated]
        self._read_as = {column: name for name, column in meaning.stated.items()}
        self._made_by = blake2b(digest_size=8)
        self._made_by.update(
            f"{CLEANED} {self.employer} {meaning.uses} {meaning.fields} {meaning.stated}".encode(
                "utf-8", "surrogatepass"
            )
        )

    def known_by(self, cells: Mapping[str, str]) -> tuple[str, str, int] | None:
        """The source and the identifier of a row's advert, and the row's fingerprint, without making the advert; None where the row has no
        identifier of its own, or gives days that count from today."""
        external = external_id(mend(self._first("id", cells)))
        if not external or self._counts_from_today(cells):
            return None
        source = self._source(cells)[:LONGEST_SOURCE] or self._adverts.source
        made = self._made_by.copy()
        made.update("\0".join(("", *cells, *cells.values())).encode("utf-8", "surrogatepass"))
        return source, advert_id(source, external), int.from_bytes(made.digest(), signed=True)

    def _counts_from_today(self, cells: Mapping[str, str]) -> bool:
        """Whether a row gives a day that is another when it is read on another."""
        for use in self._ago:
            if self._first(use, cells):
                return True
        for use in ("posted", "closed"):
            if not stands(self._first(use, cells)):
                return True
        return not all(stands(cells.get(name, "")) for name in self._dated)

    def received(self, number: int, cells: Mapping[str, str], given: int | None = None) -> Received | Rejected:
        """The advert of one row, or the reason why it is none; it keeps the row's fingerprint where nothing had to be
        noted."""
        noted = self.notes.total()
        received = self._made(number, cells)
        if given is not None and isinstance(received, Received) and self.notes.total() == noted:
            return Received(number, received.external_id, received.advert, received.closed, given)
        return received

    def _made(self, number: int, cells: Mapping[str, str]) -> Received | Rejected:
        posting = Posting(
            id=self._first("id", cells),
            text=self._first("text", cells),
            url=one_line(self._first("url", cells)),
            source=self._source(cells),
            posted=self._day("posted", AGO[0], cells),
            closed=self._day("closed", AGO[1], cells),
            fields=self._fields(cells),
            **{use: self._first(use, cells) for use in LENGTHS},
        )
        return self._adverts.received(number, posting)

    def _first(self, use: str, cells: Mapping[str, str]) -> str:
        """What the first filled column of a use says."""
        for name in self._names[use]:
            if value := cells.get(name, "").strip():
                return value
        return ""

    def _fields(self, cells: Mapping[str, str]) -> dict[str, str]:
        """What a row states in fields of its own, under the names that the reader understands where a column has one."""
        names = self._read_as
        fields = {names.get(column, column): cells[column] for column in self.columns.fields if cells.get(column)}
        if (remote := fields.get("mode", "").strip().lower()) in _YES_OR_NO:
            fields["mode"] = "remote" if remote in _YES else ""
        return fields

    def _source(self, cells: Mapping[str, str]) -> str:
        if name := self.source or one_line(mend(self._first("source", cells))):
            return name
        url = one_line(self._first("url", cells))
        return address_key(url).split("/")[0] if url.startswith(("http://", "https://")) else ""

    def _day(self, use: str, ago: str, cells: Mapping[str, str]) -> date | None:
        """The day that a row gives, counted back from today where it gives days."""
        day = days_before(words, self.today) if (words := self._first(ago, cells)) else None
        for name in self._names[use] if day is None else ():
            if day := read_date(cells.get(name, ""), self.today):
                break
        return day
