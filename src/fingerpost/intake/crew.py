"""The crew: processes that read adverts and make their keys of likeness, batch after batch, while the store is
written."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from fingerpost.intake.likeness import Likeness
from fingerpost.pack import Pack, load_pack
from fingerpost.reading import Advert, Reading, machine
from fingerpost.store.claims import pack_claims, unpack_claims

FEW = 400
"""Adverts up to which starting processes takes longer than reading them."""

AHEAD = 3
"""Batches that wait or are being read at a time for each process, so that memory stays flat."""

Read = tuple[Reading, list[int]]
Batch = TypeVar("Batch")
_Packed = tuple[str, str, list[int]]


class Crew:
    """Reads batches of adverts in order; a context manager that ends its processes."""

    def __init__(self, pack_name: str, workers: int) -> None:
        self._pack_name, self._workers = pack_name, workers
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def read(self, batches: Iterable[tuple[Batch, Sequence[Advert]]]) -> Iterator[tuple[Batch, dict[str, Read]]]:
        """Each batch with the readings and keys of its adverts by identifier, in order.

        The first batches are read here; processes are started once more than ``FEW`` adverts have come.
        """
        waiting: deque[tuple[Batch, Sequence[Advert], Future[list[_Packed]] | None]] = deque()
        count = 0
        for batch, adverts in batches:
            count += len(adverts)
            waiting.append((batch, adverts, self._start(adverts) if self._workers > 1 and count > FEW else None))
            while len(waiting) > AHEAD * self._workers:
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())

    def _start(self, adverts: Sequence[Advert]) -> Future[list[_Packed]]:
        if self._pool is None:
            # Fresh processes: a fork would carry the open database and the threads of the search engine along.
            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), load_pack, (self._pack_name,))
        return self._pool.submit(_work, self._pack_name, list(adverts))

    def _finish(
        self, batch: Batch, adverts: Sequence[Advert], future: Future[list[_Packed]] | None
    ) -> tuple[Batch, dict[str, Read]]:
        if future is None:
            return batch, read_here(adverts, load_pack(self._pack_name))
        packed = zip(adverts, future.result(), strict=True)
        return batch, {
            advert.id: (Reading(advert.id, unpack_claims(claims, advert), version), keys)
            for advert, (version, claims, keys) in packed
        }


def read_here(adverts: Iterable[Advert], pack: Pack) -> dict[str, Read]:
    """The readings of adverts and their keys of likeness, by identifier, in this process."""
    readers, likeness, found = machine(pack), Likeness(pack), {}
    for advert in adverts:
        reading = readers.read(advert)
        found[advert.id] = (reading, likeness.keys(advert, reading))
    return found


def _work(pack_name: str, adverts: list[Advert]) -> list[_Packed]:
    found = read_here(adverts, load_pack(pack_name))
    return [
        (reading.version, pack_claims(reading.claims, advert), keys)
        for advert, (reading, keys) in zip(adverts, found.values(), strict=True)
    ]
