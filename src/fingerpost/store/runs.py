"""Reads and writes of background work: who asks for a run, who holds it, how far it is, and how it ended.

Every change of a run's state is one UPDATE that names the state it comes from, so that of two who try one succeeds,
on SQLite and on PostgreSQL alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, OuterRef, Q, Subquery

from fingerpost.store.models import Run, Source, Worker

LOST = timedelta(seconds=90)
"""How long after its last heartbeat a run's worker counts as dead."""
ALIVE = timedelta(seconds=60)
"""How long after its last sign of life a worker counts as there."""
KEPT = timedelta(days=30)
KEPT_BRIEFLY = timedelta(days=2)
"""How long runs are kept after their end, and those of housekeeping, of which there are many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A run as whoever works on it must know it."""

    id: int
    kind: str
    source: int | None
    attempt: int
    by: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as intake and the clock need it."""

    id: int
    name: str
    kind: str
    address: str
    kept: str
    employer: str
    state: str
    every_hours: int | None
    daily_at: time | None
    due: datetime | None


@dataclass(frozen=True, slots=True)
class LastRun:
    """A source's name, its next time, how its last run ended (whether it failed, and what was wrong), and whether it has
    offered unlikely little."""

    name: str
    due: datetime | None
    failed: bool
    wrong: str
    doubted: bool = False

    def overdue(self, now: datetime) -> bool:
        """Its time has come an hour ago and more."""
        return self.due is not None and now - self.due > timedelta(hours=1)


def ask(
    kind: str,
    *,
    now: datetime,
    source: int | None = None,
    by: str = "",
    due: datetime | None = None,
    attempt: int = 1,
    slot: str | None = None,
) -> int | None:
    """Ask for a run: its number, or None where one of the same source (or kind) is live, or the slot was used."""
    try:
        with transaction.atomic():
            row = Run.objects.create(
                kind=kind, source_id=source, asked_by=by, asked=now, due=due or now, attempt=attempt, slot=slot
            )
    except IntegrityError:
        return None
    return row.id


def claim(number: int, worker: str, now: datetime) -> Asked | None:
    """Take a waiting run to work on; None where it waits no longer."""
    taken = Run.objects.filter(id=number, state=Run.WAITING).update(
        state=Run.RUNNING, worker=worker, started=now, heartbeat=now, so_far=0, expected=None, wrong="", told=""
    )
    return _asked(Run.objects.get(id=number)) if taken else None


def note(
    number: int, worker: str, now: datetime, *, so_far: int, expected: int | None, counts: Mapping[str, int]
) -> bool | None:
    """Keep how far a run is. True: go on; False: somebody asked for it to be cancelled; None: it is no longer ours."""
    held = _held(number, worker)
    if not held.update(heartbeat=now, so_far=so_far, expected=expected, counts=dict(counts)):
        return None
    return not held.values_list("to_stop", flat=True).first()


def finish(
    number: int,
    worker: str,
    now: datetime,
    *,
    state: str,
    wrong: str = "",
    told: str = "",
    counts: Mapping[str, int] | None = None,
) -> bool:
    """End a run that this worker holds; whether it still held it."""
    changes: dict[str, Any] = {"counts": dict(counts)} if counts is not None else {}
    return bool(_held(number, worker).update(state=state, ended=now, heartbeat=now, wrong=wrong, told=told, **changes))


def forget(number: int, worker: str) -> None:
    """Delete a run that this worker holds: there was nothing to do."""
    _held(number, worker).delete()


def give_back(number: int, worker: str, now: datetime) -> bool:
    """Let a run wait again, because its worker is told to leave; whether the worker held it."""
    return bool(_held(number, worker).update(state=Run.WAITING, worker="", due=now, heartbeat=None))


def cancel(number: int, now: datetime) -> str | None:
    """Cancel a run that waits, or ask the worker of one that runs to stop: the state it is in now; None if there is none."""
    Run.objects.filter(id=number, state=Run.WAITING).update(state=Run.CANCELLED, ended=now, to_stop=True)
    Run.objects.filter(id=number, state=Run.RUNNING).update(to_stop=True)
    return Run.objects.filter(id=number).values_list("state", flat=True).first()


def bring_forward(now: datetime, *, kind: str, source: int | None) -> int | None:
    """Let the waiting run of a source (or kind) be due now: its number; None where none waits."""
    rows = Run.objects.filter(kind=kind, source=source, state=Run.WAITING)
    return rows.values_list("id", flat=True).first() if rows.update(due=now) else None


def take_lost(now: datetime) -> list[Asked]:
    """The runs whose worker shows no life any more, each marked as failed for it."""
    lost = []
    for row in Run.objects.filter(state=Run.RUNNING, heartbeat__lt=now - LOST):
        wrong = f"The worker {row.worker} died at this, or lost the database. What it had finished is kept."
        same = Run.objects.filter(id=row.id, state=Run.RUNNING, heartbeat=row.heartbeat)
        if same.update(state=Run.FAILED, ended=now, wrong=wrong) and not row.to_stop:
            lost.append(_asked(row))
    return lost


def overdue(now: datetime) -> list[int]:
    """The runs that wait though their time came a while ago."""
    rows = Run.objects.filter(state=Run.WAITING, due__lt=now - LOST).order_by("due")
    return list(rows.values_list("id", flat=True))


def slot_used(slot: str) -> bool:
    """Whether this turn of the clock has asked already."""
    return Run.objects.filter(slot=slot).exists()


def source(number: int) -> SourceView | None:
    """A source by its number."""
    row = Source.objects.filter(id=number).first()
    return row and _source(row)


def due_sources(now: datetime) -> Iterator[SourceView]:
    """The sources whose time has come, and those with a schedule whose next time nobody has worked out yet."""
    timed = Source.objects.filter(paused=False).exclude(address="").exclude(every_hours=None, daily_at=None)
    for row in timed.filter(Q(due=None) | Q(due__lte=now)).order_by("due", "id"):
        yield _source(row)


def move_due(source: SourceView, due: datetime | None) -> bool:
    """Set the next time of a source; False where somebody else has just done so."""
    return bool(Source.objects.filter(id=source.id, due=source.due).update(due=due))


def keep_state(source: int, state: str) -> None:
    """Keep what a source's feed left for the next, once the whole of it is kept."""
    Source.objects.filter(id=source).update(state=state)


