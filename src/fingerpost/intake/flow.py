"""The whole flow, in plain sight: a source's adverts are read, kept, made into jobs, and the index is told.

    source ─▶ advert ─▶ reading ─▶ kept, in batches ─▶ job (merged, settled) ─▶ outbox ─▶ index

Each batch is one transaction: an import that is killed has lost nothing of the batches before, and run again it
doubles nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any

from django.db import transaction

from fingerpost.intake.crew import Crew, Read, read_here
from fingerpost.intake.merging import merging
from fingerpost.intake.report import Report
from fingerpost.pack import Pack, load_pack
from fingerpost.reading import VERSION, Advert
from fingerpost.reading.job import Heard, settle
from fingerpost.sources.file import Feed, open_file
from fingerpost.sources.shapes import Received, Rejected
from fingerpost.store import keep, received
from fingerpost.store.shapes import Known

BATCH = 1000
"""Adverts to a transaction."""


def import_feed(
    feed: Feed,
    *,
    pack_name: str,
    today: date,
    workers: int = 2,
    dry_run: bool = False,
    heard: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Take in every advert of a feed; ``heard`` is told of the report as it grows. A dry run reads and reports, and
    keeps nothing."""
    report, began = Report(), monotonic()
    with Crew(pack_name, workers) as crew:
        for batch, readings in crew.read(_batches(feed, report)):
            if not dry_run:
                keep_batch(batch, readings, pack=load_pack(pack_name), today=today, report=report)
            report.seconds = monotonic() - began
            heard(report)
    report.notes, report.seconds = feed.notes, monotonic() - began
    return report


def import_file(
    path: Path | str,
    *,
    pack_name: str,
    today: date,
    source: str | None = None,
    mapping: Mapping[str, str] | None = None,
    workers: int = 2,
) -> Report:
    """Take in every advert of a file (CSV, JSON Lines, JSON)."""
    return import_feed(
        open_file(path, today, source=source, mapping=mapping), pack_name=pack_name, today=today, workers=workers
    )


def _batches(feed: Iterable[Received | Rejected], report: Report) -> Iterator[tuple[list[Received], list[Advert]]]:
    """The feed's adverts in batches, each with those of them that must be read: new, changed, or read by older
    rules."""
    rows = iter(feed)
    while some := list(islice(rows, BATCH)):
        batch = {row.advert.id: row for row in some if isinstance(row, Received)}
        report.count(some, len(batch))
        known = received.known(batch)
        yield list(batch.values()), [row.advert for row in batch.values() if _must_read(row.advert, known)]


def _must_read(advert: Advert, known: Mapping[str, Known]) -> bool:
    before = known.get(advert.id)
    return before is None or before.digest != digest(advert) or before.version != VERSION


@transaction.atomic
def keep_batch(
    batch: Sequence[Received], readings: dict[str, Read], *, pack: Pack, today: date, report: Report
) -> None:
    """Keep one batch: adverts with readings, the jobs that they belong to, and what the index has to hear of."""
    known = received.known([row.advert.id for row in batch])
    to_read = [row for row in batch if _must_read(row.advert, known)]
    readings |= read_here([row.advert for row in to_read if row.advert.id not in readings], pack)
    fresh, touched = _place(to_read, readings, known, pack, today, report)
    placed = {row.advert.id for row in to_read}
    same = [row for row in batch if row.advert.id not in placed]
    redated = [row for row in same if (row.advert.posted, row.closed) != known[row.advert.id].dates]
    keep.keep_dates([(row.advert.id, row.advert.posted, row.closed) for row in redated], today)
    keep.seen([row.advert.id for row in same], today)
    report.unchanged += len(same) - len(redated)
    report.redated += len(redated)
    settle_jobs(touched | {known[row.advert.id].job for row in redated}, pack, fresh)


def _place(
    rows: Sequence[Received],
    readings: Mapping[str, Read],
    known: Mapping[str, Known],
    pack: Pack,
    today: date,
    report: Report,
) -> tuple[dict[str, list[Heard]], set[str]]:
    """Keep new and changed adverts, each in the job of its vacancy: the jobs that are new with all their adverts, and
    the identifiers of those that were there before.

    An advert that changed stays in its job, unless it is that job's only one and is now like another.
    """
    places = merging({row.advert.id: readings[row.advert.id][1] for row in rows}, pack)
    sources = {name: keep.source_number(name) for name in {row.advert.source for row in rows}}
    single = received.single({before.job for row in rows if (before := known.get(row.advert.id))})
    kept, moves, fresh, touched = [], [], defaultdict(list), set()
    for row in rows:
        reading, keys = readings[row.advert.id]
        before = known.get(row.advert.id)
        heard = Heard(row.advert, reading, before.first_seen if before else today, today, row.closed)
        own = before.job if before else None
        job = own if own and own not in single else places.job_of(heard, keys, own)
        if own and job != own:
            moves.append((own, job))
        kept.append((heard, job, row.external_id, digest(row.advert)))
        if job in fresh or (job == row.advert.id and not before):
            fresh[job].append(heard)
        else:
            touched |= {job, own or job}
        report.placed(new=before is None, joined=job != (own or row.advert.id))
    keep.keep_adverts(kept, sources)
    for gone, stays in moves:
        keep.merge_jobs(gone, stays)
    keep.keep_likeness(places.changed)
    return fresh, touched


def settle_jobs(job_ids: Collection[str], pack: Pack, fresh: Mapping[str, Sequence[Heard]] | None = None) -> None:
    """Settle jobs anew from their adverts (``fresh``: new jobs with all of theirs), and put them into the outbox."""
    adverts = {**received.heard(job_ids), **(fresh or {})}
    corrected = received.corrections(job_ids)
    settled = {job: settle(heard, corrected.get(job, {}), pack) for job, heard in adverts.items()}
    keep.keep_jobs(settled, {job: len(heard) for job, heard in adverts.items()})
    keep.tell_index({*job_ids, *adverts})


def correct(job_id: str, field: str, value: Any, *, by: str, when: datetime, pack: Pack) -> None:
    """Give a field of a job an editor's value, which stays whatever adverts say later."""
    with transaction.atomic():
        keep.keep_correction(job_id=job_id, field=field, value=value, by=by, when=when)
        settle_jobs([job_id], pack)


def read_again(*, pack: Pack, today: date, heard: Callable[[int], None] = lambda _: None) -> int:
    """Read every stored advert anew whose reading is of older rules; how many there were."""
    count = 0
    for some in received.read_by_others(VERSION):
        rows = [Received(0, external, advert.advert, advert.closed) for external, advert in some]
        keep_batch(rows, {}, pack=pack, today=today, report=Report())
        count += len(rows)
        heard(count)
    return count


def digest(advert: Advert) -> int:
    """A fingerprint of an advert's words and fields, dates and addresses apart, as a signed number of 64 bits."""
    parts = [
        advert.title,
        advert.employer,
        advert.location,
        advert.text,
        *(f"{k}={v}" for k, v in sorted(advert.fields.items())),
    ]
    return int.from_bytes(blake2b("\0".join(parts).encode(), digest_size=8).digest(), signed=True)
