"""Greenhouse: the vacancies of one employer's board, by its Job Board API.

Documented at https://developers.greenhouse.io/job-board.html; read from real answers of 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import asked, below, board_name, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import every, joined, terms, words

API = "https://boards-api.greenhouse.io/v1/boards"


def board(parts: SplitResult) -> str | None:
    """The board of boards.greenhouse.io/acme, of its embedded form, or of the API's own address."""
    if not below(parts, "greenhouse.io"):
        return None
    path = steps(parts)
    if path[:2] == ["v1", "boards"]:
        path = path[2:]
    return board_name(asked(parts, "for") or next(iter(path), ""))


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, in one answer."""
    yield from visit.since(Ask(url=f"{API}/{visit.kept}/jobs", query={"content": "true"}), "jobs")


def posting(row: Any, _: Visit) -> Posting:
    """A vacancy; ``metadata`` are fields of the employer's own, of which two are common."""
    own = {words(item, "name").lower(): words(item, "value") for item in every(row, "metadata")}
    return Posting(
        title=words(row, "title"),
        employer=words(row, "company_name"),
        location=words(row, "location", "name"),
        text=words(row, "content"),
        url=words(row, "absolute_url"),
        posted=words(row, "first_published"),
        fields={
            "department": joined(words(item, "name") for item in every(row, "departments")),
            "place": joined(words(item, "location") or words(item, "name") for item in every(row, "offices")),
            "closing": words(row, "application_deadline"),
            "language": words(row, "language"),
            "requisition": words(row, "requisition_id"),
            "mode": own.get("workplace type") or own.get("work type") or "",
            **terms(own.get("employment type", "")),
        },
    )


GREENHOUSE = Board(name="greenhouse", label="Greenhouse", board=board, rows=rows, posting=posting)
