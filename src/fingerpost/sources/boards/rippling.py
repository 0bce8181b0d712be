"""Rippling: the vacancies of one employer's board, by its Job Board API, with a question more for each one's text.

Documented at https://developer.rippling.com/documentation/job-board-api. Real lists were read; the text's answer was never seen
live, its shape is that of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import board_name, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, every, grouped, joined, period, terms, words

API = "https://api.rippling.com/platform/api/ats/v1/board"


def board(parts: SplitResult) -> str | None:
    """The board of ats.rippling.com/acme/jobs, or of the API's own address."""
    path = steps(parts)
    if parts.hostname not in ("ats.rippling.com", "api.rippling.com"):
        return None
    return board_name(next(iter(path[path.index("board") + 1 :] if "board" in path else path), ""))


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, in one answer that gives a row for each of their places; those of one vacancy stand together."""
    yield from grouped(visit.listed(Ask(url=f"{API}/{visit.kept}/jobs")), "uuid")


def posting(places: Any, visit: Visit) -> Posting:
    """A vacancy, with its text asked for."""
    row = places[0]
    detail = visit.web.json(Ask(url=f"{API}/{visit.kept}/jobs/{visit.name(row, 'uuid')}"))
    found = list(map(words, every(detail, "workLocations"))) or [words(one, "workLocation", "label") for one in places]
    pay = at(detail, "payRangeDetails", 0)
    return Posting(
        title=words(row, "name"),
        employer=words(detail, "companyName"),
        location=next(iter(found), ""),
        text=f"{words(detail, 'description', 'role')}<br>{words(detail, 'description', 'company')}",
        url=words(row, "url"),
        posted=words(detail, "createdOn"),
        fields={
            "department": words(row, "department", "label"),
            "place": joined(found[1:]),
            "pay_low": words(pay, "rangeStart"),
            "pay_high": words(pay, "rangeEnd"),
            "pay_currency": words(pay, "currency"),
            "pay_period": period(words(pay, "frequency")),
            **terms(words(detail, "employmentType", "id") or words(detail, "employmentType", "label")),
        },
    )


RIPPLING = Board(name="rippling", label="Rippling", board=board, rows=rows, posting=posting, id=(0, "uuid"), most=5_000)
