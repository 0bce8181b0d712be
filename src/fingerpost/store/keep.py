"""Writes: every row of the store is made here, in bulk, inside the transaction that the caller opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import orjson
from django.db import connection, transaction
from django.db.models import Model

from fingerpost.store import received
from fingerpost.store.claims import pack_value
from fingerpost.store.models import (
    Advert,
    Correction,
    Job,
    LedgerEntry,
    Likeness,
    MisreadReport,
    Moved,
    Outbox,
    Reading,
    Source,
)
from fingerpost.store.rows import ADVERT, JOB, Row, as_text
from fingerpost.store.shapes import Entry

LEDGER = ("job_id", "advert", "day", "kind", "what", "before", "after", "by")
"""The columns of a ledger's line, as ``shapes.Entry`` has them."""

HOLDERS = 40
"""Jobs that one key of likeness names at most: a key that more hold is boilerplate and tells nothing."""


def source_number(name: str, kind: str = "file") -> int:
    """The number of the source of this name, made at its first advert."""
    return Source.objects.get_or_create(name=name, defaults={"kind": kind})[0].pk


def keep_adverts(adverts: Iterable[Row], readings: Iterable[Row]) -> None:
    """Keep adverts, new or changed, as ``rows.advert_row`` makes them, and their readings: advert, version, claims."""
    _put(Advert, ADVERT, adverts, keep=("first_seen", "external_id", "source_id"))
    _put(Reading, ("advert_id", "version", "claims"), readings)


def forget_versions() -> None:
    """Let every reading count as one of older rules, so that each is made anew."""
    Reading.objects.update(version="")


def keep_jobs(rows: Iterable[Row]) -> None:
    """Keep settled jobs, new or changed, as ``rows.job_row`` makes them."""
    _put(Job, JOB, rows)


def keep_dates(dates: Iterable[tuple[str, date | None, date | None, int | None]]) -> None:
    """New dates for adverts whose words are as they were: identifier, posted, closed, and the fingerprint of the row."""
    sql = f"UPDATE {Advert._meta.db_table} SET posted = %s, closed = %s, given = %s WHERE id = %s"  # noqa: S608
    rows = [(as_text(posted), as_text(closed), given, key) for key, posted, closed, given in dates]
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def seen(advert_ids: Collection[str], today: date) -> None:
    """These adverts were there again on this day, unchanged; so were their jobs."""
    for some in _slices(advert_ids):
        Advert.objects.filter(id__in=some, last_seen__lt=today).update(last_seen=today)
        Job.objects.filter(adverts__id__in=some, last_seen__lt=today).update(last_seen=today)


def source_seen(name: str, today: date) -> None:
    """The source offered all that it has on this day: each open advert of it was there, and none has to be marked."""
    Source.objects.filter(name=name).update(seen=today, doubted=None)


def source_doubted(name: str, today: date) -> None:
    """The source has offered unlikely little since this day, or since the day that is kept already."""
    Source.objects.filter(name=name, doubted=None).update(doubted=today)


def close_adverts(gone: Iterable[tuple[str, date]], today: date) -> None:
    """Adverts that their source no longer offers, each with the day on which it was last there."""
    sql = f"UPDATE {Advert._meta.db_table} SET closed = %s, last_seen = %s WHERE id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(as_text(today), as_text(seen), key) for key, seen in gone])


def note(entries: Iterable[Entry]) -> None:
    """Add lines to the ledger."""
    rows = [
        (line.job, line.advert, as_text(line.day), line.kind, line.what, line.before, line.after, line.by)
        for line in entries
    ]
    _write(LedgerEntry, LEDGER, rows)


def keep_likeness(keys: Mapping[int, Sequence[str]]) -> None:
    """Keep the jobs that hold each key, at most ``HOLDERS`` of them."""
    _put(Likeness, ("key", "jobs"), ((key, " ".join(jobs[:HOLDERS])) for key, jobs in sorted(keys.items())))


def tell_index(job_ids: Iterable[str]) -> None:
    """Put jobs into the outbox: the search index has yet to hear of them."""
    _write(Outbox, ("job",), [(key,) for key in job_ids])


def told_index(numbers: Iterable[int]) -> None:
    """Take entries out of the outbox, by their numbers in ascending order: the index has them."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM {Outbox._meta.db_table} WHERE id BETWEEN %s AND %s",  # noqa: S608
            _runs(numbers),
        )


def merge_jobs(gone: str, stays: str) -> None:
    """Merge a job into another: its adverts, ledger, reports and corrections go there (a correction that stands there
    stays), and its address leads there."""
    Advert.objects.filter(job_id=gone).update(job_id=stays)
    MisreadReport.objects.filter(job_id=gone).update(job_id=stays)
    standing = Correction.objects.filter(job_id=stays).values_list("field", flat=True)
    Correction.objects.filter(job_id=gone).exclude(field__in=list(standing)).update(job_id=stays)
    LedgerEntry.objects.filter(job_id=gone).update(job_id=stays)
    Moved.objects.filter(job_id=gone).update(job_id=stays)
    Moved.objects.update_or_create(old=gone, defaults={"job_id": stays})
    Job.objects.filter(id=gone).delete()


def keep_correction(*, job_id: str, field: str, value: Any, by: str, when: datetime) -> None:
    """Keep an editor's value for a field of a job; it replaces the one that was given before."""
    packed = orjson.dumps(pack_value(value)).decode()
    Correction.objects.update_or_create(job_id=job_id, field=field, defaults={"value": packed, "by": by, "when": when})


def keep_report(job_id: str, field: str, *, once: str, when: datetime, said: Mapping[str, str]) -> None:
    """Keep a visitor's report that a field was misread; ``said`` holds read, words, value and note. A form that was
    sent before is not kept again."""
    MisreadReport.objects.get_or_create(once=once, defaults={"job_id": job_id, "field": field, "when": when, **said})


def decide_report(number: int, state: str) -> None:
    """Say what became of a report; other open reports of the same field of its job were answered with it."""
    report = MisreadReport.objects.get(id=number)
    MisreadReport.objects.filter(job_id=report.job_id, field=report.field, state=MisreadReport.OPEN).update(state=state)
    MisreadReport.objects.filter(id=number).update(state=state)


def _put(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], keep: Collection[str] = ()) -> None:
    """Insert rows, or bring those that are there up to date, the columns named in ``keep`` apart; the first is the key.

    Straight to the database: making a model instance of each row first would take four times as long as all the rest.
    """
    key, *others = columns
    fresh = ", ".join(f"{name} = excluded.{name}" for name in others if name not in keep)
    _write(model, columns, rows, f" ON CONFLICT ({key}) DO UPDATE SET {fresh}")


def _write(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Any]], clash: str = "") -> None:
    places = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({places}){clash}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def _slices(keys: Collection[Any]) -> Iterable[list[Any]]:
    whole = list(keys)
    return (whole[at : at + received.MANY] for at in range(0, len(whole), received.MANY))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers in ascending order as the first and the last of each run that has no gap."""
    ordered = iter(numbers)
    first = last = next(ordered, None)
    if first is None or last is None:
        return
    for number in ordered:
        if number > last + 1:
            yield first, last
            first = number
        last = number
    yield first, last
