"""Ask for a run, and perform it: claimed by one worker, watched, ended in words, tried again where that is of use."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import OperationalError, transaction
from django.utils import timezone
from django_tasks import task

from fingerpost.errors import FingerpostError
from fingerpost.store import runs
from fingerpost.store.models import Run
from fingerpost.work.jobs import IMPORT, JOBS, NOTHING, Outcome
from fingerpost.work.watch import Cancelled, Here, Leaving, Stopped, Taken, Watch, here

BACKEND = "runs"
"""The backend of our tasks in the settings; Wagtail's own small ones have the default, which does them at once."""
MOST = 3
"""Attempts at a run whose fault may pass."""
WAITS = (timedelta(minutes=5), timedelta(minutes=30))
"""How long until the second attempt, and the third."""

logger = logging.getLogger(__name__)


@task(backend=BACKEND)
def work_on(number: int) -> None:
    """Perform the run of this number, if it still waits."""
    perform(number)


def ask(
    kind: str,
    *,
    source: int | None = None,
    by: str = "",
    now: datetime | None = None,
    due: datetime | None = None,
    attempt: int = 1,
    slot: str | None = None,
) -> int | None:
    """Ask for a run and put it into the queue: its number, or None where one of the same is live already.

    A person's asking (``by``) brings one that waits for its time forward.
    """
    now = now or timezone.now()
    with transaction.atomic():
        number = runs.ask(kind, now=now, source=source, by=by, due=due, attempt=attempt, slot=slot)
        if number is None and by:
            number = runs.bring_forward(now, kind=kind, source=source)
        if number is not None:
            hand_over(number, due)
    return number


def ask_for_import(source: int, *, by: str = "", now: datetime | None = None) -> int | None:
    """Ask for a run of a source."""
    return ask(IMPORT, source=source, by=by, now=now)


def hand_over(number: int, due: datetime | None = None) -> None:
    """Put a run into the queue of tasks. Twice does no harm: it is claimed once."""
    (work_on.using(run_after=due) if due else work_on).enqueue(number)


def perform(number: int, *, worker: Here = here, now: Callable[[], datetime] = timezone.now) -> None:
    """Do a waiting run and keep how it ended; one that another worker has, or that was cancelled, is passed over."""
    run = runs.claim(number, worker.id, now())
    if run is None:
        return
    watch = Watch(run.id, worker, now)
    try:
        outcome = JOBS[run.kind].do(run, watch)
    except Stopped as stop:
        _stopped(run, stop, watch, worker, now())
    except FingerpostError as error:
        _failed(run, str(error), watch, worker, now(), again=not getattr(error, "permanent", True))
    except OperationalError as error:
        logger.exception("Run %s lost the database", run.id)
        _failed(run, f"The database could not be used ({error}).", watch, worker, now(), again=True)
    except Exception as error:
        logger.exception("Run %s failed", run.id)
        fault = f"A fault of Fingerpost’s own ({type(error).__name__}: {error}). The worker’s log has the details; report them."
        _failed(run, fault, watch, worker, now(), again=False)
    else:
        if outcome is NOTHING and JOBS[run.kind].brief and not run.by:
            runs.forget(run.id, worker.id)
        else:
            _done(run, outcome, worker, now())


def retry_lost(now: datetime) -> int:
    """Mark the runs whose worker died, and ask anew for those that may be tried again; how many were marked."""
    lost = runs.take_lost(now)
    for run in lost:
        if run.attempt < MOST and JOBS[run.kind].again:
            ask(run.kind, source=run.source, by=run.by, now=now, attempt=run.attempt + 1)
    return len(lost)


def _done(run: runs.Asked, outcome: Outcome, worker: Here, now: datetime) -> None:
    runs.finish(run.id, worker.id, now, state=Run.DONE, wrong=outcome.wrong, told=outcome.told, counts=outcome.counts)


def _stopped(run: runs.Asked, stop: Stopped, watch: Watch, worker: Here, now: datetime) -> None:
    if isinstance(stop, Cancelled):
        wrong = "Cancelled. What was finished by then is kept."
        runs.finish(run.id, worker.id, now, state=Run.CANCELLED, wrong=wrong, counts=watch.counts)
    elif isinstance(stop, Leaving) and runs.give_back(run.id, worker.id, now):
        hand_over(run.id)
    elif isinstance(stop, Taken):
        logger.warning("Run %s was taken for dead while this worker was at it; stopped", run.id)


def _failed(run: runs.Asked, wrong: str, watch: Watch, worker: Here, now: datetime, *, again: bool) -> None:
    again = again and run.attempt < MOST and JOBS[run.kind].again
    if again:
        wait = WAITS[run.attempt - 1]
        wrong += f" It is tried again in {wait.seconds // 60} minutes."
    held = runs.finish(run.id, worker.id, now, state=Run.FAILED, wrong=wrong, counts=watch.counts)
    if again and held:
        ask(run.kind, source=run.source, now=now, due=now + wait, attempt=run.attempt + 1)
