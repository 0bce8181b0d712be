"""Reads for intake: what the store knows of adverts that come again, the adverts of jobs, keys of likeness, the
outbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

import orjson
from django.db.models import Count

from fingerpost.reading import Advert, Reading
from fingerpost.reading.job import Heard
from fingerpost.store import models
from fingerpost.store.claims import unpack_claims, unpack_value
from fingerpost.store.shapes import Known

MANY = 450
"""Identifiers to a query: SQLite takes 999 at most, and some queries give two for each."""


def known(ids: Collection[str]) -> dict[str, Known]:
    """What the store knows of those of these adverts that it has."""
    found = {}
    columns = ("id", "job_id", "digest", "posted", "closed", "first_seen", "reading__version")
    for some in _slices(ids):
        for key, *rest in models.Advert.objects.filter(id__in=some).values_list(*columns):
            found[key] = Known(*rest)
    return found


def heard(job_ids: Collection[str]) -> dict[str, list[Heard]]:
    """Every advert of these jobs with its reading, by job, in order of the adverts' identifiers."""
    found: dict[str, list[Heard]] = defaultdict(list)
    for some in _slices(job_ids):
        rows = models.Advert.objects.filter(job_id__in=some).select_related("reading", "source").order_by("id")
        for row in rows:
            found[row.job_id].append(_heard(row))
    return found


def known_by(job_ids: Collection[str]) -> dict[str, list[Heard]]:
    """Two adverts at most of each of these jobs: the oldest, which bears the job's identifier, and the one that
    leads."""
    found: dict[str, list[Heard]] = defaultdict(list)
    for some in _slices(job_ids):
        jobs = {
            advert: job
            for job, lead in models.Job.objects.filter(id__in=some).values_list("id", "lead")
            for advert in (job, lead)
        }
        for row in models.Advert.objects.filter(id__in=list(jobs)).select_related("reading", "source").order_by("id"):
            found[jobs[row.id]].append(_heard(row))
    return found


def leads(job_ids: Collection[str]) -> dict[str, str]:
    """The text of the advert that speaks for each of these jobs, by job."""
    found = {}
    for some in _slices(job_ids):
        lead = dict(models.Job.objects.filter(id__in=some).values_list("lead", "id"))
        texts = models.Advert.objects.filter(id__in=list(lead)).values_list("id", "text")
        found.update((lead[key], text) for key, text in texts)
    return found


def alike(keys: Collection[int]) -> dict[int, list[str]]:
    """The jobs that hold each of these keys of likeness; for a job that was merged, the one that it is in now."""
    found = {}
    for some in _slices(keys):
        for key, jobs in models.Likeness.objects.filter(key__in=some).values_list("key", "jobs"):
            found[key] = jobs.split()
    moved: dict[str, str] = {}
    for some in _slices([job for jobs in found.values() for job in jobs]):
        moved.update(models.Moved.objects.filter(old__in=some).values_list("old", "job_id"))
    return {key: list(dict.fromkeys(moved.get(job, job) for job in jobs)) for key, jobs in found.items()}


def waiting(number: int | None = None) -> list[tuple[int, str]]:
    """The oldest entries of the outbox (all of them, or so many): their numbers, and the jobs the index has yet to
    hear of."""
    return list(models.Outbox.objects.order_by("id").values_list("id", "job")[:number])


def gone(job_ids: Collection[str]) -> list[str]:
    """Those of these jobs that are no longer there."""
    there: set[str] = set()
    for some in _slices(job_ids):
        there.update(models.Job.objects.filter(id__in=some).values_list("id", flat=True))
    return [job for job in job_ids if job not in there]


def every_job() -> Iterator[str]:
    """The identifier of every job, in order, in flat memory."""
    return models.Job.objects.order_by("id").values_list("id", flat=True).iterator(chunk_size=10_000)


def single(job_ids: Collection[str]) -> set[str]:
    """Those of these jobs that have one advert alone."""
    found: set[str] = set()
    for some in _slices(job_ids):
        rows = models.Advert.objects.filter(job_id__in=some).values("job_id").annotate(n=Count("id")).filter(n=1)
        found.update(row["job_id"] for row in rows)
    return found


def corrections(job_ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """Editors' values by job and field."""
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for some in _slices(job_ids):
        for row in models.Correction.objects.filter(job_id__in=some):
            found[row.job_id][row.field] = unpack_value(orjson.loads(row.value))
    return found


def read_by_others(version: str) -> Iterator[list[tuple[str, str, Heard]]]:
    """The adverts whose reading is of another version, each with its source's identifier and its job, some at a time,
    until none is left."""
    rows = models.Advert.objects.exclude(reading__version=version).select_related("reading", "source").order_by("id")
    while some := list(rows[:MANY]):
        yield [(row.external_id, row.job_id, _heard(row)) for row in some]


def _slices(keys: Collection[str] | Collection[int]) -> Iterator[list[str] | list[int]]:
    whole = list(dict.fromkeys(keys))
    return (whole[at : at + MANY] for at in range(0, len(whole), MANY))


def _heard(row: models.Advert) -> Heard:
    advert = Advert(
        id=row.id,
        source=row.source.name,
        title=row.title,
        employer=row.employer,
        location=row.location,
        posted=row.posted,
        text=row.text,
        url=row.url,
        fields=orjson.loads(row.fields),
    )
    reading = Reading(row.id, unpack_claims(row.reading.claims, advert), row.reading.version)
    return Heard(advert, reading, row.first_seen, row.last_seen, row.closed)
