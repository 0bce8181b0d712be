"""The whole flow, in plain sight: a source's adverts are read, kept, made into jobs, and the index is told.

    source ─▶ advert ─▶ reading ─▶ kept, in batches ─▶ job (merged, settled) ─▶ outbox ─▶ index
                          │
                          └─▶ ledger: what changed, came back or closed since the last time

Each batch is one transaction: an import that is killed has lost nothing of the batches before, and run again it
doubles nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import TypeVar

from django.db import transaction

from fingerpost.intake.closing import close_missing
from fingerpost.intake.crew import Crew, Read, collected_seldom, read_here, version_of
from fingerpost.intake.life import changes, dates
from fingerpost.intake.merging import Arrival, merging
from fingerpost.intake.offered import Offered
from fingerpost.intake.report import Report
from fingerpost.intake.settling import settle_jobs
from fingerpost.pack import Pack, load_pack
from fingerpost.reading import Advert, machine
from fingerpost.sources.file import open_file
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import Feed, Received, Rejected, Same, SourceError, skips
from fingerpost.store import keep, received
from fingerpost.store.rows import advert_row
from fingerpost.store.shapes import Entry, Known

MOST_CHANGED = 100_000
"""Adverts of a feed whose changes are kept in mind: some megabytes."""

Given = TypeVar("Given", Received | Rejected, Received | Rejected | Same)

BATCH = 1000
"""Adverts that are read at a time."""

TOGETHER = 5
"""Batches to a transaction. The keys of adverts and of likeness fall anywhere in their trees, so that each transaction
writes most pages of a large store anew, however few adverts it has."""


def import_feed(
    feed: Feed,
    *,
    pack_name: str,
    today: date,
    workers: int = 2,
    complete: bool = False,
    dry_run: bool = False,
    heard: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Take in every advert of a feed; ``heard`` is told of the report as it grows. A dry run reads and reports, and
    keeps nothing.

    ``complete`` says that the feed's source gives all that it has: what is missing then is closed, unless the run was
    not healthy (``health``), and the report says which. Where the feed raises SourceError on the way, what came before
    is kept, and the report holds the error.
    """
    report, began, pack, offered = Report(), monotonic(), load_pack(pack_name), Offered()
    with feed, collected_seldom(), Crew(pack_name, today, workers) as crew:
        for batch, readings in _together(crew.read(_batches(feed, report, offered, version_of(pack))), report, heard):
            if dry_run:
                report.tried += len(readings)
            else:
                marked = feed.source if complete else None
                keep_batch(batch.rows, readings, pack, today, report, known=batch.known, same=batch.same, marked=marked)
            report.seconds = monotonic() - began
            heard(report)
    if complete and not dry_run:
        close_missing(feed, offered, today, pack, report)
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
    complete: bool = False,
) -> Report:
    """Take in every advert of a file (CSV, JSON Lines, JSON)."""
    feed = open_file(path, today, source=source, mapping=mapping)
    return import_feed(feed, pack_name=pack_name, today=today, workers=workers, complete=complete)


@dataclass
class Batch:
    """Adverts that are taken in together, by identifier, and what the store knew of them when they came."""

    adverts: dict[str, Received]
    known: dict[str, Known]
    same: list[Same]
    """Those of which nothing need be made, since the store has them as they are."""

    @property
    def rows(self) -> list[Received]:
        """The adverts in their order."""
        return list(self.adverts.values())


def _batches(feed: Feed, report: Report, offered: Offered, version: str) -> Iterator[tuple[Batch, list[Received]]]:
    """The feed's adverts in batches, each with those of them that must be read: new, changed, or read by older
    rules."""
    given = feed.skipping(Unchanged(version)) if skips(feed) else feed
    rows = _until_it_breaks_off(given, report)
    while some := list(islice(rows, BATCH)):
        same = [row for row in some if isinstance(row, Same)]
        offered.add(row.id for row in same)
        adverts = {row.advert.id: row for row in some if isinstance(row, Received)}
        offered.add(adverts)
        offered.add(
            advert_id(feed.source, row.external_id) for row in some if isinstance(row, Rejected) and row.external_id
        )
        report.count(some, len(adverts) + len(same))
        known = received.known(adverts)
        yield Batch(adverts, known, same), [row for row in adverts.values() if _must_read(row.advert, known, version)]


def _together(
    batches: Iterable[tuple[Batch, dict[str, Read]]], report: Report, heard: Callable[[Report], None]
) -> Iterator[tuple[Batch, dict[str, Read]]]:
    """The batches, several as one; of an advert that stands in two of them the later counts. ``heard`` is told between
    two of them, and may stop the import there by raising."""
    rest = iter(batches)
    while first := next(rest, None):
        whole, reads = Batch({}, {}, []), dict[str, Read]()
        for number, (batch, read) in enumerate(chain((first,), islice(rest, TOGETHER - 1))):
            if number:
                heard(report)
            report.repeated += len(whole.adverts.keys() & batch.adverts.keys())
            for advert in batch.adverts:
                reads.pop(advert, None)
            whole.adverts |= batch.adverts
            whole.known |= batch.known
            whole.same += batch.same
            reads |= read
        yield whole, reads


