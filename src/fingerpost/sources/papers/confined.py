"""A hostile paper read in a process of its own, with bounds on its time, memory and files.

    python -m fingerpost.sources.papers.confined pdf < PAPER > JSON

The process has no secrets: it is given the paper on its standard input and nothing of our environment. Whatever happens
to it, the import goes on.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict

import orjson

from fingerpost.sources.papers.paper import Paper, PaperError

SECONDS, MEMORY = 30, 1_500_000_000
"""What one paper may take: seconds on the clock and of the processor, bytes of addresses."""

_PASSED_ON = ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT", "VIRTUAL_ENV")


def read_confined(kind: str, data: bytes, seconds: float = SECONDS) -> Paper:
    """The paper of these bytes. Raises PaperError where it cannot be read within the bounds."""
    command = [sys.executable, "-m", "fingerpost.sources.papers.confined", kind]
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise PaperError(f"it was not read within {seconds:g} seconds", "Save it again, or paste its words") from None
    try:
        said = orjson.loads(done.stdout)
    except orjson.JSONDecodeError:
        raise PaperError("its reader broke down over it", "Save it again, or paste its words") from None
    if "fault" in said:
        raise PaperError(said["fault"])
    return Paper(said["text"], said["heading"], said["title"])


def _bounded() -> None:
    """Put the bounds on this process, where the system knows them."""
    try:
        import resource
    except ImportError:  # Windows: the clock alone bounds it
        return
    for bound, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(bound)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(bound, (least, hard))


def _reader(kind: str) -> Callable[[bytes], Paper]:
    if kind == "pdf":
        from fingerpost.sources.papers.pdf import read_pdf

        return read_pdf
    from fingerpost.sources.papers.docx import read_docx

    return read_docx


def main() -> None:
    """Read the paper on standard input, and say on standard output what it gave."""
    _bounded()
    try:
        said = asdict(_reader(sys.argv[1])(sys.stdin.buffer.read()))
    except PaperError as error:
        said = {"fault": error.fault}
    except (MemoryError, RecursionError):
        said = {"fault": "it takes more memory than an advert may"}
    sys.stdout.buffer.write(orjson.dumps(said, default=str))


if __name__ == "__main__":
    main()
