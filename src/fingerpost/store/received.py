"""Reads for intake: what the store knows of adverts that come again, the adverts of jobs, keys of likeness, the
outbox."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

import orjson
from django.db import connection
from django.db.models import Count, Q

from fingerpost.reading import Advert, Reading
from fingerpost.reading.job import Heard
from fingerpost.store import models
from fingerpost.store.claims import unpack_claims, unpack_value
from fingerpost.store.shapes import Closing, How, Kind, Known, Lead

MANY = 450
"""Identifiers to a query: SQLite takes 999 at most, and some queries give two for each."""


def known(ids: Collection[str]) -> dict[str, Known]:
    """What the store knows of those of these adverts that it has."""
    tables = f"{models.Advert._meta.db_table} a LEFT JOIN {models.Reading._meta.db_table} r ON r.advert_id = a.id"
    columns = "a.id, a.job_id, a.digest, a.posted, a.closed, a.first_seen, r.version, a.given"
    sql = f"SELECT {columns} FROM {tables} WHERE a.id IN"  # noqa: S608
    return {key: Known(*rest) for key, *rest in among(sql, ids)}


def given(source: str, ids: Collection[str]) -> dict[str, int]:
    """The fingerprints of the rows that gave these adverts of a source, of those that are open."""
    advert, named = models.Advert._meta.db_table, models.Source._meta.db_table
    wanted = f"source_id = (SELECT id FROM {named} WHERE name = %s) AND closed IS NULL AND given IS NOT NULL"  # noqa: S608
    return dict(among(f"SELECT id, given FROM {advert} WHERE {wanted} AND id IN", ids, source))  # noqa: S608


def all_read_by(version: str) -> bool:
    """Whether every reading that there is was made by this version."""
    return not models.Reading.objects.filter(Q(version__lt=version) | Q(version__gt=version)).exists()


def read_by(ids: Collection[str], version: str) -> set[str]:
    """Those of these adverts that were read by this version."""
    sql = f"SELECT advert_id FROM {models.Reading._meta.db_table} WHERE version = %s AND advert_id IN"  # noqa: S608
    return {key for (key,) in among(sql, ids, version)}


def heard(job_ids: Collection[str]) -> dict[str, list[Heard]]:
    """Every advert of these jobs with its reading, by job, in order of the adverts' identifiers."""
    found: dict[str, list[Heard]] = defaultdict(list)
    for some in _slices(job_ids):
        rows = models.Advert.objects.filter(job_id__in=some).select_related("reading", "source").order_by("id")
        for row in rows:
            found[row.job_id].append(_heard(row))
    return found


def adverts(ids: Collection[str]) -> dict[str, Heard]:
    """Those of these adverts that the store has, each with its reading."""
    found = {}
    for some in _slices(ids):
        for row in models.Advert.objects.filter(id__in=some).select_related("reading", "source"):
            found[row.id] = _heard(row)
    return found


def known_by(job_ids: Collection[str], only: Collection[str] = ()) -> dict[str, list[Heard]]:
    """Two adverts at most of each of these jobs: the oldest, which bears the job's identifier, and the one that leads;
    with all their claims, or those of some fields."""
    found: dict[str, list[Heard]] = defaultdict(list)
    for some in _slices(job_ids):
        jobs = {
            advert: job
            for job, lead in models.Job.objects.filter(id__in=some).values_list("id", "lead")
            for advert in (job, lead)
        }
        for row in models.Advert.objects.filter(id__in=list(jobs)).select_related("reading", "source").order_by("id"):
            found[jobs[row.id]].append(_heard(row, only))
    return found


def leads(job_ids: Collection[str]) -> dict[str, Lead]:
    """What the advert that speaks for each of these jobs says, and whose it is, by job."""
    found = {}
    for some in _slices(job_ids):
        lead = dict(models.Job.objects.filter(id__in=some).values_list("lead", "id"))
        said = models.Advert.objects.filter(id__in=list(lead)).values_list("id", "text", "source__name")
        found.update((lead[key], Lead(text, source)) for key, text, source in said)
    return found


def all_wait() -> bool:
    """Whether the index has yet to hear of every job that there is."""
    return not models.Job.objects.exclude(id__in=models.Outbox.objects.values("job")).exists()