def last_of_sources() -> list[LastRun]:
    """Every source with its last run that is over."""
    last = Run.objects.filter(source=OuterRef("pk"), ended__isnull=False).order_by("-ended")
    rows = Source.objects.annotate(ending=Subquery(last.values("state")[:1]), fault=Subquery(last.values("wrong")[:1]))
    return [
        LastRun(
            row.name,
            None if row.paused else row.due,
            row.ending == Run.FAILED,
            row.fault or "",
            row.doubted is not None,
        )
        for row in rows
    ]


def ill_kinds() -> list[tuple[str, int]]:
    """The kinds of work without a source that failed the last time, or went wrong in part, each with its last run."""
    over = Run.objects.filter(source=None, state__in=(Run.DONE, Run.FAILED))
    last = over.filter(kind=OuterRef("kind")).order_by("-ended").values("id")[:1]
    ill = over.filter(id=Subquery(last)).filter(Q(state=Run.FAILED) | ~Q(wrong=""))
    return list(ill.order_by("kind").values_list("kind", "id"))


def beat(worker: str, now: datetime) -> None:
    """Show that this worker lives, and with it the run that it holds."""
    if not Worker.objects.filter(id=worker).update(heartbeat=now):
        Worker.objects.create(id=worker, started=now, heartbeat=now)
    Run.objects.filter(worker=worker, state=Run.RUNNING).update(heartbeat=now)


def leave(worker: str) -> None:
    """This worker is gone, in good order."""
    Worker.objects.filter(id=worker).delete()


def last_beat() -> datetime | None:
    """When any worker last showed that it lives."""
    return Worker.objects.aggregate(last=Max("heartbeat"))["last"]


def at_work(now: datetime) -> bool:
    """Whether any worker is there."""
    beat = last_beat()
    return beat is not None and now - beat <= ALIVE


def prune(now: datetime, brief: tuple[str, ...]) -> int:
    """Delete runs that ended long ago (those of the kinds in ``brief`` sooner), the last of each source apart; how
    many."""
    last = Run.objects.filter(source__isnull=False).values("source").annotate(last=Max("id")).values("last")
    old = Q(ended__lt=now - KEPT) | Q(ended__lt=now - KEPT_BRIEFLY, kind__in=brief)
    Worker.objects.filter(heartbeat__lt=now - KEPT_BRIEFLY).delete()
    return Run.objects.filter(old).exclude(id__in=last).delete()[0]


def _held(number: int, worker: str) -> Any:
    return Run.objects.filter(id=number, worker=worker, state=Run.RUNNING)


def _asked(row: Run) -> Asked:
    return Asked(row.id, row.kind, row.source_id, row.attempt, row.asked_by)


def _source(row: Source) -> SourceView:
    return SourceView(
        id=row.id, name=row.name, kind=row.kind, address=row.address, kept=row.kept, employer=row.employer,
        state=row.state, every_hours=row.every_hours, daily_at=row.daily_at, due=row.due,
    )  # fmt: skip
