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

from fingerpost.intake.crew import Crew, Read, read_here, version_of
from fingerpost.intake.merging import Arrival, merging
from fingerpost.intake.report import Report
from fingerpost.pack import Pack, load_pack
from fingerpost.reading import Advert
from fingerpost.reading.job import settle
from fingerpost.sources.file import open_file
from fingerpost.sources.shapes import Feed, Received, Rejected
from fingerpost.store import keep, received
from fingerpost.store.rows import advert_row, job_row
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
    with feed, Crew(pack_name, today, workers) as crew:
        for batch, readings in crew.read(_batches(feed, report, version_of(load_pack(pack_name)))):
            if dry_run:
                report.tried += len(readings)
            else:
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


def _batches(
    feed: Iterable[Received | Rejected], report: Report, version: str
) -> Iterator[tuple[list[Received], list[Received]]]:
    """The feed's adverts in batches, each with those of them that must be read: new, changed, or read by older
    rules."""
    rows = iter(feed)
    while some := list(islice(rows, BATCH)):
        batch = {row.advert.id: row for row in some if isinstance(row, Received)}
        report.count(some, len(batch))
        known = received.known(batch)
        yield list(batch.values()), [row for row in batch.values() if _must_read(row.advert, known, version)]


def _must_read(advert: Advert, known: Mapping[str, Known], version: str) -> bool:
    before = known.get(advert.id)
    return before is None or before.digest != digest(advert) or before.version != version


@transaction.atomic
def keep_batch(
    batch: Sequence[Received], reads: Mapping[str, Read], *, pack: Pack, today: date, report: Report
) -> None:
    """Keep one batch: adverts with readings, the jobs that they belong to, and what the index has to hear of."""
    known = received.known([row.advert.id for row in batch])
    rows = [row for row in batch if _must_read(row.advert, known, version_of(pack))]
    # What another import changed since the crew was asked is read here.
    if missed := [row for row in rows if row.advert.id not in reads]:
        reads = {**reads, **read_here(missed, pack, today)}
    arrivals = []
    for row in rows:
        before = known.get(row.advert.id)
        first_seen, own = (before.first_seen, before.job) if before else (today, None)
        arrivals.append(Arrival(row, reads[row.advert.id], first_seen, today, own))
    fresh, touched = _place(arrivals, pack, report)
    changed = {arrival.id for arrival in arrivals}
    touched |= _seen_again([row for row in batch if row.advert.id not in changed], known, today, report)
    settle_jobs(touched, pack, fresh)


def _place(arrivals: Sequence[Arrival], pack: Pack, report: Report) -> tuple[dict[str, list[Arrival]], set[str]]:
    """Keep new and changed adverts, each in the job of its vacancy: the jobs that are new with all their adverts, and
    the identifiers of those that were there before.

    An advert that changed stays in its job, unless it is that job's only one and is now like another. Those that were
    there come first, so that a new one finds them, and the older job keeps its address.
    """
    arrivals = sorted(arrivals, key=lambda arrival: arrival.own is None)
    places = merging(arrivals, pack)
    numbers = {name: keep.source_number(name) for name in {arrival.row.advert.source for arrival in arrivals}}
    single = received.single({arrival.own for arrival in arrivals if arrival.own})
    adverts, fresh, touched = [], defaultdict(list), set()
    for arrival in arrivals:
        own, row = arrival.own, arrival.row
        if own and own not in single:
            job = own
            places.offer(job, arrival)
        else:
            job = places.job_of(arrival)
        adverts.append(
            advert_row(
                row.advert,
                source=numbers[row.advert.source],
                job=job,
                external_id=row.external_id,
                digest=digest(row.advert),
                seen=(arrival.first_seen, arrival.last_seen, row.closed),
            )
        )
        if job in fresh or (job == arrival.id and not own):
            fresh[job].append(arrival)
        else:
            touched.add(job)
        report.placed(new=own is None, joined=job != (own or arrival.id))
    keep.keep_adverts(adverts, ((arrival.id, arrival.read.version, arrival.read.claims) for arrival in arrivals))
    for gone, stays in places.moves:
        keep.merge_jobs(gone, stays)
        touched |= {gone, stays}
    keep.keep_likeness(places.changed)
    return fresh, touched


def _seen_again(rows: Sequence[Received], known: Mapping[str, Known], today: date, report: Report) -> set[str]:
    """Adverts that are as they were: keep that they were seen, and new dates where a source gives them; the jobs of
    these."""
    redated = [row for row in rows if (row.advert.posted, row.closed) != known[row.advert.id].dates]
    keep.keep_dates([(row.advert.id, row.advert.posted, row.closed) for row in redated])
    keep.seen([row.advert.id for row in rows], today)
    report.unchanged += len(rows) - len(redated)
    report.redated += len(redated)
    return {known[row.advert.id].job for row in redated}


def settle_jobs(job_ids: Collection[str], pack: Pack, fresh: Mapping[str, Sequence[Arrival]] | None = None) -> None:
    """Settle jobs anew from their adverts (``fresh``: new jobs with all of theirs), and put them into the outbox."""
    corrected = received.corrections(job_ids)
    rows = []
    for job, adverts in received.heard(job_ids).items():
        rows.append(job_row(job, settle(adverts, corrected.get(job, {}), pack), len(adverts)))
    for job, arrivals in (fresh or {}).items():
        alone = len(arrivals) == 1
        facts = None if alone else settle([arrival.heard for arrival in arrivals], {}, pack)
        rows.append(job_row(job, facts, len(arrivals)) if facts else arrivals[0].read.alone)
    keep.keep_jobs(rows)
    keep.tell_index({*job_ids, *(row[0] for row in rows)})


def correct(job_id: str, field: str, value: Any, *, by: str, when: datetime, pack: Pack) -> None:
    """Give a field of a job an editor's value, which stays whatever adverts say later."""
    with transaction.atomic():
        keep.keep_correction(job_id=job_id, field=field, value=value, by=by, when=when)
        settle_jobs([job_id], pack)


def read_again(*, pack: Pack, heard: Callable[[int], None] = lambda _: None) -> int:
    """Read every stored advert anew that was read by older rules or words; how many there were."""
    count = 0
    for stored in received.read_by_others(version_of(pack)):
        with transaction.atomic():
            rows = [Received(0, external, one.advert, one.closed) for external, _, one in stored]
            reads = read_here(rows, pack, date.min)
            arrivals = [
                Arrival(row, reads[row.advert.id], one.first_seen, one.last_seen, own=job)
                for row, (_, job, one) in zip(rows, stored, strict=True)
            ]
            _, touched = _place(arrivals, pack, Report())
            settle_jobs(touched, pack)
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