class Unchanged:
    """Which rows of a feed give an advert that the store has as it is, read by this version.

    An advert that one row of a feed changes is made again of each later row, since the store may not have heard of it
    yet; where very many change, of every row.
    """

    def __init__(self, version: str) -> None:
        self._version, self._all_read = version, received.all_read_by(version)
        self._changed: set[str] = set()

    def __call__(self, source: str, given: Mapping[str, int]) -> set[str]:
        """The identifiers of a source's adverts that are unchanged, given the fingerprints of their rows."""
        if len(self._changed) > MOST_CHANGED:
            return set()
        stored = received.given(source, given)
        self._changed.update(key for key, mark in stored.items() if given[key] != mark)
        same = {key for key, mark in stored.items() if given[key] == mark and key not in self._changed}
        return same if self._all_read else received.read_by(same, self._version)


def _until_it_breaks_off(feed: Iterable[Given], report: Report) -> Iterator[Given]:
    """What a feed gives, up to its end or to the error at which it stops, which the report then holds."""
    try:
        yield from feed
    except SourceError as error:
        report.broke_off = error


def _must_read(advert: Advert, known: Mapping[str, Known], version: str) -> bool:
    before = known.get(advert.id)
    return before is None or before.digest != digest(advert) or before.version != version


@transaction.atomic
def keep_batch(
    batch: Sequence[Received],
    reads: Mapping[str, Read],
    pack: Pack,
    today: date,
    report: Report,
    *,
    known: Mapping[str, Known] | None = None,
    same: Sequence[Same] = (),
    marked: str | None = None,
) -> None:
    """Keep one batch: adverts with readings, the jobs that they belong to, and what the index has to hear of. The
    source named ``marked`` is marked as seen as a whole when the run is over; adverts of others are, each. ``known`` is
    what the store knew of them when it was asked what must be read; of those that must, it is asked again. ``same`` are
    adverts besides that were there again and are as they were."""
    if known is None:
        known = received.known([row.advert.id for row in batch])
        rows = [row for row in batch if _must_read(row.advert, known, version_of(pack))]
    else:
        known = {**known, **received.known(reads)}
        rows = [row for row in batch if row.advert.id in reads]
    if missed := [row for row in rows if row.advert.id not in reads]:
        reads = {**reads, **read_here(missed, pack, today)}
    arrivals = []
    for row in rows:
        before = known.get(row.advert.id)
        first_seen, own = (before.first_seen, before.job) if before else (today, None)
        arrivals.append(Arrival(row, reads[row.advert.id], first_seen, today, own))
    keep.note(_became([row for row in batch if row.advert.id in known], arrivals, known, pack, today))
    fresh, touched = _place(arrivals, pack, report)
    changed = {arrival.id for arrival in arrivals}
    again = [row for row in batch if row.advert.id not in changed]
    touched |= _redated(again, known, report)
    report.unchanged += len(same)
    there = [row.advert.id for row in again if row.advert.source != marked]
    keep.seen([*there, *(row.id for row in same if row.source != marked)], today)
    settle_jobs(touched, pack, fresh)


def _became(
    again: Sequence[Received], arrivals: Sequence[Arrival], known: Mapping[str, Known], pack: Pack, today: date
) -> Iterator[Entry]:
    """The ledger's lines of adverts that were there before: what changed in their words, and what their dates say."""
    for row in again:
        yield from dates(known[row.advert.id], row, today)
    said_otherwise = [one for one in arrivals if one.own and known[one.id].digest != digest(one.row.advert)]
    before = received.adverts([arrival.id for arrival in said_otherwise])
    for arrival in said_otherwise:
        old = before[arrival.id]
        if old.reading.version != arrival.read.version:  # two readers differ where the words do not
            old = replace(old, reading=machine(pack).read(old.advert))
        yield from changes(known[arrival.id].job, old, arrival.heard, today)


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
                given=row.given,
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


def _redated(rows: Sequence[Received], known: Mapping[str, Known], report: Report) -> set[str]:
    """Adverts whose words are as they were: keep new dates where a source gives them; the jobs of these."""
    redated = [row for row in rows if (row.advert.posted, row.closed) != known[row.advert.id].dates]
    anew = [row for row in rows if row.given != known[row.advert.id].given]
    keep.keep_dates((row.advert.id, row.advert.posted, row.closed, row.given) for row in (*anew, *redated))
    report.unchanged += len(rows) - len(redated)
    report.redated += len(redated)
    return {known[row.advert.id].job for row in redated}


def read_again(*, pack: Pack, heard: Callable[[int], None] = lambda _: None) -> int:
    """Read every stored advert anew that was read by older rules or words; how many there were."""
    count = 0
    for stored in received.read_by_others(version_of(pack)):
        with transaction.atomic():
            rows = [Received(0, external, one.advert, one.closed, given) for external, given, _, one in stored]
            reads = read_here(rows, pack, date.min)
            arrivals = [
                Arrival(row, reads[row.advert.id], one.first_seen, one.last_seen, own=job)
                for row, (_, _, job, one) in zip(rows, stored, strict=True)
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
