"""Measure an import end to end: processor time of each part, memory, a second run, and what was merged.

    python score/make_adverts.py 100000 > FILE
    python tools/bench_import.py FILE [--workers 2] [--changed 0.01] [--database URL] [--home FOLDER]

FILE is JSON Lines of made adverts that say which they copy (``copy_of``). A database and an index are made for the run
and thrown away, or kept in ``--home``, a folder that is new.
Prints wall time, and processor time (user and system) per advert, which a busy machine does not
change: of this process, of the crew, of the index. The second run changes a share of the adverts, and is whole, so that
what is missing would close. Precision and recall are over pairs of adverts that are one job, against those that copy one
original.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from pathlib import Path

import orjson

DAY = date(2026, 11, 27)
SOURCE = "made"


def processor() -> tuple[float, float]:
    """Seconds of processor time: of this process, and of those that it started and that have ended."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime


@contextmanager
def measured(name: str, count: int) -> Iterator[None]:
    """Print what a part took, per advert."""
    (own, others), began = processor(), time.monotonic()
    yield
    now, wall = processor(), time.monotonic() - began
    here, crew = ((after - before) / count * 1e6 for after, before in zip(now, (own, others), strict=True))
    print(
        f"{name:<22}{wall:9.1f} s {count / wall:9,.0f} a second   processor time per advert: "
        f"{here:6.0f} µs here, {crew:6.0f} µs crew{memory()}",
        flush=True,
    )


def memory() -> str:
    """What this process holds now, without the files that are mapped into it (the database, the index), where the system
    tells."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.is_file() else []
    held = [int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon")]
    return f"   holds {held[0]:,.0f} MB" if held else ""


def changed(path: Path, share: float, to: Path) -> None:
    """The same adverts with a line added to every so many of them."""
    every = round(1 / share)
    with path.open("rb") as rows, to.open("wb") as out:
        for number, line in enumerate(rows):
            if number % every == 0:
                row = orjson.loads(line)
                row["text"] += f"\nNow with a budget for training of £{number % 900 + 100}."
                line = orjson.dumps(row) + b"\n"
            out.write(line)


def merged(path: Path) -> tuple[float, float]:
    """Precision and recall of what is one job, over pairs."""
    from fingerpost.sources.posting import advert_id
    from fingerpost.store import models

    job_of = dict(models.Advert.objects.values_list("id", "job_id").iterator())
    truth, jobs, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    with path.open("rb") as rows:
        for line in rows:
            row = orjson.loads(line)
            original, job = row["copy_of"] or row["id"], job_of[advert_id(SOURCE, row["id"])]
            truth[original] += 1
            jobs[job] += 1
            both[original, job] += 1
    right, taken, there = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, jobs, truth))
    return right / max(1, taken), right / max(1, there)


def main() -> int:
    """Run it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--changed", type=float, default=0.01)
    arguments.add_argument("--database")
    arguments.add_argument("--home", type=Path)
    options = arguments.parse_args()
    if options.home:
        options.home.mkdir(parents=True)
    with nullcontext(options.home) if options.home else tempfile.TemporaryDirectory(prefix="fingerpost-bench-") as home:
        os.environ |= {"FINGERPOST_HOME": str(home), "DJANGO_SETTINGS_MODULE": "fingerpost.settings"}
        if options.database:
            os.environ["DATABASE_URL"] = options.database
        run(options.file, options.workers, options.changed, Path(home))
    return 0


def run(path: Path, workers: int, share: float, home: Path) -> None:
    """Import, index, measure what was merged, import again."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from fingerpost.intake.flow import import_file
    from fingerpost.intake.index import drain
    from fingerpost.pack import load_pack

    call_command("migrate", verbosity=0)
    pack = load_pack(settings.PACK)
    count = sum(1 for _ in path.open("rb"))
    again = home / "again.jsonl"
    changed(path, share, again)
    for name, file, day in (("first run", path, DAY), ("second run", again, DAY + timedelta(days=1))):
        with measured(name, count):
            report = import_file(
                file, pack_name=settings.PACK, today=day, workers=workers, source=SOURCE, complete=True
            )
        print("  " + "\n  ".join(report.lines))
        with measured("  its index", count):
            drain(settings.INDEX, pack)
        if file is path:
            precision, recall = merged(path)
            print(f"  merged: precision {precision:.4f}, recall {recall:.4f}")
    for who, of in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "largest of the crew")):
        print(f"memory, {of}: {resource.getrusage(who).ru_maxrss / 1024:,.0f} MB")
    size = sum(one.stat().st_size for one in home.glob("fingerpost.sqlite3*"))
    print(f"database: {size / 1e6:,.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
