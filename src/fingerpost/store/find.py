"""Reads for pages: plain frozen values out of the store, in one or two queries whatever the number of rows."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

import orjson
from django.db import connection
from django.db.models import Count, Max, Q

from fingerpost.reading import Claim
from fingerpost.reading.job import Heard
from fingerpost.store import received
from fingerpost.store.claims import unpack_value
from fingerpost.store.models import Advert, Job, LedgerEntry, MisreadReport, Moved, Outbox, Source
from fingerpost.store.rows import JOB
from fingerpost.store.shapes import AdvertView, Counts, Entry, Evidence, JobCard, JobView, Kind, Lead, Misread, MovedTo

_Row = namedtuple("_Row", JOB)
"""A job's row where Django is left out."""

MANY = 500
"""Identifiers to a query: SQLite takes 999 at most."""


def ready() -> bool:
    """The tables are there."""
    return Job._meta.db_table in connection.introspection.table_names()


def jobs(ids: Collection[str]) -> list[JobCard]:
    """The cards of these jobs, in this order; an unknown identifier is left out."""
    order = list(ids)
    found: dict[str, JobCard] = {}
    for at in range(0, len(order), MANY):
        rows = _cards(Job.objects.filter(id__in=order[at : at + MANY]))
        found.update((card.id, card) for card in rows)
    return [found[key] for key in order if key in found]


def with_leads(ids: Collection[str]) -> Iterator[tuple[JobCard, Lead]]:
    """The jobs with the adverts that speak for them, as caches of the store take them in, in any order and one query for
    many; a job that is gone is left out, and whether a source saw one since is not asked."""
    columns = ", ".join(f"j.{name}" for name in JOB)
    job, advert, source = (model._meta.db_table for model in (Job, Advert, Source))
    tables = f"{job} j JOIN {advert} a ON a.id = j.lead JOIN {source} s ON s.id = a.source_id"
    sql = f"SELECT a.text, s.name, {columns} FROM {tables} WHERE j.id IN"  # noqa: S608
    for text, name, *values in received.among(sql, ids):
        row = _Row(*values)
        yield _card(row, orjson.loads(row.facts), row.last_seen), Lead(text, name)


def job(job_id: str) -> JobView | MovedTo | None:
    """The job with its adverts and evidence; where it was merged into another, the address to go to; else None."""
    row = Job.objects.filter(id=job_id).first()
    if row is None:
        moved = Moved.objects.filter(old=job_id).first()
        return MovedTo(moved.job_id, path_of(moved.job_id)) if moved else None
    adverts = received.heard([job_id])[job_id]
    views = [_advert(heard, heard.advert.id == row.lead) for heard in adverts]
    views.sort(key=lambda view: (not view.lead, view.agency, -(view.posted or view.first_seen).toordinal(), view.id))
    facts = orjson.loads(row.facts)
    evidence = {field: _evidence(field, fact) for field, fact in facts["facts"].items()}
    last_seen = max(heard.last_seen for heard in adverts)
    return JobView(_card(row, facts, last_seen), evidence, tuple(views))


def entries(job_id: str) -> list[Entry]:
    """The lines of a job's ledger, oldest first."""
    rows = LedgerEntry.objects.filter(job_id=job_id).order_by("day", "id")
    return [Entry(job_id, row.advert, row.day, Kind(row.kind), row.what, row.before, row.after, row.by) for row in rows]


def closed_of(role: str) -> list[tuple[date, date, str]]:
    """When the jobs of a role that closed last were posted and closed, and who offered them."""
    rows = Job.objects.filter(role=role, closed__isnull=False).order_by("-closed")[:MANY]
    return [(posted, closed, employer or via) for posted, closed, employer, via in
            rows.values_list("shown", "closed", "employer", "via") if posted <= closed]  # fmt: skip


def latest(
    number: int, *, role: str | None = None, rung: int | None = None, region: str | None = None
) -> list[JobCard]:
    """The newest open jobs, at most so many, of a role, a rung or a region where one is given."""
    narrowed = {
        name: value for name, value in {"role": role, "rung": rung, "region": region}.items() if value is not None
    }
    rows = Job.objects.filter(closed=None, **narrowed).order_by("-shown", "id")
    return list(_cards(rows[:number]))


def every_job(*, open_only: bool = False) -> Iterator[JobCard]:
    """The card of every job, oldest identifier first, in flat memory."""
    rows = Job.objects.filter(closed=None) if open_only else Job.objects.all()
    return _cards(rows.order_by("id").iterator(chunk_size=MANY))


def addresses(first: int | None = None, last: int | None = None) -> Iterator[tuple[str, date]]:
    """The path of every open job with the day on which it last came new, changed or redated, for the site map: the oldest
    first, or those of a slice of them."""
    rows = Job.objects.filter(closed=None).order_by("shown", "-id").values_list("id", "last_seen")[first:last]
    return ((path_of(key), seen) for key, seen in rows.iterator(chunk_size=5000))


def open_jobs() -> int:
    """How many jobs are open."""
    return Job.objects.filter(closed=None).count()


def last_change() -> date | None:
    """The day on which an open job last came new, changed or redated."""
    return Job.objects.filter(closed=None).aggregate(last=Max("last_seen"))["last"]


