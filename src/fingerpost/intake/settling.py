"""Jobs settled anew from their adverts, from editors' values and from what closed them, and put into the outbox."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from fingerpost.intake.life import closed_as_a_whole
from fingerpost.intake.merging import Arrival
from fingerpost.pack import Pack
from fingerpost.reading.job import Heard, JobFacts, settle
from fingerpost.store import keep, received
from fingerpost.store.rows import Row, job_row
from fingerpost.store.shapes import Closing, Entry, Kind


def settle_jobs(job_ids: Collection[str], pack: Pack, fresh: Mapping[str, Sequence[Arrival]] | None = None) -> None:
    """Settle jobs anew from their adverts (``fresh``: new jobs with all of theirs), and put them into the outbox."""
    corrected, closings = received.corrections(job_ids), received.closings(job_ids)
    rows: list[Row] = []
    opened: list[Entry] = []
    for job, adverts in received.heard(job_ids).items():
        facts = settle(adverts, corrected.get(job, {}), pack)
        if closing := closings.get(job):
            facts = _closed(job, facts, adverts, closing, opened)
        rows.append(job_row(job, facts))
    rows += (_fresh(job, arrivals, pack) for job, arrivals in (fresh or {}).items())
    keep.keep_jobs(rows)
    keep.note(opened)
    keep.tell_index({*job_ids, *(row[0] for row in rows)})


def correct(job_id: str, field: str, value: Any, *, by: str, when: datetime, pack: Pack) -> None:
    """Give a field of a job an editor's value, which stays whatever adverts say later."""
    with transaction.atomic():
        keep.keep_correction(job_id=job_id, field=field, value=value, by=by, when=when)
        settle_jobs([job_id], pack)


def _closed(job: str, facts: JobFacts, adverts: Sequence[Heard], closing: Closing, opened: list[Entry]) -> JobFacts:
    """The facts of a job that was closed as a whole; where its adverts open it again, the ledger's line is added."""
    closed = closed_as_a_whole(facts, adverts, closing)
    if closed is None:
        day = max(heard.last_seen for heard in adverts)
        opened.append(Entry(job, "", day, Kind.REOPENED, "", closing.day.isoformat()))
    return closed or facts


def _fresh(job: str, arrivals: Sequence[Arrival], pack: Pack) -> Row:
    """The row of a new job: made by the crew already where one advert is all that it has."""
    if len(arrivals) == 1:
        return arrivals[0].read.alone
    return job_row(job, settle([arrival.heard for arrival in arrivals], {}, pack))
