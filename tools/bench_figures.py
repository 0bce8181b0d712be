"""Measure figures and the salary guide over made columns: ``python tools/bench_figures.py [--jobs N] [--columns FILE]``.

The jobs are made of chance, with invented employers and every role, level and region of the pack; FILE keeps them for the
next run. Prints seconds of the processor for the first question of a process and for later ones, for each discipline's
guide and for every role x level x region at once, beside what one question a cell would take; and the peak of memory.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np

from fingerpost.columns import Columns, Row, write
from fingerpost.market import PERMANENT, Discipline, Grouped, PayQuestion, figure, guide
from fingerpost.pack import Pack, load_pack

Found = TypeVar("Found")
TODAY = date(2026, 11, 27)
YEARS = 3
LEVELS = ("", "", "", "intern", "junior", "mid", "senior", "senior", "lead", "head", "chief")
EACH = 9
"""Skills that a job asks for, on average."""


def made(jobs: int, pack: Pack) -> Iterator[Row]:
    """So many jobs of chance; a few of the pack's skills are asked for by many of them, and most by hardly any (Zipf)."""
    rng = np.random.default_rng(1)
    skills = list(pack.skills)
    often = 1 / np.arange(1, len(skills) + 1)
    asked = rng.choice(len(skills), 2 * EACH * jobs, p=often / often.sum()).astype(np.int16)
    roles, regions = list(pack.roles), sorted({place.region for place in pack.places.values()})
    whole = {name: rng.integers(0, top, jobs).tolist() for name, top in (
        ("role", len(roles)), ("region", len(regions)), ("level", len(LEVELS)), ("employer", 40_000), ("ago", 365 * YEARS),
        ("ir35", 3), ("kind", 10), ("skills", 2 * EACH), ("gap", 20),
    )}  # fmt: skip
    middle = np.exp(rng.normal(0, 0.3, jobs)).tolist()
    for number in range(jobs):
        at = {name: values[number] for name, values in whole.items()}
        day, unsaid = at["kind"] < 3, at["kind"] > 6
        first = 2 * EACH * number
        named = dict.fromkeys(asked[first : first + at["skills"]].tolist())
        low = round((550 if day else 60_000) * middle[number], 0 if day else -3)
        yield Row(
            id=f"made-{number}", shown=TODAY - timedelta(days=at["ago"]), role=roles[at["role"]], level=LEVELS[at["level"]],
            region=regions[at["region"]], employer=f"invented employer {at['employer']}", source="made",
            contract="contract" if day else "permanent", ir35=("", "inside", "outside")[at["ir35"]] if day else "",
            currency="" if unsaid else "GBP", period="" if unsaid else "day" if day else "year", basis="" if unsaid else "base",
            low=None if unsaid else low, high=None if unsaid else low * (1 + at["gap"] / 100), skills=tuple(skills[code] for code in named),
        )  # fmt: skip


def timed(work: Callable[[], Found]) -> tuple[float, Found]:
    """Seconds of the processor that some work takes, and what it gives."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def measure(path: Path, pack: Pack) -> None:
    """Print every figure of a file of columns."""
    asked = PayQuestion(
        currency="GBP", period="year", until=TODAY, roles=("machine-learning-engineer",), regions=("London",)
    )
    widest = PayQuestion(currency="GBP", period="year", until=TODAY)
    columns = Columns.open(path)
    print(f"{len(columns):,} jobs of {YEARS} years, {path.stat().st_size / 1e6:,.0f} MB")
    first, _ = timed(lambda: figure(Columns.open(path), widest))
    print(f"first figure of the process, of all jobs   {first * 1000:8.0f} ms")
    for name, question in (("all jobs", widest), ("one role in one region", asked)):
        again = min(timed(lambda question=question: figure(columns, question))[0] for _ in range(3))
        print(f"a later figure, {name:27}{again * 1000:8.0f} ms")
    total = 0.0
    for each in pack.salary_guides:
        took, found = timed(lambda each=each: guide(columns, Discipline(each.id, each.name, "", each.facts), TODAY))
        kinds = (found.salaries, found.rates, *found.by_ir35.values())
        cells = sum(
            1 + sum(map(len, (kind.roles, kind.levels, kind.regions, kind.role_levels, kind.role_regions)))
            for kind in kinds
        )
        print(f"guide: {each.name:36}{took:8.2f} s   {cells:,} figures")
        total += took
    print(f"the guide of every discipline              {total:8.2f} s")
    everything = widest.narrowed(contracts=PERMANENT)
    took, cells = timed(lambda: Grouped(columns, everything).by("roles", "levels", "regions"))
    print(f"every role x level x region                {took:8.2f} s   {len(cells):,} figures")
    some = list(cells.values())[:: max(1, len(cells) // 20)]
    each, alone = timed(lambda: [figure(columns, cell.question) for cell in some])
    if alone != some:
        raise SystemExit("a cell differs from the figure of its own question")
    print(
        f"the same, one question a cell              {each / len(some) * len(cells):8.0f} s   (of {len(some)} measured)"
    )
    print(
        f"peak memory                                {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB"
    )


def over_made_columns(measure: Callable[[Path, Pack], None]) -> None:
    """Measure over the columns that the command line names, made where there are none."""
    options = argparse.ArgumentParser(description="Measure over made columns.")
    options.add_argument("--jobs", type=int, default=1_000_000, help="how many jobs to make (default: %(default)s)")
    options.add_argument("--columns", type=Path, help="where the made columns are kept for the next run")
    asked = options.parse_args()
    pack = load_pack()
    with TemporaryDirectory() as folder:
        path = asked.columns or Path(folder, "columns.arrow")
        if not path.is_file():
            took, _ = timed(lambda: write(path, made(asked.jobs, pack)))
            print(f"made {asked.jobs:,} jobs in {took:.0f} s; memory below counts this too: run again with --columns to leave it out",
                  file=sys.stderr)  # fmt: skip
        measure(path, pack)


if __name__ == "__main__":
    over_made_columns(measure)
