"""Adverts and settled jobs as rows of their tables: plain tuples, made without Django, so that any process may make
them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

import orjson

from fingerpost.reading import Advert, Pay
from fingerpost.reading.job import Fact, JobFacts
from fingerpost.store.claims import pack_value

Row = tuple[Any, ...]

ADVERT = (
    "id", "source_id", "job_id", "external_id", "digest", "given", "posted", "first_seen", "last_seen", "closed", "title", "employer",
    "location", "url", "fields", "text",
)  # fmt: skip
JOB = (
    "id", "lead", "title", "employer", "via", "location", "role", "level", "place_id", "region", "contract", "rung",
    "pay_low", "pay_high", "currency", "period", "pay_estimated", "posted", "first_seen", "last_seen", "closed", "closes",
    "shown", "facts",
)  # fmt: skip
"""The columns of the rows that are written in bulk, in the order of ``advert_row`` and ``job_row``."""


def advert_row(
    advert: Advert,
    *,
    source: int,
    job: str,
    external_id: str,
    digest: int,
    given: int | None,
    seen: tuple[date, date, date | None],
) -> Row:
    """An advert's row: with its source's number, its job, its source's own identifier, the digest of its words, the
    fingerprint of the row that gave it, and when it was first seen, last seen and closed."""
    return (
        advert.id, source, job, external_id, digest, given, as_text(advert.posted), *map(as_text, seen), advert.title, advert.employer,
        advert.location, advert.url, orjson.dumps(advert.fields).decode(), advert.text,
    )  # fmt: skip


def job_row(key: str, job: JobFacts) -> Row:
    """A job's row: its identifier, and what it was settled to."""
    pay: Pay | None = job.value("pay")
    amounts = (pay.low, pay.high, pay.currency, pay.period, pay.estimated) if pay else (None, None, "", "", False)
    facts = {
        "facts": {field: _fact(fact) for field, fact in job.facts.items()},
        "asked": job.skills_asked,
        "named": job.skills_named,
        "latitude": job.latitude,
        "longitude": job.longitude,
    }
    return (
        key, job.lead, job.title, job.employer, job.via or "", job.location,
        *(job.value(name) or "" for name in ("role", "level", "place_id", "region", "contract")),
        job.rung, *amounts, as_text(job.posted), as_text(job.first_seen), as_text(job.last_seen), as_text(job.closed),
        closing_day(job.value("closing_date"), job.posted), as_text(job.posted or job.first_seen), orjson.dumps(facts).decode(),
    )  # fmt: skip


def closing_day(stated: str | None, posted: date | None) -> str | None:
    """The last day of a stated closing date, which may be a month; None for one that was over before the job was
    posted, which was left standing from an older advert.

    >>> closing_day("2026-02", None)
    '2026-02-28'
    """
    if not stated:
        return None
    if len(stated) == len("2026-02"):
        year, month = map(int, stated.split("-"))
        stated = f"{stated}-{monthrange(year, month)[1]}"
    return None if posted and stated < posted.isoformat() else stated


def _fact(fact: Fact) -> list[Any]:
    claim = fact.claim
    if claim is None:
        return [pack_value(fact.value)]
    return [pack_value(fact.value), fact.advert_id, claim.where, claim.start, claim.end, claim.words, claim.doubt]


def as_text(day: date | None) -> str | None:
    """A date as both databases take it."""
    return None if day is None else day.isoformat()
