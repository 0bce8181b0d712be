"""What a piece of work tells as it goes, and how it hears that it must stop: between two rows, never within a batch."""

from __future__ import annotations

import os
import socket
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from secrets import token_hex
from threading import Event
from time import monotonic
from typing import Self, TypeVar

from django.utils import timezone

from fingerpost.intake.report import Report
from fingerpost.sources.shapes import AsTheyWere, Feed, Received, Rejected, Same, Skipping, skips
from fingerpost.store import runs

Given = TypeVar("Given", Received | Rejected, Received | Rejected | Same)

PAUSE = 1.0
"""Seconds between two notes of how far a run is, at least."""


@dataclass
class Here:
    """This process as a worker: its name, and whether it was told to leave."""

    id: str = field(default_factory=lambda: f"{socket.gethostname()[:40]}-{os.getpid()}-{token_hex(3)}")
    leaving: Event = field(default_factory=Event)


here = Here()


class Stopped(Exception):  # noqa: N818 - nothing is wrong: somebody said stop
    """The work must stop here. What was finished is kept."""


class Cancelled(Stopped):
    """Somebody cancelled the run."""


class Leaving(Stopped):
    """This worker was told to leave; the run is for the next one."""


class Taken(Stopped):
    """The run is no longer this worker's: it was taken for dead."""


class Watch:
    """Keeps how far a run is, at most once a second; raises ``Stopped`` where the work must stop."""

    def __init__(self, number: int, worker: Here, now: Callable[[], datetime] = timezone.now) -> None:
        self.number, self.counts = number, dict[str, int]()
        self._worker, self._now, self._noted, self._so_far = worker, now, float("-inf"), 0

    def at(self, so_far: int, expected: int | None = None) -> None:
        """The work has come so far (of so much, where that is known)."""
        self._so_far = so_far
        if self._worker.leaving.is_set():
            raise Leaving
        if monotonic() - self._noted < PAUSE:
            return
        self._noted = monotonic()
        go_on = runs.note(
            self.number, self._worker.id, self._now(), so_far=so_far, expected=expected, counts=self.counts
        )
        if go_on is None:
            raise Taken
        if not go_on:
            raise Cancelled

    def heard(self, report: Report) -> None:
        """An import has finished a batch: keep its counts, and stop here if it must stop."""
        self.counts = counts_of(report)
        self.at(self._so_far)


class Watched:
    """A feed whose every row is told to a watch; what the feed says of itself is passed on."""

    def __init__(self, feed: Feed, watch: Watch) -> None:
        self._feed, self._watch = feed, watch
        self.where, self.source = feed.where, feed.source
        self.state, self.unchanged, self.whole = "", False, False

    def __iter__(self) -> Iterator[Received | Rejected]:
        return self._told(self._feed)

    def _told(self, rows: Iterable[Given]) -> Iterator[Given]:
        self._watch.at(0)
        for number, row in enumerate(rows, start=1):
            self._watch.at(number)
            yield row
        self.state, self.unchanged, self.whole = self._feed.state, self._feed.unchanged, self._feed.whole

    def __enter__(self) -> Self:
        self._feed.__enter__()
        return self

    def __exit__(self, *fault: object) -> None:
        self._feed.__exit__(*fault)

    @property
    def told(self) -> list[str]:
        """What the feed understood."""
        return self._feed.told

    @property
    def notes(self) -> Counter[str]:
        """What the feed dropped, cut or mended."""
        return self._feed.notes


class WatchedSkipping(Watched):
    """The same of a feed that can tell rows that are the same again; the watch is told of those too."""

    def __init__(self, feed: Skipping, watch: Watch) -> None:
        super().__init__(feed, watch)
        self._skipping = feed

    def skipping(self, same: AsTheyWere) -> Iterator[Received | Rejected | Same]:
        """As ``__iter__``, without making adverts of rows of which ``same`` knows that they are as they were."""
        return self._told(self._skipping.skipping(same))


def watched(feed: Feed, watch: Watch) -> Watched:
    """A feed whose every row is told to a watch."""
    return WatchedSkipping(feed, watch) if skips(feed) else Watched(feed, watch)


def counts_of(report: Report) -> dict[str, int]:
    """The counts of an import, by name; rejected rows as one."""
    counts = {one.name: getattr(report, one.name) for one in fields(report)}
    return {name: value for name, value in counts.items() if isinstance(value, int)} | {
        "rejected": report.rejected.total()
    }
