"""Which job each advert belongs to: one that holds its vacancy already, or one of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fingerpost.intake.crew import Read
from fingerpost.intake.likeness import Likeness, Profile
from fingerpost.pack import Pack
from fingerpost.reading.job import Heard
from fingerpost.sources.shapes import Received
from fingerpost.store import received
from fingerpost.store.keep import HOLDERS


@dataclass
class Arrival:
    """An advert on its way into the store, new or changed; ``own`` is the job that it has been in, if any."""

    row: Received
    read: Read
    first_seen: date
    last_seen: date
    own: str | None = None

    @property
    def id(self) -> str:
        """The advert's identifier."""
        return self.row.advert.id

    @cached_property
    def heard(self) -> Heard:
        """The advert with its reading: unpacked at the first call, since most adverts never need it here."""
        return self.read.heard(self.row, self.first_seen, self.last_seen)


@dataclass
class Merging:
    """The jobs that a batch's adverts may belong to, by key, each with the adverts that it is known by.

    ``changed`` are the keys whose jobs grew, to be kept.
    """

    likeness: Likeness
    holders: dict[int, list[str]]
    offered: dict[str, list[Heard | Arrival]]
    changed: dict[int, list[str]] = field(default_factory=dict)
    _profiles: dict[str, list[Profile]] = field(default_factory=dict)

    def job_of(self, arrival: Arrival) -> str:
        """The job that holds the vacancy of an advert: another that it is like, else its own, else a new one.

        Where it leaves its own job for another, that job is no longer offered: no other advert of the batch may go
        there.
        """
        own, keys = arrival.own, arrival.read.keys
        candidates = {
            job: None for key in keys for job in self.holders.get(key, ()) if job != own and job in self.offered
        }
        found = self._first_like(arrival.heard, candidates) if candidates else None
        job = found or own or arrival.id
        if found and own:
            self.offered.pop(own, None)
        if found is None:
            self.offered[job] = [arrival]
            self._profiles.pop(job, None)
        for key in keys:
            holders = self.holders.setdefault(key, [])
            if job not in holders and len(holders) < HOLDERS:
                holders.append(job)
                self.changed[key] = holders
        return job

    def _first_like(self, heard: Heard, jobs: Iterable[str]) -> str | None:
        mine, like = self.likeness.profile(heard), self.likeness.one_vacancy
        return next((job for job in jobs if any(like(mine, theirs) for theirs in self._known_by(job))), None)

    def _known_by(self, job: str) -> list[Profile]:
        if job not in self._profiles:
            adverts = [one.heard if isinstance(one, Arrival) else one for one in self.offered[job]]
            self._profiles[job] = [self.likeness.profile(heard) for heard in adverts]
        return self._profiles[job]


def merging(reads: Iterable[Read], pack: Pack) -> Merging:
    """All that is needed to place these adverts: the jobs that share a key with one, each with its first and its
    leading advert."""
    holders = received.alike({key for read in reads for key in read.keys})
    jobs = {job for some in holders.values() for job in some}
    return Merging(Likeness(pack), holders, {job: [*heard] for job, heard in received.known_by(jobs).items()})
