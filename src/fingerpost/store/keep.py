"""Writes: every row of the store is made here, in bulk, inside the transaction that the caller opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import orjson
from django.db import models as orm

from fingerpost.reading.claim import Pay
from fingerpost.reading.job import Fact, Heard, JobFacts
from fingerpost.store import received
from fingerpost.store.claims import pack_claims, pack_value
from fingerpost.store.models import Advert, Correction, Job, Likeness, Moved, Outbox, Reading, Source

HOLDERS = 40
"""Jobs that one key of likeness names at most: a key that more hold is boilerplate and tells nothing."""


def source_number(name: str, kind: str = "file") -> int:
    """The number of the source of this name, made at its first advert."""
    return Source.objects.get_or_create(name=name, defaults={"kind": kind})[0].pk


def keep_adverts(adverts: Sequence[tuple[Heard, str, str, int]], sources: Mapping[str, int]) -> None:
    """Keep adverts with their readings, new or changed: each with its job, its source's own identifier and its
    digest."""
    rows = [_advert_row(heard, job, external_id, digest, sources) for heard, job, external_id, digest in adverts]
    _put(rows, Advert, keep=("first_seen", "external_id", "source"))
    readings = [
        Reading(
            advert_id=heard.advert.id,
            version=heard.reading.version,
            claims=pack_claims(heard.reading.claims, heard.advert),
        )
        for heard, *_ in adverts
    ]
    _put(readings, Reading)


def keep_jobs(jobs: Mapping[str, JobFacts], counts: Mapping[str, int]) -> None:
    """Keep settled jobs, new or changed, by identifier; ``counts`` says how many adverts each has."""
    _put([_job_row(key, facts, counts[key]) for key, facts in jobs.items()], Job)


def keep_dates(dates: Iterable[tuple[str, date | None, date | None]], today: date) -> None:
    """New dates for adverts whose words are as they were: identifier, posted, closed."""
    rows = [Advert(id=key, posted=posted, closed=closed, last_seen=today) for key, posted, closed in dates]
    Advert.objects.bulk_update(rows, ["posted", "closed", "last_seen"], batch_size=100)


def seen(advert_ids: Collection[str], today: date) -> None:
    """These adverts were there again on this day, unchanged; so were their jobs."""
    for some in _slices(advert_ids):
        Advert.objects.filter(id__in=some, last_seen__lt=today).update(last_seen=today)
        Job.objects.filter(adverts__id__in=some, last_seen__lt=today).update(last_seen=today)


def keep_likeness(keys: Mapping[int, Sequence[str]]) -> None:
    """Keep the jobs that hold each key, at most ``HOLDERS`` of them."""
    _put([Likeness(key=key, jobs=" ".join(jobs[:HOLDERS])) for key, jobs in keys.items()], Likeness)


def tell_index(job_ids: Iterable[str]) -> None:
    """Put jobs into the outbox: the search index has yet to hear of them."""
    Outbox.objects.bulk_create([Outbox(job=key) for key in job_ids])


def told_index(numbers: Collection[int]) -> None:
    """Take entries out of the outbox: the index has them."""
    for some in _slices(numbers):
        Outbox.objects.filter(id__in=some).delete()


def merge_jobs(gone: str, stays: str) -> None:
    """Merge a job into another: its adverts and corrections go there (a correction that stands there stays), its
    address leads there."""
    Advert.objects.filter(job_id=gone).update(job_id=stays)
    standing = Correction.objects.filter(job_id=stays).values_list("field", flat=True)
    Correction.objects.filter(job_id=gone).exclude(field__in=list(standing)).update(job_id=stays)
    Moved.objects.filter(job_id=gone).update(job_id=stays)
    Moved.objects.update_or_create(old=gone, defaults={"job_id": stays})
    Job.objects.filter(id=gone).delete()


def keep_correction(*, job_id: str, field: str, value: Any, by: str, when: datetime) -> None:
    """Keep an editor's value for a field of a job; it replaces the one that was given before."""
    packed = orjson.dumps(pack_value(value)).decode()
    Correction.objects.update_or_create(job_id=job_id, field=field, defaults={"value": packed, "by": by, "when": when})


def _advert_row(heard: Heard, job: str, external_id: str, digest: int, sources: Mapping[str, int]) -> Advert:
    advert = heard.advert
    return Advert(
        id=advert.id,
        source_id=sources[advert.source],
        job_id=job,
        external_id=external_id,
        digest=digest,
        posted=advert.posted,
        first_seen=heard.first_seen,
        last_seen=heard.last_seen,
        closed=heard.closed,
        title=advert.title,
        employer=advert.employer,
        location=advert.location,
        url=advert.url,
        fields=orjson.dumps(dict(advert.fields)).decode(),
        text=advert.text,
    )


def _job_row(key: str, job: JobFacts, adverts: int) -> Job:
    pay: Pay | None = job.value("pay")
    words = {name: job.value(name) or "" for name in ("role", "level", "place_id", "region", "contract")}
    facts = {
        "facts": {field: _fact(fact) for field, fact in job.facts.items()},
        "asked": job.skills_asked,
        "named": job.skills_named,
        "latitude": job.latitude,
        "longitude": job.longitude,
        "adverts": adverts,
    }
    return Job(
        id=key,
        lead=job.lead,
        title=job.title,
        employer=job.employer,
        via=job.via or "",
        location=job.location,
        rung=job.rung,
        pay_low=pay.low if pay else None,
        pay_high=pay.high if pay else None,
        currency=pay.currency if pay else "",
        period=pay.period if pay else "",
        pay_estimated=bool(pay and pay.estimated),
        posted=job.posted,
        first_seen=job.first_seen,
        last_seen=job.last_seen,
        closed=job.closed,
        shown=job.posted or job.first_seen,
        facts=orjson.dumps(facts).decode(),
        **words,
    )


def _fact(fact: Fact) -> list[Any]:
    claim = fact.claim
    if claim is None:
        return [pack_value(fact.value)]
    return [pack_value(fact.value), fact.advert_id, claim.where, claim.start, claim.end, claim.words, claim.doubt]


def _put(rows: Sequence[orm.Model], model: type[orm.Model], keep: Collection[str] = ()) -> None:
    """Insert rows in bulk, or bring those that are there up to date, columns named in ``keep`` apart."""
    key = model._meta.pk.name
    others = [field.name for field in model._meta.concrete_fields if field.name != key and field.name not in keep]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=others)


def _slices(keys: Collection[Any]) -> Iterable[list[Any]]:
    whole = list(keys)
    return (whole[at : at + received.MANY] for at in range(0, len(whole), received.MANY))
