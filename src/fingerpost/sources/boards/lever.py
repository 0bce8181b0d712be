"""Lever: the vacancies of one employer's site, by its Postings API.

Documented at https://github.com/lever/postings-api; read from real answers of 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import board_name, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, every, joined, period, terms, words

HOSTS = {"jobs.lever.co": "", "api.lever.co": "", "jobs.eu.lever.co": "eu/", "api.eu.lever.co": "eu/"}


def board(parts: SplitResult) -> str | None:
    """The site of jobs.lever.co/acme; "eu/acme" where Lever keeps it in Europe."""
    region = HOSTS.get(parts.hostname or "")
    path = steps(parts)
    site = board_name(next(iter(path[2:] if path[:2] == ["v0", "postings"] else path), ""))
    return None if region is None or site is None else f"{region}{site}"


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, in one answer."""
    region, _, site = visit.kept.rpartition("/")
    host = f"api.{region}.lever.co" if region else "api.lever.co"
    yield from visit.since(Ask(url=f"https://{host}/v0/postings/{site}", query={"mode": "json"}))


def posting(row: Any, _: Visit) -> Posting:
    """A vacancy, whose text stands in parts."""
    lists = [f"<h3>{words(item, 'text')}</h3><ul>{words(item, 'content')}</ul>" for item in every(row, "lists")]
    pay = at(row, "salaryRange")
    location = words(row, "categories", "location")
    mode = words(row, "workplaceType")
    return Posting(
        title=words(row, "text"),
        location=location,
        text="<br>".join(
            [words(row, "description"), *lists, words(row, "salaryDescription"), words(row, "additional")]
        ),
        url=words(row, "hostedUrl"),
        posted=words(row, "createdAt"),
        fields={
            "department": joined([words(row, "categories", "department"), words(row, "categories", "team")]),
            "place": joined(
                place for place in map(words, every(row, "categories", "allLocations")) if place != location
            ),
            "country": words(row, "country"),
            "mode": "" if mode == "unspecified" else mode,
            "pay_low": words(pay, "min"),
            "pay_high": words(pay, "max"),
            "pay_currency": words(pay, "currency"),
            "pay_period": period(words(pay, "interval")),
            **terms(words(row, "categories", "commitment")),
        },
    )


LEVER = Board(name="lever", label="Lever", board=board, rows=rows, posting=posting)
