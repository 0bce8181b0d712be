"""Keeps a ``fingerpost work`` beside the process that serves: started, started again when it dies, stopped with it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from time import monotonic

SOON = 10.0
"""Seconds: a worker that dies sooner after its start than this is started again later each time."""
LONGEST = 60.0
"""Seconds at most until a worker is started again."""
PATIENCE = 20.0
"""Seconds for which a worker may put down what it holds, until it is ended."""

logger = logging.getLogger(__name__)


class Attendant:
    """Call ``keep`` every second or so; it returns at once."""

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command or [sys.executable, "-m", "fingerpost.cli", "work", "--under", str(os.getpid())]
        self._process: subprocess.Popen[bytes] | None = None
        self._begun, self._again, self._wait = 0.0, 0.0, 1.0
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """The number of the worker's process, if there is one."""
        return self._process.pid if self._process else None

    def keep(self) -> None:
        """See that the worker is there: start it, or start it again."""
        if self._stopping:
            return
        if self._process is not None and self._process.poll() is not None:
            died_soon = monotonic() - self._begun < SOON
            self._wait = min(LONGEST, self._wait * 2) if died_soon else 1.0
            self._again, self._process = monotonic() + self._wait, None
            logger.error("The worker of the queue has ended; it is started again in %.0f s", self._wait)
        if self._process is None and monotonic() >= self._again:
            self._begun, self._process = monotonic(), subprocess.Popen(self._command, stdin=subprocess.DEVNULL)

    def stop(self) -> None:
        """Tell the worker to leave, and start no other; ``wait`` sees that it does."""
        self._stopping = True
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def wait(self) -> None:
        """Wait until the worker has left; end it where it does not."""
        if self._process is None:
            return
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
