"""Breezy: the vacancies of one employer's portal, by the list behind it.

Real lists were read; one with descriptions (``verbose=true``) was never seen live: its shape is what those who read it publicly
describe.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import below
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, every, joined, terms, words, yes


def board(parts: SplitResult) -> str | None:
    """The portal of acme.breezy.hr."""
    name = below(parts, "breezy.hr")
    return None if name in ("www", "app", "api", "developer", "help") else name


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, in one answer."""
    yield from visit.since(Ask(url=f"https://{visit.kept}.breezy.hr/json", query={"verbose": "true"}))


def posting(row: Any, _: Visit) -> Posting:
    """A vacancy."""
    place = at(row, "location")
    others = [words(item, "name") for item in every(row, "locations") if not yes(at(item, "primary"))]
    return Posting(
        title=words(row, "name"),
        employer=words(row, "company", "name"),
        location=words(place, "name") or joined((words(place, "city"), words(place, "country", "name")), ", "),
        text=words(row, "description"),
        url=words(row, "url"),
        posted=words(row, "published_date"),
        fields={
            "department": words(row, "department"),
            "place": joined(others),
            "country": words(place, "country", "id"),
            "mode": "remote" if yes(at(place, "is_remote")) else "",
            "experience": words(row, "experience", "name") or words(row, "experience"),
            "pay_text": words(row, "salary"),
            **terms(words(row, "type", "name")),
        },
    )


BREEZY = Board(name="breezy", label="Breezy", board=board, rows=rows, posting=posting)
