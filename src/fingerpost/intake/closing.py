"""Jobs that close: gone from their feed, their closing date passed, or by an editor's word. A source's own word comes
with its adverts, in flow.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from django.db import transaction

from fingerpost.intake.health import broken, unlikely
from fingerpost.intake.offered import Offered
from fingerpost.intake.report import Report
from fingerpost.intake.settling import settle_jobs
from fingerpost.pack import Pack
from fingerpost.sources.shapes import Feed
from fingerpost.store import keep, received
from fingerpost.store.shapes import Entry, How, Kind

SLICE = 500
"""Jobs or adverts to a transaction."""


def close_job(job_id: str, *, how: How, by: str, day: date, pack: Pack) -> None:
    """Close a job by an editor's word: ``How.FILLED``, or ``How.EDITOR`` where it is taken off for another reason. A job
    that is gone is left alone."""
    _as_a_whole(Entry(job_id, "", day, Kind.CLOSED, how, by=by), pack)


def open_job(job_id: str, *, by: str, day: date, pack: Pack) -> None:
    """Take back that a job was closed as a whole: it is open where any of its adverts is."""
    _as_a_whole(Entry(job_id, "", day, Kind.REOPENED, by=by), pack)


def close_due(today: date, pack: Pack) -> int:
    """Close every open job whose closing date has passed; how many. Run it once a day."""
    due = received.due(today)
    for some in _slices(due):
        dates = received.closing_dates(some)
        with transaction.atomic():
            keep.note(Entry(job, "", dates[job], Kind.CLOSED, How.DATE) for job in some if job in dates)
            settle_jobs(some, pack)
    return len(due)


def close_missing(feed: Feed, offered: Offered, today: date, pack: Pack, report: Report) -> None:
    """A run of a source that gives all that it has is over: close its adverts that are not among those offered, or
    report why nothing is closed."""
    source, gone, why = feed.source, [], broken(feed, report)
    if not why and not feed.unchanged:
        gone = [advert for advert in received.open_adverts(source) if advert not in offered]
        if why := unlikely(len(gone), received.open_count(source), received.doubted(source), today):
            keep.source_doubted(source, today)
    if why:
        report.left_open = why
        for some in _slices(advert for advert in received.open_adverts(source) if advert in offered):
            keep.seen(some, today)
        return
    _close(gone, today, pack)
    keep.source_seen(source, today)
    report.closed = len(gone)


def _close(adverts: Iterable[str], today: date, pack: Pack) -> None:
    """Close adverts that their source no longer offers; a job closes with the last of its adverts."""
    for some in _slices(adverts):
        with transaction.atomic():
            last = received.last_seen(some)
            keep.close_adverts([(advert, seen) for advert, (_, seen) in last.items()], today)
            keep.note(Entry(job, advert, today, Kind.CLOSED, How.FEED) for advert, (job, _) in last.items())
            settle_jobs({job for job, _ in last.values()}, pack)


def _as_a_whole(line: Entry, pack: Pack) -> None:
    with transaction.atomic():
        if not received.gone([line.job]):
            keep.note([line])
            settle_jobs([line.job], pack)


def _slices(ids: Iterable[str]) -> Iterator[list[str]]:
    rows = iter(ids)
    while some := list(islice(rows, SLICE)):
        yield some