def alike(keys: Collection[int]) -> dict[int, list[str]]:
    """The jobs that hold each of these keys of likeness; for a job that was merged, the one that it is in now."""
    sql = f"SELECT key, jobs FROM {models.Likeness._meta.db_table} WHERE key IN"  # noqa: S608
    found = {key: jobs.split() for key, jobs in among(sql, keys)}
    moved: dict[str, str] = {}
    for some in _slices([job for jobs in found.values() for job in jobs]):
        moved.update(models.Moved.objects.filter(old__in=some).values_list("old", "job_id"))
    return {key: list(dict.fromkeys(moved.get(job, job) for job in jobs)) for key, jobs in found.items()}


def all_waiting() -> Sequence[int]:
    """The number of every entry of the outbox, in order: eight bytes each, however many there are."""
    numbers = models.Outbox.objects.order_by("id").values_list("id", flat=True)
    return array("q", numbers.iterator(chunk_size=10_000))


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


def closings(job_ids: Collection[str]) -> dict[str, Closing]:
    """How those of these jobs were closed that were closed as a whole and not opened again since."""
    found: dict[str, Closing] = {}
    for some in _slices(job_ids):
        rows = models.LedgerEntry.objects.filter(job_id__in=some, advert="").order_by("id")
        for job, kind, what, day in rows.values_list("job_id", "kind", "what", "day"):
            if kind == Kind.CLOSED:
                found[job] = Closing(day, How(what))
            else:
                found.pop(job, None)
    return found


def doubted(source: str) -> date | None:
    """The day since which a source has offered unlikely little; None where it has not."""
    return models.Source.objects.filter(name=source).values_list("doubted", flat=True).first()


def open_adverts(source: str) -> Iterator[str]:
    """The identifier of every open advert of a source, in flat memory."""
    rows = models.Advert.objects.filter(source__name=source, closed=None).order_by("id")
    return rows.values_list("id", flat=True).iterator(chunk_size=10_000)


def open_count(source: str) -> int:
    """How many open adverts a source has."""
    return models.Advert.objects.filter(source__name=source, closed=None).count()


def last_seen(adverts: Collection[str]) -> dict[str, tuple[str, date]]:
    """The job of each of these adverts, and the day on which it was last seen."""
    found = {}
    for some in _slices(adverts):
        for row in models.Advert.objects.filter(id__in=some).select_related("source").defer("text", "fields"):
            found[row.id] = row.job_id, last_there(row)
    return found


def closing_dates(job_ids: Collection[str]) -> dict[str, date]:
    """The closing date of those of these jobs that state one."""
    found: dict[str, date] = {}
    for some in _slices(job_ids):
        found.update(models.Job.objects.filter(id__in=some, closes__isnull=False).values_list("id", "closes"))
    return found


def due(today: date) -> list[str]:
    """The open jobs whose closing date has passed."""
    return list(models.Job.objects.filter(closed=None, closes__lt=today).order_by("id").values_list("id", flat=True))


def read_by_others(version: str) -> Iterator[list[tuple[str, int | None, str, Heard]]]:
    """The adverts whose reading is of another version, each with its source's identifier, the fingerprint of its row and
    its job, some at a time, until none is left."""
    rows = models.Advert.objects.exclude(reading__version=version).select_related("reading", "source").order_by("id")
    while some := list(rows[:MANY]):
        yield [(row.external_id, row.given, row.job_id, _heard(row)) for row in some]


def among(sql: str, keys: Collection[str] | Collection[int], *before: object) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that ends in IN, for these keys, with the values that stand before them. What is asked of every
    advert is asked without Django, which takes several times as long over each key as the database."""
    with connection.cursor() as cursor:
        for some in _slices(keys):
            cursor.execute(f"{sql} ({', '.join(['%s'] * len(some))})", [*before, *some])
            yield from cursor.fetchall()


def _slices(keys: Collection[str] | Collection[int]) -> Iterator[list[str] | list[int]]:
    whole = list(dict.fromkeys(keys))
    return (whole[at : at + MANY] for at in range(0, len(whole), MANY))


def _heard(row: models.Advert, only: Collection[str] = ()) -> Heard:
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
    reading = Reading(row.id, unpack_claims(row.reading.claims, advert, only), row.reading.version)
    return Heard(advert, reading, row.first_seen, last_there(row), row.closed)


def last_there(row: models.Advert) -> date:
    """The day on which an advert was last seen: its own, or the last on which its source offered all that it has."""
    seen = row.source.seen if row.closed is None else None
    return max(row.last_seen, seen) if seen else row.last_seen
