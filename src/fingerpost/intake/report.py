"""What an import did, counted as it goes, and told at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from fingerpost.sources.shapes import Received, Rejected, Same, SourceError

TOLD = 20
"""Rejected rows that are told one by one."""


@dataclass
class Report:
    """Counts of one import. ``joined`` of the new or changed adverts went into a job that was there already;
    ``tried`` were read in a dry run, and would be new or changed.

    ``closed`` adverts are no longer offered by their source; ``left_open`` says why none was closed that is missing.
    ``broke_off`` is the error at which the source stopped: what came before is kept.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    redated: int = 0
    unchanged: int = 0
    joined: int = 0
    repeated: int = 0
    tried: int = 0
    closed: int = 0
    left_open: str = ""
    broke_off: SourceError | None = None
    rejected: Counter[str] = field(default_factory=Counter)
    rows_rejected: list[Rejected] = field(default_factory=list)
    notes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def count(self, rows: Sequence[Received | Rejected | Same], distinct: int) -> None:
        """Rows came in, so many distinct adverts among them."""
        gone = [row for row in rows if isinstance(row, Rejected)]
        self.read += len(rows)
        self.repeated += len(rows) - len(gone) - distinct
        self.rejected.update(row.reason for row in gone)
        self.rows_rejected.extend(gone[: TOLD - len(self.rows_rejected)])

    def placed(self, *, new: bool, joined: bool) -> None:
        """An advert was kept, new or changed, in a job of its own or in one that was there."""
        self.new += new
        self.changed += not new
        self.joined += joined

    @property
    def kept(self) -> int:
        """Adverts that the store has, thanks to this import or from before."""
        return self.new + self.changed + self.redated + self.unchanged

    @property
    def lines(self) -> list[str]:
        """The report in words, a line each."""
        pace = f", {self.read / self.seconds:,.0f} a second" if self.seconds else ""
        told = [
            f"{self.read:,} rows read in {self.seconds:,.1f} s{pace}",
            f"{self.new:,} adverts new, {self.changed:,} changed, {self.redated:,} with new dates, "
            f"{self.unchanged:,} unchanged",
            f"{self.joined:,} joined a job that was there; {self.repeated:,} rows repeat an advert of the same file",
        ]
        if self.tried:
            told[1:] = [f"{self.tried:,} adverts would be new or changed; nothing was kept: this was a dry run"]
        told += [f"{count:,} × {note}" for note, count in self.notes.most_common()]
        if self.closed:
            told.append(f"{self.closed:,} adverts closed: their source no longer offers them")
        if self.left_open:
            told.append(f"nothing was closed: {self.left_open}")
        elif self.broke_off:
            told.append(f"the source broke off: {self.broke_off}")
        rejected = sum(self.rejected.values())
        if rejected:
            told.append(f"{rejected:,} rows rejected:")
            told += [f"  row {row.row:,}: {row.reason}" for row in self.rows_rejected]
            if rejected > len(self.rows_rejected):
                told.append(f"  and {rejected - len(self.rows_rejected):,} more")
        return told
