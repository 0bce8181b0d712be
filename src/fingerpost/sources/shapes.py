"""What a source gives: adverts received, rows rejected with the reason, and the one error of a source that gives
nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fingerpost.errors import FingerpostError
from fingerpost.reading.advert import Advert


class SourceError(FingerpostError, OSError):
    """A source that cannot be read: where, what is wrong, what would mend it. ``permanent`` says that trying again is
    no use."""

    def __init__(self, where: str, fault: str, remedy: str, *, permanent: bool = True) -> None:
        self.where, self.fault, self.remedy, self.permanent = where, fault, remedy, permanent
        super().__init__(f"{where}: {fault}. {remedy}")

    def __str__(self) -> str:
        return f"{self.where}: {self.fault}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Received:
    """An advert as a source gave it, in which row (from 1), under which identifier of the source's own.

    ``closed`` is the date from which the source itself says that it is no longer offered.
    """

    row: int
    external_id: str
    advert: Advert
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that gives no advert: its number (from 1), and why, in words for its author."""

    row: int
    reason: str
