"""A guide as lines of CSV: a line for each cell and for each window of its trend, the same bytes for the same guide."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.conf import settings

from fingerpost.market import Distribution, Figure, Guide, PayQuestion, Table, TooFew
from fingerpost.site.guides.named import STATUSES
from fingerpost.site.pay.address import address
from fingerpost.site.pay.table import MARK, plain

COLUMNS = (
    "discipline", "pay", "ir35", "part", "role", "level", "region", "from", "to", "jobs", "jobs in the figure", "employers",
    "P10", "P25", "median", "P75", "P90", "median at least", "median at most", "a year before", "beyond chance", "jobs missing",
    "employers missing", "method", "address",
)  # fmt: skip
KINDS = {"year": "salary a year", "day": "day rate"}
UNSAID = {"levels": "not said", "ir35": "not stated"}
"""Words for a cell of jobs that say nothing of it."""


def as_csv(guides: Iterable[Guide]) -> bytes:
    """Every figure of some guides, in one order, safe to open in a spreadsheet."""
    file = StringIO(newline="")
    write = csv.writer(file, lineterminator="\r\n").writerow
    write(COLUMNS)
    for guide in guides:
        for line in _lines(guide):
            write(line)
    return (MARK + file.getvalue()).encode()


def _lines(guide: Guide) -> Iterator[tuple[object, ...]]:
    tables = [guide.salaries, guide.rates, *(guide.by_ir35[status] for status, _ in STATUSES)]
    for number, table in enumerate(tables):
        for part, figure in _figures(table):
            yield _line(guide, part, figure.question, figure.pay, figure)
        if number < 2:  # the trend of day rates holds that of each status
            points = [*table.trend.whole, *(point for _, part in sorted(table.trend.parts.items()) for point in part)]
            for point in points:
                yield _line(guide, "trend", point.question, point.pay)


def _figures(table: Table) -> Iterator[tuple[str, Figure]]:
    yield "whole", table.whole
    groups = {
        "role": table.roles, "level": table.levels, "region": table.regions, "role and level": table.role_levels,
        "role and region": table.role_regions,
    }  # fmt: skip
    for part, group in groups.items():
        yield from ((part, group[key]) for key in sorted(group))


def _line(
    guide: Guide, part: str, asked: PayQuestion, pay: Distribution | TooFew, figure: Figure | None = None
) -> tuple[object, ...]:
    few = (pay.more_jobs, pay.more_employers) if isinstance(pay, TooFew) else (0, 0)
    amounts = (
        [round(each, 2) for each in (pay.p10, pay.p25, pay.p50, pay.p75, pay.p90, pay.median_low, pay.median_high)]
        if isinstance(pay, Distribution)
        else [""] * 7
    )
    change = ("", "")
    if figure and figure.change.difference is not None and isinstance(figure.change.before, Distribution):
        change = (round(figure.change.before.p50, 2), "yes" if figure.change.beyond_noise else "no")
    role = "" if part in ("whole", "level", "region", "trend") else asked.roles[0]
    return (
        plain(guide.discipline.name), KINDS[asked.period], _said(asked, "ir35"), part, role, _said(asked, "levels"),
        plain(asked.regions[0] if asked.regions else ""), asked.since.isoformat(), asked.until.isoformat(),
        figure.counted.jobs if figure else "", pay.jobs, pay.employers, *amounts, *change, *few, guide.method,
        settings.ADDRESS + address(asked),
    )  # fmt: skip


def _said(asked: PayQuestion, field: str) -> str:
    words: tuple[str, ...] = getattr(asked, field)
    return words[0] or UNSAID[field] if words else ""
