"""Which job each new advert belongs to: one that holds its vacancy already, or one of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fingerpost.intake.likeness import Likeness, Profile
from fingerpost.pack import Pack
from fingerpost.reading.job import Heard
from fingerpost.store import received
from fingerpost.store.keep import HOLDERS


@dataclass
class Merging:
    """The jobs that a batch's adverts may belong to, by key; ``changed`` are the keys whose jobs grew, to be kept."""

    likeness: Likeness
    holders: dict[int, list[str]]
    firsts: dict[str, Heard]
    changed: dict[int, list[str]] = field(default_factory=dict)
    _profiles: dict[str, Profile] = field(default_factory=dict)

    def job_of(self, heard: Heard, keys: Iterable[int], own: str | None = None) -> str:
        """The job that holds the vacancy of an advert: another that it is like, else ``own``, else a new one by its
        name.

        Where it leaves its own job for another, that job is no longer offered: no other advert of the batch may go
        there.
        """
        candidates = {
            job: None for key in keys for job in self.holders.get(key, ()) if job != own and job in self.firsts
        }
        found = self._first_like(heard, list(candidates)) if candidates else None
        job = found or own or heard.advert.id
        if found and own:
            self.firsts.pop(own, None)
        if job == heard.advert.id:
            self.firsts[job] = heard
            self._profiles.pop(job, None)
        for key in keys:
            holders = self.holders.setdefault(key, [])
            if job not in holders and len(holders) < HOLDERS:
                holders.append(job)
                self.changed[key] = holders
        return job

    def _first_like(self, heard: Heard, jobs: Iterable[str]) -> str | None:
        mine = self.likeness.profile(heard)
        return next((job for job in jobs if self.likeness.one_vacancy(mine, self._profile(job))), None)

    def _profile(self, job: str) -> Profile:
        if job not in self._profiles:
            self._profiles[job] = self.likeness.profile(self.firsts[job])
        return self._profiles[job]


def merging(keys: Mapping[str, Iterable[int]], pack: Pack) -> Merging:
    """All that is needed to place these adverts (keys by identifier): the jobs that share a key, each with its oldest
    advert."""
    holders = received.alike({key for some in keys.values() for key in some})
    jobs = {job for some in holders.values() for job in some}
    return Merging(Likeness(pack), holders, received.firsts(jobs))
