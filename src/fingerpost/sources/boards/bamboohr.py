"""BambooHR: the vacancies of one employer, by the list behind its careers page, with a question more for each one's text.

Real lists were read; the text's answer was never seen live: its shape is what those who read it publicly describe.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import below
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, joined, terms, words, yes

MODES = {"1": "remote", "2": "hybrid"}
"""Of ``locationType``; 0 stands with places of work of every kind, so it says nothing."""


def board(parts: SplitResult) -> str | None:
    """The employer of acme.bamboohr.com."""
    name = below(parts, "bamboohr.com")
    return None if name in ("www", "app", "api", "documentation", "help") else name


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, in one answer."""
    yield from visit.listed(Ask(url=f"https://{visit.kept}.bamboohr.com/careers/list"), "result")


def posting(row: Any, visit: Visit) -> Posting:
    """A vacancy, with its text asked for."""
    address = f"https://{visit.kept}.bamboohr.com/careers/{visit.name(row, 'id')}"
    detail = at(visit.web.json(Ask(url=f"{address}/detail")), "result", "jobOpening")
    place, other = at(row, "location"), at(row, "atsLocation")
    parts = [words(place, "city"), words(place, "state")]
    if not any(parts):
        parts = [words(other, "city"), words(other, "state") or words(other, "province"), words(other, "country")]
    return Posting(
        title=words(row, "jobOpeningName"),
        location=joined(parts, ", "),
        text=words(detail, "description"),
        url=words(detail, "jobOpeningShareUrl") or address,
        posted=words(detail, "datePosted"),
        fields={
            "department": words(row, "departmentLabel"),
            "country": words(detail, "location", "addressCountry") or words(other, "country"),
            "mode": MODES.get(words(row, "locationType"), "remote" if yes(at(row, "isRemote")) else ""),
            "experience": words(detail, "minimumExperience"),
            "pay_text": words(detail, "compensation"),
            **terms(words(row, "employmentStatusLabel")),
        },
    )


BAMBOOHR = Board(name="bamboohr", label="BambooHR", board=board, rows=rows, posting=posting, most=5_000)
