"""Pinpoint: the vacancies of one careers site, by its public list of postings.

Its list is documented at https://developers.pinpointhq.com; read from an answer in its shape of 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, urljoin

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import below
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, period, terms, words, yes

PARTS = ("key_responsibilities", "skills_knowledge_expertise", "benefits")


def board(parts: SplitResult) -> str | None:
    """The site of acme.pinpointhq.com."""
    name = below(parts, "pinpointhq.com")
    return None if name in ("www", "app", "help", "developers") else name


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, in one answer."""
    yield from visit.since(Ask(url=f"https://{visit.kept}.pinpointhq.com/postings.json"), "data")


def posting(row: Any, visit: Visit) -> Posting:
    """A vacancy, whose text stands in titled parts; its pay only where the employer shows it."""
    pay = {
        "pay_low": words(row, "compensation_minimum"),
        "pay_high": words(row, "compensation_maximum"),
        "pay_currency": words(row, "compensation_currency"),
        "pay_period": period(words(row, "compensation_frequency")),
        "pay_text": words(row, "compensation"),
    }
    more = (f"<h3>{words(row, f'{name}_header')}</h3>{words(row, name)}" for name in PARTS if words(row, name))
    return Posting(
        title=words(row, "title"),
        location=words(row, "location", "name"),
        text=words(row, "description") + "".join(more),
        url=words(row, "url") or urljoin(f"https://{visit.kept}.pinpointhq.com/", words(row, "path")),
        fields={
            "department": words(row, "job", "department", "name") or words(row, "department", "name"),
            "mode": words(row, "workplace_type"),
            "closing": words(row, "deadline_at"),
            "requisition": words(row, "job", "requisition_id"),
            **(pay if yes(at(row, "compensation_visible")) else {}),
            **terms(words(row, "employment_type")),
        },
    )


PINPOINT = Board(name="pinpoint", label="Pinpoint", board=board, rows=rows, posting=posting)
