"""Measure what a skill's page asks of made columns: ``python tools/bench_skills.py [--jobs N] [--columns FILE]``.

The columns are those of ``bench_figures.py``, and FILE may be shared with it. Prints milliseconds of the processor for each part of
the page of a common, a usual and a rare skill, and for all of it as the first question of a process and as a later one; then for the
skills of a role and for what separates the rungs of the ladder.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench_figures import TODAY, over_made_columns, timed
from fingerpost.columns import Columns
from fingerpost.market import JobQuestion, PayQuestion
from fingerpost.market.demand import by_group, demand, demand_of, trend
from fingerpost.market.matched import SPAN, matched
from fingerpost.market.qualified import qualified
from fingerpost.market.rungs import separations
from fingerpost.market.together import together
from fingerpost.pack import Pack

YEAR = 364
QUARTERS = 8
RANKS = {"common": 0, "usual": 40, "rare": 900}
"""Places of the skills that are asked about, from the most frequent."""
Part = Callable[[Columns, str], object]


def parts(pack: Pack) -> dict[str, Part]:
    """What a skill's page asks, part by part."""
    question = JobQuestion(until=TODAY)
    year, day = (PayQuestion(currency="GBP", period=period, until=TODAY, days=SPAN) for period in ("year", "day"))
    roles = {role: (role,) for role in pack.roles if role != "other"}
    rungs = {rung.id: rung.levels for rung in pack.rungs}
    return {
        "demand": lambda columns, skill: demand_of(columns, question, skill),
        "by role": lambda columns, skill: by_group(columns, question, skill, "role", roles),
        "by rung": lambda columns, skill: by_group(columns, question, skill, "level", rungs),
        "trend": lambda columns, skill: trend(columns, question, skill, QUARTERS),
        "together": lambda columns, skill: together(columns, question, skill),
        "matched pay, salaries": lambda columns, skill: matched(columns, year, skill),
        "matched pay, day rates": lambda columns, skill: matched(columns, day, skill),
    }


def measure(path: Path, pack: Pack) -> None:
    """Print every part of a file of columns."""
    columns = Columns.open(path)
    print(f"{len(columns):,} jobs, {len(columns.listed.codes):,} skills asked for; milliseconds of the processor")
    asked = parts(pack)
    names = [*asked, "all of it, first of a process", "all of it, later"]
    print(f"{'':32}" + "".join(f"{name:>10}" for name in RANKS))
    took: dict[str, list[float]] = {name: [] for name in names}
    for rank in RANKS.values():
        skill = list(pack.skills)[rank]
        for kind, held in (("first of a process", Columns.open(path)), ("later", columns)):
            spent = {name: timed(partial(work, held, skill))[0] for name, work in asked.items()}
            took[f"all of it, {kind}"].append(sum(spent.values()))
        for name, seconds in spent.items():
            took[name].append(seconds)
    for name, seconds_of in took.items():
        print(f"{name:32}" + "".join(f"{seconds * 1000:10.0f}" for seconds in seconds_of))
    whole: dict[str, Callable[[], object]] = {
        "the skills of all jobs": lambda: demand(columns, JobQuestion(until=TODAY)),
        "the skills of one role": lambda: demand(
            columns, JobQuestion(until=TODAY, roles=("machine-learning-engineer",))
        ),
        "what separates the rungs": lambda: separations(
            columns, JobQuestion(until=TODAY, days=YEAR, roles=pack.ladder_roles), pack
        ),
        "degrees and years": lambda: qualified(columns, JobQuestion(until=TODAY, days=YEAR)),
    }
    for name, work in whole.items():
        print(f"{name:32}{timed(work)[0] * 1000:10.0f}")


if __name__ == "__main__":
    over_made_columns(measure)
