"""Writes and reads of what engines were told: which pages are new, changed or gone since."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef

from fingerpost.store.models import Job, Ping


def news(engine: str, number: int) -> list[str]:
    """So many open jobs of which an engine has not heard, or not since they changed: the newest first."""
    heard = Ping.objects.filter(engine=engine, job=OuterRef("id"), day__gte=OuterRef("last_seen"))
    rows = Job.objects.filter(~Exists(heard), closed=None).order_by("-shown", "id")
    return list(rows.values_list("id", flat=True)[:number])


def gone(engine: str, number: int) -> list[str]:
    """So many jobs that an engine holds for live and that are not: closed, merged or deleted."""
    there = Job.objects.filter(pk=OuterRef("job"), closed=None)
    rows = Ping.objects.filter(~Exists(there), engine=engine, live=True).order_by("pk")
    return list(rows.values_list("job", flat=True)[:number])


def told_on(engine: str, day: date) -> int:
    """How much an engine was told on a day."""
    return Ping.objects.filter(engine=engine, day=day, told=True).count()


def keep(engine: str, jobs: Iterable[str], day: date, *, live: bool, told: bool = True) -> None:
    """Keep what an engine was told of jobs, or (not ``told``) that there was nothing to tell it."""
    rows = [Ping(engine=engine, job=job, live=live, told=told, day=day) for job in jobs]
    Ping.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["engine", "job"], update_fields=["live", "told", "day"]
    )
