"""A file of pay from outside the adverts, read whole or not at all: every fault is named with its place, and what would mend it."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.intake.outside_rows import SHARES, Table, Taken, Wanted
from fingerpost.market.outside import OFFICIAL, PLACED, SELF_REPORTED, Cell, Person
from fingerpost.pack import Pack
from fingerpost.sources.shapes import SourceError
from fingerpost.sources.tables import whole_table

USES = {
    "title": ("title", "job_title", "role"),
    "pay": ("pay", "salary"),
    "currency": ("currency", "salary_currency"),
    "period": ("period", "pay_period"),
    "level": ("level", "experience_level"),
    "year": ("year", "work_year"),
    "employer": ("employer", "company"),
    "consent": ("consent", "consented"),
    "soc": ("soc", "soc2020"),
    "median": ("median", "median_gbp_year"),
    "mean": ("mean", "mean_gbp_year"),
    "cv": ("cv", "median_cv_pct"),
    "people": ("people", "jobs"),
    **{share: (share,) for share in SHARES},
}
"""What a column may be of use for, and the names by which it is known without being told."""
NEEDED = {SELF_REPORTED: ("title", "pay"), PLACED: ("title", "pay"), OFFICIAL: ("soc", "median")}
SUCH_AS = {"currency": "GBP", "period": "year"}
AT_MOST = 500_000
"""Rows of a file: so many fit the memory of a small machine."""


def read_outside(path: str, wanted: Wanted, pack: Pack) -> Taken:
    """Read a file of one class. SourceError at the first fault, naming row, column and remedy."""
    with whole_table(path) as (names, rows):
        columns = _columns(path, names, wanted)
        table = Table(path, columns, wanted, pack)
        take = table.occupation if wanted.kind == OFFICIAL else table.person
        found: list[Cell | Person] = []
        for number, values in rows:
            if number > AT_MOST:
                raise SourceError(path, f"more than {AT_MOST:,} rows", "Give fewer: every row is held in memory")
            if (one := take(number, values)) is not None:
                found.append(one)
    return table.taken(found, [name for name in names if name not in columns.values()])


def _columns(path: str, names: Sequence[str], wanted: Wanted) -> dict[str, str]:
    """Which column is of which use. A use that is needed and has none is a fault."""
    if not any(names):
        raise SourceError(path, "it is empty", "Give a CSV whose first line names its columns")
    for use, column in wanted.mapping.items():
        if use not in USES:
            raise SourceError(f"--map {use}={column}", "there is no such use", f"It is one of {', '.join(USES)}")
        if column not in names:
            raise SourceError(f"--map {use}={column}", f"{path} has no such column", f"It has {', '.join(names)}")
    known = {use: next((name for name in known if name in names), "") for use, known in USES.items()}
    columns = {use: column for use, column in (known | dict(wanted.mapping)).items() if column}
    for use in NEEDED[wanted.kind]:
        if use not in columns:
            fault = f"no column of {use} (known as {', '.join(USES[use])})"
            raise SourceError(path, fault, f"It has {', '.join(names)}: name one with --map {use}=COLUMN")
    for use, example in SUCH_AS.items():
        if use not in columns and not getattr(wanted, use):
            raise SourceError(path, f"no column says the {use} of its pay", f"Say it, as in --{use} {example}")
    if wanted.kind == PLACED and "consent" not in columns and not wanted.consent:
        remedy = 'Give a column "consent" of yes and no, or --consent "what they agreed to"'
        raise SourceError(path, "nothing says that the people placed agreed", remedy)
    return columns
