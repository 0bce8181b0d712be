"""What a source is and what it gives: kinds and feeds, adverts received, rows rejected with the reason, and the one error
of a source that gives nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol, Self, TypeGuard

from fingerpost.errors import FingerpostError
from fingerpost.reading.advert import Advert

if TYPE_CHECKING:
    from fingerpost.sources.http import Web


class SourceError(FingerpostError, OSError):
    """A source that cannot be read: where, what is wrong, what would mend it. ``permanent`` says that trying again is
    no use; ``wait`` is how many seconds the source asks to be left alone, where it says so."""

    def __init__(
        self, where: str, fault: str, remedy: str, *, permanent: bool = True, wait: float | None = None
    ) -> None:
        self.where, self.fault, self.remedy = where, fault, remedy
        self.permanent, self.wait = permanent, wait
        super().__init__(f"{where}: {fault}. {remedy}")

    def __str__(self) -> str:
        return f"{self.where}: {self.fault}. {self.remedy}"


@dataclass(frozen=True, slots=True)
class Received:
    """An advert as a source gave it, in which row (from 1), under which identifier of the source's own.

    ``closed`` is the date from which the source itself says that it is no longer offered. ``given`` is a fingerprint of
    the row: the same again, and it gives the same advert on any day; None where nobody can promise that.
    """

    row: int
    external_id: str
    advert: Advert
    closed: date | None = None
    given: int | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that gives no advert: its number (from 1), and why, in words for its author.

    ``external_id`` is the source's own identifier where the row still gave one: that advert is offered yet, so a
    rejection closes nothing.
    """

    row: int
    reason: str
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Same:
    """A row that gives, sign for sign, what it gave before: its number, the identifier of its advert, and the source."""

    row: int
    id: str
    source: str


class Feed(Protocol):
    """What one source gives in one run: iterate once for its adverts and rejected rows, in order, in flat memory.

    It closes itself at the end of the iteration; a feed that is not read to its end is closed by ``with``. Iterating
    raises SourceError where the source breaks off: what was given before stands, and what is missing says nothing.
    """

    where: str
    """The file or address, for people; it holds no key."""

    source: str
    """The name under which its adverts are kept."""

    state: str
    """After the iteration: what the next ``open`` is handed, so that it asks only for what changed; "" where the source
    offers nothing of the kind. Keep it only once the whole run is kept."""

    unchanged: bool
    """After the iteration: the source says that nothing changed since ``state``; it gives no rows, and all that was on
    offer still is."""

    whole: bool
    """After the iteration: every advert on offer was given, or rejected by its identifier. What is missing from such a
    feed is gone."""

    @property
    def told(self) -> list[str]:
        """What was understood before the first advert is read, a line each."""

    @property
    def notes(self) -> Counter[str]:
        """What was dropped, cut or mended so far, with how often."""

    def __iter__(self) -> Iterator[Received | Rejected]: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


AsTheyWere = Callable[[str, Mapping[str, int]], Collection[str]]
"""Which of a source's adverts are as they were, given the fingerprints of their rows by the adverts' identifiers."""


class Skipping(Feed, Protocol):
    """A feed that can tell its rows by their fingerprints, and need not make adverts of those that are the same again."""

    def skipping(self, same: AsTheyWere) -> Iterator[Received | Rejected | Same]:
        """As ``__iter__``; ``same`` is asked of some rows at a time."""


def skips(feed: Feed) -> TypeGuard[Skipping]:
    """Whether a feed can tell rows that are the same again."""
    return hasattr(type(feed), "skipping")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a source is opened: ``web`` to ask through, ``today``, and what the owner says of it.

    ``source`` names it (adverts are told apart by source and identifier: keep the name); ``employer`` is used where a
    board does not say whose it is; ``state`` is what the feed of the last whole run left.
    """

    web: Web
    today: date
    source: str = ""
    employer: str = ""
    state: str = ""


class Kind(Protocol):
    """A kind of source, such as the boards of one vendor, or sitemaps."""

    @property
    def name(self) -> str:
        """Its stable name, in the store and on the command line: letters, digits and low lines."""

    @property
    def label(self) -> str:
        """Its name for people."""

    @property
    def complete(self) -> bool:
        """A run that ends well gives everything on offer, so that what is missing is gone; a search's results do not."""

    def recognise(self, address: str) -> str | None:
        """What to keep of an address that an editor pastes (a board's name, or the address mended), or None where it is
        not of this kind. Asks nobody."""

    def open(self, kept: str, opening: Opening) -> Feed:
        """A feed of what ``recognise`` gave. It asks the network when it is read, not before."""
