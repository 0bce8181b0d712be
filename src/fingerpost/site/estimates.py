"""Estimated salaries as pages show them: always a range, always called an estimate, only beside a job that says no pay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fingerpost.site.wording import money
from fingerpost.store.estimates import estimates_of
from fingerpost.store.shapes import JobCard


def estimates(jobs: Iterable[JobCard]) -> dict[str, tuple[int, int]]:
    """The estimated ranges of those of these jobs that say no pay, in one query; of none where every job says it."""
    silent = [job.id for job in jobs if job.pay is None and job.closed is None]
    return estimates_of(silent) if silent else {}


def words(job: JobCard, found: Mapping[str, tuple[int, int]] | str) -> str:
    """A job's estimate in words, "" where it has none or states its pay itself."""
    ends = found.get(job.id) if isinstance(found, Mapping) and job.pay is None else None
    return (ends and f"estimated {money(ends[0], 'GBP')}–{money(ends[1], 'GBP')} a year") or ""
