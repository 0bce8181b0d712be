"""Workable: the vacancies of one employer's account, by the public listing that its own widget reads.

Documented at https://help.workable.com (account jobs, ``details=true``). Real lists of 2026 were read; one with descriptions
was never seen live, its shape is that of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import below, board_name, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, every, grouped, joined, terms, words, yes

API = "https://apply.workable.com/api/v1/widget/accounts"
OURS = {"apply", "www", "help", "jobs"}


def board(parts: SplitResult) -> str | None:
    """The account of apply.workable.com/acme, or of acme.workable.com."""
    name = below(parts, "workable.com")
    if name is None or name not in OURS:
        return name
    path = steps(parts)
    if "accounts" in path:
        path = path[path.index("accounts") + 1 :]
    account = next(iter(path), "")
    return board_name(account) if name in ("apply", "www") and account != "j" else None


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, in one answer that gives a row for each of their places; those of one vacancy stand together."""
    yield from grouped(visit.since(Ask(url=f"{API}/{visit.kept}", query={"details": "true"}), "jobs"), "shortcode")


def posting(places: Any, visit: Visit) -> Posting:
    """A vacancy, from its rows."""
    row = places[0]
    listed = every(row, "locations") if len(places) == 1 else places
    found = [joined((words(one, "city"), words(one, "state") or words(one, "region"), words(one, "country")), ", ")
             for one in listed or [row] if not yes(at(one, "hidden"))]  # fmt: skip
    return Posting(
        title=words(row, "title"),
        employer=words(visit.around, "name"),
        location=next(iter(found), ""),
        text=words(row, "description"),
        url=words(row, "url"),
        posted=words(row, "published_on") or words(row, "created_at"),
        fields={
            "department": words(row, "department"),
            "place": joined(found[1:]),
            "country": words(row, "country"),
            "mode": "remote" if yes(at(row, "telecommuting")) else "",
            "experience": words(row, "experience"),
            **terms(words(row, "employment_type")),
        },
    )


WORKABLE = Board(name="workable", label="Workable", board=board, rows=rows, posting=posting, id=(0, "shortcode"))
