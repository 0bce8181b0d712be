"""The jobs of one consultant: those that they wrote here, and those that a rule of the editors gives them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Q, QuerySet

from fingerpost.store import find
from fingerpost.store.models import Advert, Job, Source, WrittenAdvert
from fingerpost.store.passed_on import OWN
from fingerpost.store.shapes import JobCard, JobView

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Rule:
    """Every job of a source, or those of some roles of it."""

    source: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What makes a job a consultant's: it was written by this user, or one of the rules holds."""

    owner: int | None = None
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What can be counted of a consultant's jobs. ``paying`` of the live ones state their pay, and half of them have
    been open for ``open_days`` or less; of those closed within a year, half took ``closed_days`` or less. A median of
    no jobs is None."""

    live: int = 0
    paying: int = 0
    open_days: float | None = None
    closed: int = 0
    closed_days: float | None = None


def source_names() -> list[str]:
    """The name of every source, in the order of the alphabet."""
    return list(Source.objects.order_by("name").values_list("name", flat=True))


def live_jobs(desk: Desk) -> int:
    """How many of a consultant's jobs are open."""
    return _open(desk).count()


def jobs(desk: Desk, today: date, *, closed: bool = False, first: int = 0, number: int = 50) -> list[JobCard]:
    """So many of a consultant's jobs from the newest on: the open ones, or those that closed within a year."""
    rows = _closed(desk, today).order_by("-closed", "id") if closed else _open(desk).order_by("-shown", "id")
    return find.jobs(list(rows.values_list("id", flat=True)[first : first + number]))


def standing(desk: Desk, today: date) -> Standing:
    """What can be counted of a consultant's jobs now."""
    stated = Q(pay_estimated=False) & (Q(pay_low__isnull=False) | Q(pay_high__isnull=False))
    opened = list(_open(desk).values_list("shown", flat=True))
    took = [(end - start).days for start, end in _closed(desk, today).values_list("shown", "closed")]
    return Standing(
        live=len(opened), paying=_open(desk).filter(stated).count(),
        open_days=median((today - start).days for start in opened) if opened else None,
        closed=len(took), closed_days=median(took) if took else None,
    )  # fmt: skip


def whose(job: JobView, desks: Sequence[Desk]) -> int | None:
    """Which of these desks a job belongs to, by its place among them: whoever wrote it first, then by the first rule."""
    owners = _owners([advert.id for advert in job.adverts])
    sources = {advert.source for advert in job.adverts}
    for at, desk in enumerate(desks):
        if desk.owner is not None and desk.owner in owners:
            return at
    for at, desk in enumerate(desks):
        if any(rule.source in sources and (not rule.roles or job.card.role in rule.roles) for rule in desk.rules):
            return at
    return None


def _owners(adverts: Collection[str]) -> set[int | None]:
    """Who wrote these adverts, of those that were written here: such an advert's row is known by the number there."""
    ours = Advert.objects.filter(id__in=adverts, source__kind=OWN).values_list("external_id", flat=True)
    numbers = [int(number) for number in ours if number.isdecimal()]
    return set(WrittenAdvert.objects.filter(id__in=numbers).values_list("owner_id", flat=True)) if numbers else set()


def _of(desk: Desk) -> QuerySet[Job]:
    wanted = Q(pk__in=[])
    if desk.owner is not None:
        written = WrittenAdvert.objects.filter(owner_id=desk.owner).exclude(advert="")
        wanted |= Q(pk__in=written.values("advert"))
    for rule in desk.rules:
        wanted |= Q(source__name=rule.source, **({"job__role__in": rule.roles} if rule.roles else {}))
    return Job.objects.filter(id__in=Advert.objects.filter(wanted).values("job"))


def _open(desk: Desk) -> QuerySet[Job]:
    return _of(desk).filter(closed=None)


def _closed(desk: Desk, today: date) -> QuerySet[Job]:
    return _of(desk).filter(closed__gt=today - YEAR)
