"""Ashby: the vacancies of one employer's board, by its public job posting API.

Documented at https://developers.ashbyhq.com/docs/public-job-posting-api; read from real answers of 2025 and 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import board_name, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, every, joined, period, terms, words, yes

API = "https://api.ashbyhq.com/posting-api/job-board"


def board(parts: SplitResult) -> str | None:
    """The board of jobs.ashbyhq.com/Acme, or of the API's own address."""
    if parts.hostname not in ("jobs.ashbyhq.com", "api.ashbyhq.com"):
        return None
    path = steps(parts)
    return board_name(next(iter(path[2:] if path[:2] == ["posting-api", "job-board"] else path), ""))


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies that the employer lists, in one answer."""
    found = visit.since(Ask(url=f"{API}/{visit.kept}", query={"includeCompensation": "true"}), "jobs")
    yield from (row for row in found if at(row, "isListed") is not False)


def posting(row: Any, _: Visit) -> Posting:
    """A vacancy, with its pay where the employer wants it shown."""
    location, town = words(row, "location"), words(row, "address", "postalAddress", "addressLocality")
    places = [town, *(words(item, "location") for item in every(row, "secondaryLocations"))]
    return Posting(
        title=words(row, "title"),
        location=location,
        text=words(row, "descriptionHtml") or words(row, "descriptionPlain"),
        url=words(row, "jobUrl"),
        posted=words(row, "publishedAt"),
        fields={
            "department": joined([words(row, "department"), words(row, "team")]),
            "place": joined(place for place in places if place not in location),
            "country": words(row, "address", "postalAddress", "addressCountry"),
            "mode": words(row, "workplaceType") or ("remote" if yes(at(row, "isRemote")) else ""),
            **(_pay(row) if at(row, "shouldDisplayCompensationOnJobPostings") is not False else {}),
            **terms(words(row, "employmentType")),
        },
    )


def _pay(row: Any) -> dict[str, str]:
    """The salary; where an employer states several (for places, or levels), only its words for all of them."""
    stated = [
        part
        for tier in every(row, "compensation", "compensationTiers")
        for part in every(tier, "components")
        if words(part, "compensationType") == "Salary"
    ]
    said = {"pay_text": words(row, "compensation", "compensationTierSummary")}
    if len(stated) != 1:
        return said
    [pay] = stated
    return said | {
        "pay_low": words(pay, "minValue"),
        "pay_high": words(pay, "maxValue"),
        "pay_currency": words(pay, "currencyCode"),
        "pay_period": period(words(pay, "interval")),
    }


ASHBY = Board(name="ashby", label="Ashby", board=board, rows=rows, posting=posting)
