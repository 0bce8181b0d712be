"""Teamtailor: the vacancies of one careers site, by its JSON Feed.

The feed is of https://www.jsonfeed.org/version/1.1/ with the schema.org posting of each item beside it. Real feeds of 2026
were read; one with its texts was never seen live, their names are those of the two standards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import below, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.shapes import SourceError
from fingerpost.sources.values import at, every, joined, period, terms, words

MOST_PAGES = 200


def board(parts: SplitResult) -> str | None:
    """The host of acme.teamtailor.com, or of the feed's address where the site has a domain of its own."""
    if below(parts, "teamtailor.com") in ("www", "app", "api", "docs", "support"):
        return None
    own = below(parts, "teamtailor.com") is None
    return parts.hostname if not own or (parts.path.endswith("/jobs.json") and len(steps(parts)) == 1) else None


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies; a long feed says where it goes on."""
    address = f"https://{visit.kept}/jobs.json"
    yield from visit.since(Ask(url=address), "items")
    for _ in range(MOST_PAGES):
        address = words(visit.around, "next_url")
        if not address or visit.unchanged:
            return
        visit.state = ""  # an unchanged first page would say nothing of this one
        ask = Ask(url=address)
        visit.around = visit.web.json(ask)
        yield from visit.rows_of(visit.around, ask, "items")
    raise SourceError(address, f"it goes on for more than {MOST_PAGES} pages", "Tell its owner")


def posting(row: Any, visit: Visit) -> Posting:
    """A vacancy."""
    stated = at(row, "_jobposting")
    places = [_place(at(item, "address")) for item in every(stated, "jobLocation")]
    pay = at(stated, "baseSalary")
    return Posting(
        title=words(row, "title"),
        employer=words(stated, "hiringOrganization", "name") or words(visit.around, "title"),
        location=next(iter(places), ""),
        text=words(row, "content_html") or words(row, "content_text") or words(stated, "description"),
        url=words(row, "url"),
        posted=words(row, "date_published"),
        fields={
            "place": joined(places[1:]),
            "country": words(stated, "jobLocation", 0, "address", "addressCountry"),
            "mode": "remote" if words(stated, "jobLocationType") == "TELECOMMUTE" else "",
            "closing": words(stated, "validThrough"),
            "language": words(row, "language") or words(visit.around, "language"),
            "pay_low": words(pay, "value", "minValue"),
            "pay_high": words(pay, "value", "maxValue"),
            "pay_currency": words(pay, "currency"),
            "pay_period": period(words(pay, "value", "unitText")),
            **terms(words(stated, "employmentType")),
        },
    )


def _place(address: Any) -> str:
    return joined((words(address, "addressLocality"), words(address, "addressCountry")), ", ")


TEAMTAILOR = Board(name="teamtailor", label="Teamtailor", board=board, rows=rows, posting=posting)
