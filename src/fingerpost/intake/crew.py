"""The crew: processes that read adverts, batch after batch, while this one writes the store."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

from fingerpost.intake.likeness import KEYED, Likeness
from fingerpost.pack import Pack, load_pack
from fingerpost.reading import VERSION, Reading, machine
from fingerpost.reading.job import Heard, settle
from fingerpost.sources.shapes import Received
from fingerpost.store.claims import pack_claims, unpack_claims
from fingerpost.store.rows import Row, job_row

FEW = 400
"""Adverts up to which starting processes takes longer than reading them."""

SELDOM = 50_000, 20, 20
"""The collector's thresholds in a process that takes in adverts."""

AHEAD = 3
"""Batches that wait or are being read at a time for each process, so that memory stays flat."""

Batch = TypeVar("Batch")


@dataclass(frozen=True, slots=True)
class Read:
    """What the crew makes of an advert: by which version, the claims of its reading as the store packs them, its keys
    of likeness, and the row of the job that it is where no other advert offers the same vacancy."""

    version: str
    claims: str
    keys: list[int]
    alone: Row

    def heard(self, received: Received, first_seen: date, last_seen: date, only: Collection[str] = ()) -> Heard:
        """The advert with its reading, unpacked: all claims, or those of some fields."""
        advert = received.advert
        reading = Reading(advert.id, unpack_claims(self.claims, advert, only), self.version)
        return Heard(advert, reading, first_seen, last_seen, received.closed)


class Crew:
    """Reads batches of adverts in order; a context manager that ends its processes."""

    def __init__(self, pack_name: str, today: date, workers: int) -> None:
        self._pack_name, self._today, self._workers = pack_name, today, workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def read(self, batches: Iterable[tuple[Batch, Sequence[Received]]]) -> Iterator[tuple[Batch, dict[str, Read]]]:
        """Each batch with what is made of its adverts by identifier, in order.

        The first batches are read here; processes are started once more than ``FEW`` adverts have come.
        """
        waiting: deque[tuple[Batch, Sequence[Received], Future[dict[str, Read]] | None]] = deque()
        count = 0
        for batch, rows in batches:
            count += len(rows)
            waiting.append((batch, rows, self._start(rows) if self._workers > 1 and count > FEW else None))
            while len(waiting) > AHEAD * self._workers:
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())

    def _start(self, rows: Sequence[Received]) -> Future[dict[str, Read]]:
        if self._pool is None:
            # Fresh processes: a fork would carry the open database and the threads of the search engine along.
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _begin, (self._pack_name,))
        return self._pool.submit(_work, self._pack_name, rows, self._today)

    def _finish(
        self, batch: Batch, rows: Sequence[Received], future: Future[dict[str, Read]] | None
    ) -> tuple[Batch, dict[str, Read]]:
        return batch, future.result() if future else read_here(rows, load_pack(self._pack_name), self._today)


def version_of(pack: Pack) -> str:
    """The version of the rules, of the keys and of the words that a reading is made by; stored with it."""
    return f"{VERSION}.{KEYED} {pack.version}"


def read_here(rows: Sequence[Received], pack: Pack, today: date) -> dict[str, Read]:
    """What is made of adverts, by identifier, in this process."""
    readers, likeness, version, found = machine(pack), Likeness(pack), version_of(pack), {}
    for row, reading in zip(rows, readers.read_all(row.advert for row in rows), strict=True):
        advert = row.advert
        facts = settle([Heard(advert, reading, today, today, row.closed)], {}, pack)
        found[advert.id] = Read(
            version=version,
            claims=pack_claims(reading.claims, advert),
            keys=likeness.keys(advert, reading),
            alone=job_row(advert.id, facts),
        )
    return found


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Let the collector of cycles look at many values at a time: adverts by the thousand hold none, and it would walk
    them, and all that the process holds besides, again and again."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _begin(pack_name: str) -> None:
    gc.set_threshold(*SELDOM)
    # Ctrl+C reaches every process of a terminal; the one that keeps the store ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    load_pack(pack_name)


def _end_with_parent() -> None:
    """End this process when the one that keeps the store has been killed: it would wait for work for ever."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)


def _work(pack_name: str, rows: Sequence[Received], today: date) -> dict[str, Read]:
    return read_here(rows, load_pack(pack_name), today)
