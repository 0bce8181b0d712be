"""The clock of the background work: whatever is due is asked for, once, whoever looks at the clock and how often."""

from __future__ import annotations

from datetime import datetime

from django.core.management import call_command
from django.utils import timezone

from fingerpost.store import runs
from fingerpost.work.jobs import JOBS
from fingerpost.work.queue import BACKEND, ask, ask_for_import, hand_over, retry_lost
from fingerpost.work.schedule import Schedule

TASKS_KEPT = 2
"""Days for which the queue keeps what it did; what is worth keeping is in the runs."""


def tick(now: datetime, asked: dict[str, datetime]) -> None:
    """Ask for everything that is due at this moment; take runs from workers that died.

    ``asked`` is what this looker remembers: when it last asked for each kind of work that is done every so often.
    """
    retry_lost(now)
    for number in runs.overdue(now):
        hand_over(number)
    _ask_sources(now)
    _ask_jobs(now, asked)


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


def _ask_jobs(now: datetime, asked: dict[str, datetime]) -> None:
    local = timezone.localtime(now)
    for kind, job in JOBS.items():
        slot = f"{kind} {local:%Y-%m-%d}"
        if job.daily is not None and local.time() >= job.daily and not runs.slot_used(slot):
            ask(kind, now=now, slot=slot)
        if job.every is not None and (kind not in asked or now - asked[kind] >= job.every) and job.any(now):
            asked[kind] = now
            ask(kind, now=now)
