"""Reads and writes of adverts that were written here: plain values out, one row in at a time."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet

from fingerpost.store.models import Moved, WrittenAdvert


@dataclass(frozen=True, slots=True)
class Written:
    """An advert that was written here, as ``WrittenAdvert`` has it; ``id`` is 0 before it is first kept, ``owner`` the
    number of whoever wrote it."""

    title: str = ""
    employer: str = ""
    hidden: bool = False
    for_client: bool = True
    location: str = ""
    text: str = ""
    apply: str = ""
    closing: date | None = None
    publish_at: datetime | None = None
    poster: str = ""
    source: str = ""
    id: int = 0
    owner: int | None = None
    state: str = WrittenAdvert.DRAFT
    published: date | None = None
    changed: datetime | None = None
    changed_by: str = ""
    fault: str = ""
    advert: str = ""
    job: str = ""

    @property
    def live(self) -> bool:
        """It is on the site now."""
        return self.state == WrittenAdvert.LIVE


NAMES = tuple("owner_id" if field.name == "owner" else field.name for field in fields(Written))


def one(number: int) -> Written | None:
    """One of them by its number; its job is the one that it is in now, if that was merged."""
    row = WrittenAdvert.objects.filter(id=number).first()
    if row is None:
        return None
    moved = Moved.objects.filter(old=row.job).values_list("job_id", flat=True).first() if row.job else None
    values = dict(zip([field.name for field in fields(Written)], (getattr(row, name) for name in NAMES), strict=True))
    return Written(**values | {"job": moved or row.job})


def listed(state: str, owner: int | None = None) -> list[Written]:
    """Those in a state, of one owner or of all, the last changed first; without their texts."""
    rows = WrittenAdvert.objects.filter(state=state).defer("text").order_by("-changed", "-id")
    rows = rows if owner is None else rows.filter(owner_id=owner)
    shown = [(field.name, name) for field, name in zip(fields(Written), NAMES, strict=True) if field.name != "text"]
    return [Written(**{key: getattr(row, name) for key, name in shown}) for row in rows]


def counts(owner: int | None = None) -> dict[str, int]:
    """How many are in each state that any is in."""
    rows = WrittenAdvert.objects.all() if owner is None else WrittenAdvert.objects.filter(owner_id=owner)
    return dict(rows.values_list("state").annotate(Count("id")))


def due(now: datetime) -> list[int]:
    """The numbers of those that were to be published by now and are not."""
    rows = WrittenAdvert.objects.filter(state=WrittenAdvert.SCHEDULED, publish_at__lte=now)
    return list(rows.order_by("publish_at", "id").values_list("id", flat=True))


def closing(first: date, last: date, owner: int | None = None) -> list[str]:
    """The titles of live ones that close between two days, of one owner or of all, the next first."""
    rows = WrittenAdvert.objects.filter(state=WrittenAdvert.LIVE, closing__range=(first, last))
    rows = rows if owner is None else rows.filter(owner_id=owner)
    return list(rows.order_by("closing", "id").values_list("title", flat=True))


def faulty(owner: int | None = None) -> int:
    """How many could not be published when they were due, of one owner or of all."""
    rows = WrittenAdvert.objects.exclude(fault="")
    return (rows if owner is None else rows.filter(owner_id=owner)).count()


def past(today: date) -> bool:
    """Whether any that count as live have a closing date that is over."""
    return _past(today).exists()


def close_past(today: date) -> None:
    """Those count as closed."""
    _past(today).update(state=WrittenAdvert.CLOSED)


def _past(today: date) -> QuerySet[WrittenAdvert]:
    return WrittenAdvert.objects.filter(state=WrittenAdvert.LIVE, closing__lt=today)


def put(number: int, **values: Any) -> int:
    """Keep values of one, or of a new one where the number is 0; its number."""
    if number:
        WrittenAdvert.objects.filter(id=number).update(**values)
        return number
    return WrittenAdvert.objects.create(**values).pk


def forget(number: int) -> None:
    """Delete a draft; one that was ever published is closed instead, and stays."""
    WrittenAdvert.objects.filter(id=number, published=None).delete()
