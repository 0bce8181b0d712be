"""The worker: a process that performs runs one after another, and a thread of it that shows it lives and looks at the
clock."""

from __future__ import annotations

import logging
import os
import signal
import sys
from datetime import datetime
from threading import Event, Thread
from time import sleep
from types import FrameType

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from fingerpost.store import runs
from fingerpost.work.clock import tick, tidy
from fingerpost.work.queue import BACKEND
from fingerpost.work.watch import Here, here

INTERVAL = 1.0
"""Seconds between two looks at an empty queue."""
BEAT, TICK, TIDY = 5.0, 15.0, 3600.0
"""Seconds between two signs of life, two looks at the clock, two tidyings."""

logger = logging.getLogger(__name__)


class QueueWorker(Worker):
    """The library's worker, which on SIGTERM or Ctrl+C leaves its run between two rows instead of finishing it."""

    def __init__(self, worker: Here, *, once: bool) -> None:
        self.here = worker
        super().__init__(
            queue_names=["*"], interval=INTERVAL, batch=once, backend_name=BACKEND, startup_delay=False, max_tasks=None,
            worker_id=worker.id, excluded_queue_names=[],
        )  # fmt: skip

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Leave: at once when idle, else as soon as the run has put down what it holds."""
        self.running = False
        self.here.leaving.set()
        if not self.running_task:
            sys.exit(0)


class Clock(Thread):
    """Beats and ticks beside the work, on a connection of its own, until it is told to stop.

    Where ``parent`` is given and that process has gone, it tells this one to leave.
    """

    def __init__(self, worker: Here, parent: int | None = None) -> None:
        super().__init__(name="clock", daemon=True)
        self._here, self._parent, self._over = worker, parent, Event()

    def run(self) -> None:
        """Beat and tick by turns."""
        asked: dict[str, datetime] = {}
        ticked = tidied = float("-inf")
        at = 0.0
        while not self._over.is_set():
            if self._parent is not None and os.getppid() != self._parent:
                os.kill(os.getpid(), signal.SIGTERM)
                break
            try:
                runs.beat(self._here.id, timezone.now())
                if at - ticked >= TICK:
                    ticked = at
                    tick(timezone.now(), asked)
                if at - tidied >= TIDY:
                    tidied = at
                    tidy(timezone.now())
            except DatabaseError as error:  # busy, or gone for a moment: the next beat will do
                logger.warning("The worker could not show that it lives (%s)", error)
                connection.close()
            self._over.wait(BEAT)
            at += BEAT
        connection.close()

    def stop(self) -> None:
        """Stop, and wait until it has."""
        self._over.set()
        self.join(timeout=2 * BEAT)


def work(*, once: bool = False, parent: int | None = None, worker: Here = here) -> None:
    """Work the queue until this process is told to leave; with ``once`` until what is due is done."""
    queue = QueueWorker(worker, once=once)
    queue.configure_signals()
    runs.beat(worker.id, timezone.now())
    if once:
        tick(timezone.now(), {})
    clock = Clock(worker, parent)
    clock.start()
    try:
        while queue.running:
            try:
                queue.run()
                break
            except DatabaseError as error:
                logger.warning("The worker could not reach its queue (%s); it tries again", error)
                connection.close()
                sleep(BEAT)
    finally:
        clock.stop()
        runs.leave(worker.id)
