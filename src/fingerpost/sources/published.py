"""A file of adverts that stands at an address: fetched whole to the disk, then read as any file is.

Nothing is kept of it in memory, the other end is not made to wait while adverts are read and kept, and an answer that breaks
off gives no row at all.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar
from urllib.parse import SplitResult

from fingerpost.sources import file
from fingerpost.sources.http import Accept, Ask
from fingerpost.sources.masking import masked
from fingerpost.sources.naming import name_of, parted
from fingerpost.sources.shapes import AsTheyWere, Feed, Opening, Received, Rejected, Same, SourceError

Given = TypeVar("Given", Received | Rejected, Received | Rejected | Same)

LARGEST, LONGEST = 4_000_000_000, 3_600.0
"""Bytes, as unpacked, and seconds that one such file may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A kind of source that is one file at an address; ``mine`` knows the addresses that are of this kind."""

    name: str
    label: str
    accept: Accept
    mine: Callable[[SplitResult], bool]
    complete: bool = True

    def recognise(self, address: str, /) -> str | None:
        """The address mended, or None where it is not of this kind."""
        parts = parted(address)
        return parts.geturl() if parts and self.mine(parts) else None

    def open(self, kept: str, opening: Opening) -> Feed:
        """A feed of the file."""
        return PublishedFeed(self, kept, opening)


class PublishedFeed:
    """A feed of a file at an address: see ``shapes.Feed``."""

    def __init__(self, kind: Published, kept: str, opening: Opening) -> None:
        self.where, self.source = masked(kept), opening.source or name_of(kind.name, kept)
        self.state, self.unchanged, self.whole = "", False, False
        self.told = [f"{kind.label}: {self.where}", f"kept under the name {self.source}"]
        self.notes: Counter[str] = Counter()
        self._kind, self._kept, self._opening = kind, kept, opening

    def __iter__(self) -> Iterator[Received | Rejected]:
        yield from self._fetched(iter)

    def skipping(self, same: AsTheyWere) -> Iterator[Received | Rejected | Same]:
        """As ``__iter__``, without making adverts of rows of which ``same`` knows that they are as they were."""
        yield from self._fetched(lambda feed: feed.skipping(same))

    def _fetched(self, given: Callable[[file.Feed], Iterator[Given]]) -> Iterator[Given]:
        with tempfile.TemporaryDirectory(prefix="fingerpost-") as folder:
            path = Path(folder) / "feed"
            state = self._fetch(path)
            if self.unchanged:
                self.state = self._opening.state
                return
            said = self._opening
            with file.open_file(path, said.today, source=self.source, employer=said.employer, where=self.where) as feed:
                self.told += feed.told[1:]
                self.notes = feed.notes
                yield from given(feed)
            self.whole = feed.whole and self._kind.complete
            self.state = state if self.whole else ""

    def _fetch(self, path: Path) -> str:
        """Fetch the file to a path, if it changed, and give what lets the next run ask only for changes."""
        ask = Ask(url=self._kept, accept=self._kind.accept, state=self._opening.state, largest=LARGEST, total=LONGEST)
        with self._opening.web.open(ask) as answer:
            self.unchanged = answer.unchanged
            if not answer.unchanged:
                try:
                    with path.open("wb") as kept:
                        shutil.copyfileobj(answer.stream(), kept, 1 << 20)
                except OSError as error:
                    if isinstance(error, SourceError):
                        raise
                    fault = f"it cannot be kept on the disk ({error.strerror})"
                    raise SourceError(self.where, fault, "Make room, or set TMPDIR", permanent=False) from error
            return answer.state

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open but while it is read."""