def counts() -> Counts:
    """How much the store holds."""
    totals = Job.objects.aggregate(
        jobs=Count("id"), open_jobs=Count("id", filter=Q(closed=None)), last_seen=Max("last_seen"),
        employers=Count("employer", distinct=True, filter=Q(closed=None) & ~Q(employer="")),
    )  # fmt: skip
    seen = Source.objects.aggregate(seen=Max("seen"))["seen"]
    totals["last_seen"] = max(filter(None, (totals["last_seen"], seen)), default=None)
    return Counts(
        adverts=Advert.objects.count(), sources=Source.objects.count(), waiting=Outbox.objects.count(), **totals
    )


def roles_with_jobs() -> dict[str, int]:
    """Each role that any job has, with how many of its jobs are open; the most first."""
    rows = (
        Job.objects.exclude(role="")
        .values("role")
        .annotate(open=Count("id", filter=Q(closed=None)))
        .order_by("-open", "role")
    )
    return {row["role"]: row["open"] for row in rows}


def reports(state: str | None = None, *, number: int | None = None) -> list[Misread]:
    """What visitors reported as misread, in one state or in all, the newest first, at most so many."""
    rows = MisreadReport.objects.select_related("job").order_by("-when", "-id")
    return [_report(row) for row in (rows.filter(state=state) if state else rows)[:number]]


def report(number: int) -> Misread | None:
    """One report by its number."""
    row = MisreadReport.objects.select_related("job").filter(id=number).first()
    return row and _report(row)


def reports_by_state() -> dict[str, int]:
    """How many reports are in each state that any is in."""
    return dict(MisreadReport.objects.values_list("state").annotate(Count("id")))


def reports_since(when: datetime) -> int:
    """How many reports came in since then."""
    return MisreadReport.objects.filter(when__gte=when).count()


def open_reports_of(job_id: str) -> int:
    """How many reports of this job nobody has looked at yet."""
    return MisreadReport.objects.filter(job_id=job_id, state=MisreadReport.OPEN).count()


def path_of(job_id: str) -> str:
    """The address of a job on the site."""
    return f"/jobs/{job_id}/"


def _cards(rows: Iterable[Job]) -> Iterator[JobCard]:
    """The card of each of these rows, some at a time."""
    jobs = iter(rows)
    while some := list(islice(jobs, MANY)):
        seen = _sources_seen([row.id for row in some])
        for row in some:
            day = seen.get(row.id)
            yield _card(row, orjson.loads(row.facts), max(row.last_seen, day) if day else row.last_seen)


def _sources_seen(job_ids: Collection[str]) -> dict[str, date]:
    """The last day on which a source of an open advert of each of these jobs offered all that it has."""
    rows = Advert.objects.filter(job_id__in=job_ids, closed=None, source__seen__isnull=False).order_by()
    return dict(rows.values_list("job_id").annotate(Max("source__seen")))


def _card(row: Job | Any, facts: dict[str, Any], last_seen: date) -> JobCard:
    value = {field: unpack_value(fact[0]) for field, fact in facts["facts"].items()}
    return JobCard(
        id=row.id,
        path=path_of(row.id),
        title=row.title,
        employer=row.employer,
        via=row.via or None,
        location=row.location,
        place=value.get("place"),
        place_id=row.place_id or None,
        region=row.region or None,
        latitude=facts["latitude"],
        longitude=facts["longitude"],
        role=row.role or None,
        level=row.level or None,
        rung=row.rung,
        manages=bool(value.get("manages")),
        pay=value.get("pay"),
        contract=row.contract or None,
        **{name: value.get(name) for name in ("ir35", "engagement", "hours", "mode", "office_days")},
        **{name: value.get(name) for name in ("experience_years", "degree", "clearance", "sponsorship")},
        skills_asked=tuple(facts["asked"]),
        skills_named=tuple(facts["named"]),
        agency=bool(value.get("agency")),
        posted=row.posted,
        first_seen=row.first_seen,
        last_seen=last_seen,
        shown=row.shown,
        closed=row.closed,
        closes=row.closes,
    )


def _report(row: MisreadReport) -> Misread:
    return Misread(
        id=row.id, job=row.job_id, path=path_of(row.job_id), title=row.job.title, field=row.field, read=row.read,
        words=row.words, value=row.value, note=row.note, when=row.when, state=row.state,
    )  # fmt: skip


def _evidence(field: str, fact: list[Any]) -> Evidence:
    if len(fact) == 1:
        return Evidence(None, None, unpack_value(fact[0]))
    value, advert_id, where, start, end, words, doubt = fact
    claim = Claim(field, unpack_value(value), where, start, end, words, doubt)
    return Evidence(advert_id, claim, claim.value)


def _advert(heard: Heard, lead: bool) -> AdvertView:
    advert = heard.advert
    return AdvertView(
        id=advert.id,
        source=advert.source,
        url=advert.url,
        title=advert.title,
        employer=advert.employer,
        location=advert.location,
        posted=advert.posted,
        first_seen=heard.first_seen,
        last_seen=heard.last_seen,
        closed=heard.closed,
        text=advert.text,
        claims=heard.reading.claims,
        agency=heard.agency,
        lead=lead,
    )
