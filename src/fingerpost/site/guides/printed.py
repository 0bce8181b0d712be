"""A guide as PDF: its values as JSON to a Typst template that ships with us; no words become markup.

The same guides, publisher and day give the same bytes: the document bears the day of its figures and no other time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson
import typst

from fingerpost.errors import FingerpostError
from fingerpost.market import CONFIDENCE, FEWEST_EMPLOYERS, FEWEST_JOBS, METHOD, Distribution
from fingerpost.site.guides.named import Course, Grid, Group, Kind, Line, Named, Thin, Window
from fingerpost.site.guides.words import change_words, few_words, middle_words, sure_words, whole_words
from fingerpost.site.pay.words import amount, per
from fingerpost.site.wording import plural

PRINT = Path(str(files("fingerpost.site.guides").joinpath("print")))
LARGEST = 60
"""Disciplines of one document at most: what a site could mean by a guide ends well before."""
SHARES = ("p10", "p25", "p50", "p75", "p90")


class PrintError(FingerpostError):
    """A guide that could not be set as PDF."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose guide it is: on the cover and at the foot of each page."""

    name: str
    strapline: str
    disclaimer: str
    address: str


def as_pdf(guides: Sequence[Named], publisher: Publisher, today: date) -> bytes:
    """Some guides as one PDF. PrintError where there is none to print, or far too many."""
    if not 0 < len(guides) <= LARGEST:
        raise PrintError(f"{len(guides)} salary guides cannot be printed: from 1 to {LARGEST} can")
    data = orjson.dumps(_document(guides, publisher, today)).decode()
    try:
        made = typst.compile(
            PRINT / "guide.typ", root=PRINT, font_paths=[PRINT / "fonts"], ignore_system_fonts=True, sys_inputs={"data": data},
            timestamp=int(datetime.combine(today, time(), UTC).timestamp()),
        )  # fmt: skip
    except typst.TypstError as error:
        raise PrintError(f"the salary guide could not be set: {error}") from error
    return bytes(made)


def _document(guides: Sequence[Named], publisher: Publisher, today: date) -> dict[str, Any]:
    asked = guides[0].guide.salaries.question
    return {
        "publisher": asdict(publisher), "today": [today.year, today.month, today.day], "as_of": _day(today),
        "since": _day(asked.since), "window": asked.days, "method": METHOD, "fewest_jobs": FEWEST_JOBS,
        "fewest_employers": FEWEST_EMPLOYERS, "confidence": f"{CONFIDENCE:.0%}",
        "disciplines": [_discipline(each) for each in guides],
    }  # fmt: skip


def _discipline(named: Named) -> dict[str, Any]:
    discipline = named.guide.discipline
    return {
        "id": discipline.id,
        "name": discipline.name,
        "text": discipline.text,
        "kinds": [_kind(each) for each in named.kinds],
    }


def _kind(kind: Kind) -> dict[str, Any]:
    figure, period = kind.whole.figure, kind.period
    enough = isinstance(figure.pay, Distribution)
    return {
        "title": kind.title, "per": per(period), "enough": enough,
        "median": amount(figure.pay.p50, period) if enough else "",
        "said": [whole_words(figure), middle_words(figure), sure_words(figure), change_words(figure)] if enough else [few_words(figure)],
        "groups": [_group(each, period) for each in kind.groups if each.lines or each.thin or each.silent],
        "grids": [_grid(each) for each in kind.grids], "trend": _trend(kind.trend),
    }  # fmt: skip


def _group(group: Group, period: str) -> dict[str, Any]:
    return {
        "title": _small(group.title), "first": group.first, "chart": group.chart,
        "silent": list(group.silent), "without": list(group.without),
        "lines": [_line(each, period) for each in group.lines], "thin": [_thin(each, period) for each in group.thin],
    }  # fmt: skip


def _line(line: Line, period: str) -> dict[str, Any]:
    pay = line.figure.pay
    cells = [amount(getattr(pay, share), period) for share in SHARES] if isinstance(pay, Distribution) else []
    return {"name": line.name, "jobs": f"{pay.jobs:,}", "cells": cells}


def _thin(thin: Thin, period: str) -> str:
    """What is too thin, and what holds instead, as one paragraph."""
    names = ", ".join(f"{line.name} ({plural(line.figure.pay.jobs, 'job')})" for line in thin.lines)
    pay = thin.wider and thin.wider.figure.pay
    if not thin.wider or not isinstance(pay, Distribution):
        return f"{names}. No wider question holds either."
    return f"{names}. Nearest that holds: {thin.wider.name}: {amount(pay.p50, period)}."


def _grid(grid: Grid) -> dict[str, Any]:
    def cell(line: Line | None) -> list[str]:
        if line is None:
            return ["", ""]
        pay = line.figure.pay
        return [amount(pay.p50, line.figure.question.period) if isinstance(pay, Distribution) else "few", str(pay.jobs)]

    return {"title": _small(grid.title), "first": grid.first, "columns": list(grid.columns),
            "rows": [{"name": name, "cells": [cell(line) for line in cells]} for name, cells in grid.rows]}  # fmt: skip


def _trend(course: Course) -> dict[str, Any]:
    return {"title": _small(course.title), "chart": course.chart, "names": list(course.names),
            "rows": [{"name": name, "cells": [_window(one) for one in windows]} for name, windows in course.rows]}  # fmt: skip


def _window(window: Window) -> list[str]:
    pay, period = window.pay, window.period
    if not isinstance(pay, Distribution):
        return ["few", ""]
    return [amount(pay.p50, period), f"{amount(pay.median_low, period)} to {amount(pay.median_high, period)}"]


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
