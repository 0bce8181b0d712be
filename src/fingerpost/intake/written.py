"""Adverts that were written here, taken in as those of any source are: read, kept, merged, settled; never a second way.

written ─▶ posting ─▶ advert ─▶ keep_batch ─▶ job
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from fingerpost.errors import FingerpostError
from fingerpost.intake.closing import close_job, open_job
from fingerpost.intake.flow import keep_batch
from fingerpost.intake.report import Report
from fingerpost.pack import Pack
from fingerpost.sources.posting import Adverts, Posting
from fingerpost.sources.shapes import Received, Rejected
from fingerpost.store import keep, received, written
from fingerpost.store.models import WrittenAdvert
from fingerpost.store.shapes import How
from fingerpost.store.written import Written

KIND = "hand"
"""The kind of the site's own source."""
UNSAVED = "preview"
"""What an advert that was never kept is known by."""
MAIL = "mailto:"


class UnfitError(FingerpostError, ValueError):
    """An advert that cannot be published as it stands: ``reason``, in words for whoever wrote it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def received_of(one: Written, today: date) -> Received:
    """The advert as its source gives it: the words as they were written, the employer's name unless it is hidden."""
    posting = Posting(
        title=one.title,
        text=one.text,
        id=str(one.id or UNSAVED),
        employer=one.poster if one.hidden or not one.employer else one.employer,
        location=one.location,
        url=one.apply,
        posted=one.published or today,
        fields={"closing": one.closing.isoformat()} if one.closing else {},
    )
    found = Adverts(today, one.source).received(1, posting)
    if isinstance(found, Rejected):
        raise UnfitError(f"It has {found.reason}.")
    if "@" in one.apply and not found.advert.url:
        found = replace(found, advert=replace(found.advert, url=MAIL + one.apply))
    return found


@transaction.atomic
def publish(one: Written, *, by: str, now: datetime, pack: Pack) -> str:
    """Publish it, or what was changed in one that is live: the job that it is in. Raises UnfitError.

    One that was closed is open again.
    """
    today = timezone.localdate(now)
    job = take_in(one, today, pack)
    if one.state == WrittenAdvert.CLOSED:
        open_job(job, by=by, day=today, pack=pack)
    given = {"state": WrittenAdvert.LIVE, "published": one.published or today, "publish_at": None, "fault": ""}
    written.put(one.id, job=job, advert=received_of(one, today).advert.id, **given)
    return job


def take_in(one: Written, today: date, pack: Pack) -> str:
    """Take in one advert by the way of all adverts; the job that it is in then."""
    row = received_of(one, today)
    keep.source_number(one.source, KIND)
    keep_batch([row], {}, pack=pack, today=today, report=Report())
    return received.known([row.advert.id])[row.advert.id].job


@transaction.atomic
def close(one: Written, *, how: How, by: str, now: datetime, pack: Pack) -> None:
    """Close a live one, as filled or for another reason: its page stays and says so."""
    close_job(one.job, how=how, by=by, day=timezone.localdate(now), pack=pack)
    written.put(one.id, state=WrittenAdvert.CLOSED, changed=now, changed_by=by)


def publish_due(now: datetime, pack: Pack) -> int:
    """Publish what was scheduled for now or before; how many. One that cannot be goes back to the drafts, and says why.

    Those whose closing date is over are no longer listed as live: their jobs close with that date (``closing.close_due``).
    """
    count = 0
    for number in written.due(now):
        one = written.one(number)
        if one is None:
            continue
        try:
            publish(one, by=one.changed_by, now=now, pack=pack)
            count += 1
        except UnfitError as error:
            written.put(number, state=WrittenAdvert.DRAFT, publish_at=None, fault=error.reason)
    written.close_past(timezone.localdate(now))
    return count
