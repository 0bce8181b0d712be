"""One row of a table as an advert, or why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fingerpost.sources.columns import Columns
from fingerpost.sources.dates import days_before, read_date
from fingerpost.sources.posting import LENGTHS, Adverts, Posting, address_key
from fingerpost.sources.shapes import Received, Rejected
from fingerpost.sources.text import mend, one_line

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

    def received(self, number: int, cells: Mapping[str, str]) -> Received | Rejected:
        """The advert of one row, or the reason why it is none."""
        url = one_line(self._first("url", cells))
        posting = Posting(
            id=self._first("id", cells),
            text=self._first("text", cells),
            url=url,
            source=self._source(cells, url),
            posted=self._day("posted", "days_ago", cells),
            closed=self._day("closed", "closed_days_ago", cells),
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
