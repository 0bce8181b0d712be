"""SmartRecruiters: the vacancies of one company, by its Posting API, with a question more for each one's text.

Documented at https://developers.smartrecruiters.com/docs/posting-api. Real lists were read; the text's answer was never seen
live, its shape is that of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import below, board_name, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, joined, terms, words, yes

API = "https://api.smartrecruiters.com/v1/companies"
PAGE = 100
SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def board(parts: SplitResult) -> str | None:
    """The company of jobs.smartrecruiters.com/Acme or careers.smartrecruiters.com/Acme, or of the API's own address."""
    if below(parts, "smartrecruiters.com") not in ("jobs", "careers", "api"):
        return None
    path = steps(parts)
    return board_name(next(iter(path[2:] if path[:2] == ["v1", "companies"] else path), ""))


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, a hundred to a page."""

    def ask(start: int) -> Ask:
        return Ask(url=f"{API}/{visit.kept}/postings", query={"limit": PAGE, "offset": start})

    yield from visit.pages(ask, "content", total="totalFound")


def posting(row: Any, visit: Visit) -> Posting:
    """A vacancy, with its text asked for."""
    detail = visit.web.json(Ask(url=f"{API}/{visit.kept}/postings/{visit.name(row, 'id')}"))
    sections = at(detail, "jobAd", "sections")
    place, experience = at(row, "location"), words(row, "experienceLevel", "label")
    mode = "hybrid" if yes(at(place, "hybrid")) else "remote" if yes(at(place, "remote")) else ""
    return Posting(
        title=words(row, "name"),
        employer=words(row, "company", "name"),
        location=words(place, "fullLocation") or joined((words(place, "city"), words(place, "region")), ", "),
        text="".join(
            f"<h3>{words(sections, name, 'title')}</h3>{text}"
            for name in SECTIONS
            if (text := words(sections, name, "text"))
        ),
        url=words(detail, "postingUrl") or words(detail, "applyUrl"),
        posted=words(row, "releasedDate"),
        fields={
            "department": words(row, "department", "label"),
            "country": words(place, "country"),
            "mode": mode,
            "experience": "" if experience == "Not Applicable" else experience,
            "language": words(row, "language", "code"),
            "requisition": words(row, "refNumber"),
            **terms(words(row, "typeOfEmployment", "label")),
        },
    )


SMARTRECRUITERS = Board(
    name="smartrecruiters", label="SmartRecruiters", board=board, rows=rows, posting=posting, most=5_000
)
