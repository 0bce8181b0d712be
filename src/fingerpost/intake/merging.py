"""Which job each advert belongs to: one that holds its vacancy already, or one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from fingerpost.intake.crew import Read
from fingerpost.intake.likeness import COMPARED, Likeness, Profile
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

    @property
    def compared(self) -> Heard:
        """The advert with so much of its reading as is compared."""
        return self.read.heard(self.row, self.first_seen, self.last_seen, COMPARED)


@dataclass
class Merging:
    """The jobs that a batch's adverts may belong to, by key, each with the adverts that it is known by.

    ``changed`` are the keys whose jobs grew, to be kept; ``moves`` the jobs that go into another, and which.
    """

    likeness: Likeness
    holders: dict[int, list[str]]
    offered: dict[str, list[Heard | Arrival]]
    changed: dict[int, list[str]] = field(default_factory=dict)
    moves: list[tuple[str, str]] = field(default_factory=list)
    _profiles: dict[str, list[Profile]] = field(default_factory=dict)

    def job_of(self, arrival: Arrival) -> str:
        """The job that holds the vacancy of an advert: another that it is like, else its own, else a new one.

        Where its own job and another turn out to be one, the older stays and the other is no longer offered.
        """
        own, keys = arrival.own, arrival.read.keys
        candidates = {
            job: None for key in keys for job in self.holders.get(key, ()) if job != own and self.offered.get(job)
        }
        job = self._first_like(arrival.compared, candidates) if candidates else None
        if job and own:
            job = self._join(own, job, arrival)
        elif job is None:
            job = own or arrival.id
            self.offer(job, arrival)
        for key in keys:
            holders = self.holders.setdefault(key, [])
            if job not in holders and len(holders) < HOLDERS:
                holders.append(job)
                self.changed[key] = holders
        return job

    def _join(self, own: str, other: str, arrival: Arrival) -> str:
        """Make one of two jobs: the identifier of the one that stays, the older."""
        older = arrival.first_seen < min(one.first_seen for one in self.offered[other])
        gone, stays = (other, own) if older else (own, other)
        self.moves.append((gone, stays))
        self.offered.pop(gone, None)
        if older:
            self.offer(own, arrival)
        return stays

    def offer(self, job: str, arrival: Arrival) -> None:
        """Let a job be known by an advert that is in it as of now."""
        self.offered.setdefault(job, []).append(arrival)
        self._profiles.pop(job, None)

    def _first_like(self, heard: Heard, jobs: Iterable[str]) -> str | None:
        mine, like = self.likeness.profile(heard), self.likeness.one_vacancy
        return next((job for job in jobs if any(like(mine, theirs) for theirs in self._known_by(job))), None)

    def _known_by(self, job: str) -> list[Profile]:
        if job not in self._profiles:
            adverts = [one.compared if isinstance(one, Arrival) else one for one in self.offered[job]]
            self._profiles[job] = [self.likeness.profile(heard) for heard in adverts]
        return self._profiles[job]


def merging(arrivals: Sequence[Arrival], pack: Pack) -> Merging:
    """All that is needed to place these adverts: the jobs that share a key with one, each with its first and its
    leading advert; those whose words are about to change left out."""
    changing = {arrival.id for arrival in arrivals}
    holders = received.alike({key for arrival in arrivals for key in arrival.read.keys})
    known = received.known_by({job for some in holders.values() for job in some}, COMPARED)
    offered = {job: [heard for heard in adverts if heard.advert.id not in changing] for job, adverts in known.items()}
    return Merging(Likeness(pack), holders, {job: [*adverts] for job, adverts in offered.items()})
