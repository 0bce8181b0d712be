"""Writes and reads of published bands: what stands now, what stood before, what is due for a look."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from fingerpost.store.models import PublishedBand

SAID = ("field", "rung", "stage", "low", "high", "open_top", "currency", "source", "taken")
"""What makes a band another band; a new review date alone does not."""


@transaction.atomic
def publish(entry: int | None, today: date, *, review_due: date, **said: Any) -> None:
    """Let a band stand for an entry from today on. The one that stood before stays in the history, until today."""
    stands = PublishedBand.objects.filter(entry=entry, until=None)
    if stands.filter(**said).update(review_due=review_due):
        return
    stands.update(until=today)
    PublishedBand.objects.create(entry=entry, since=today, review_due=review_due, **said)


def withdraw(entry: int, today: date) -> None:
    """Nothing stands for this entry from today on; its history stays."""
    PublishedBand.objects.filter(entry=entry, until=None).update(until=today)


def of_rungs(field: str = "") -> dict[int, PublishedBand]:
    """The band that stands for each rung of a field: the one taken last, where there are several."""
    rows = PublishedBand.objects.filter(field=field, rung__isnull=False, until=None).order_by("taken", "pk")
    return {row.rung: row for row in rows if row.rung is not None}


def before(field: str = "") -> dict[int, tuple[PublishedBand, ...]]:
    """The bands that stood for each rung of a field and stand no longer, the last first."""
    found: dict[int, tuple[PublishedBand, ...]] = {}
    for row in PublishedBand.objects.filter(field=field, rung__isnull=False, until__isnull=False).order_by(
        "-until", "-pk"
    ):
        if row.rung is not None:
            found[row.rung] = (*found.get(row.rung, ()), row)
    return found


def of_stages() -> tuple[PublishedBand, ...]:
    """The bands that stand for stages, from the lowest."""
    return tuple(PublishedBand.objects.filter(field="", until=None).exclude(stage="").order_by("low"))


def due(today: date) -> int:
    """How many bands that stand are due for a look."""
    return PublishedBand.objects.filter(until=None, review_due__lte=today).count()
