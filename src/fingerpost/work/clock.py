"""The clock of the background work: whatever is due is asked for, once, whoever looks at the clock and how often."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone

from fingerpost.store import received, runs, written
from fingerpost.work.jobs import DRAIN, JOBS, PUBLISH
from fingerpost.work.queue import BACKEND, ask, ask_for_import, hand_over, retry_lost
from fingerpost.work.schedule import Schedule

DRAIN_AGAIN = timedelta(seconds=30)
"""The time between two runs that only tell the index."""
TASKS_KEPT = 2
"""Days for which the queue keeps what it did; what is worth keeping is in the runs."""


def tick(now: datetime) -> None:
    """Ask for everything that is due at this moment; take runs from workers that died."""
    retry_lost(now)
    for number in runs.overdue(now):
        hand_over(number)
    _ask_sources(now)
    _ask_jobs(now)
    _ask_drain(now)
    if written.due(now) or written.past(timezone.localdate(now)):
        ask(PUBLISH, now=now)


def tidy(now: datetime) -> None:
    """Delete what is kept no longer; once an hour is enough."""
    runs.prune(now, tuple(kind for kind, job in JOBS.items() if job.brief))
    call_command("prune_db_task_results", "--backend", BACKEND, "--min-age-days", str(TASKS_KEPT), verbosity=0)


def _ask_sources(now: datetime) -> None:
    zone = timezone.get_default_timezone()
    for source in runs.due_sources(now):
        due = Schedule(source.every_hours, source.daily_at).next_after(now, source.name, zone)
        if runs.move_due(source, due) and source.due is not None:
            ask_for_import(source.id, now=now)


def _ask_jobs(now: datetime) -> None:
    local = timezone.localtime(now)
    for kind, job in JOBS.items():
        slot = f"{kind} {local:%Y-%m-%d}"
        if job.daily is not None and local.time() >= job.daily and not runs.slot_used(slot):
            ask(kind, now=now, slot=slot)


def _ask_drain(now: datetime) -> None:
    if received.waiting(1):
        last = runs.last_ended(DRAIN)
        if last is None or now - last >= DRAIN_AGAIN:
            ask(DRAIN, now=now)
