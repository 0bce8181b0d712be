"""Reed: a search of reed.co.uk by its Jobseeker API, with a question more for each advert's whole text.

Documented at https://www.reed.co.uk/developers/jobseeker; read from real answers of 2021. It needs a key, which Reed gives to
those who register: FINGERPOST_REED_KEY.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.shapes import SourceError
from fingerpost.sources.values import at, words, yes

API = "https://www.reed.co.uk/api/1.0"
PAGE = 100
KEY = "FINGERPOST_REED_KEY"
ASKED = frozenset(
    ("keywords", "locationName", "distanceFromLocation", "permanent", "contract", "temp", "partTime", "fullTime",
     "minimumSalary", "maximumSalary", "postedByRecruitmentAgency", "postedByDirectEmployer", "graduate", "employerId"),
)  # fmt: skip
"""What a search may ask for; anything else in an address is left out."""

_SEARCH = re.compile(r"(?P<keywords>[a-z0-9-]+?)-jobs(?:-in-(?P<place>[a-z0-9-]+))?$")


def board(parts: SplitResult) -> str | None:
    """What is searched for: by reed.co.uk/jobs/data-scientist-jobs-in-leeds, or by the API's own address."""
    if parts.hostname not in ("www.reed.co.uk", "reed.co.uk"):
        return None
    query, path = dict(parse_qsl(parts.query)), steps(parts)
    if path == ["jobs"] or path[:1] == ["api"]:
        query = {name: value for name, value in query.items() if name in ASKED}
    elif path[:1] == ["jobs"] and len(path) == 2 and (search := _SEARCH.match(path[1])):
        query = {"keywords": _words(search["keywords"]), "locationName": _words(search["place"] or "")}
    else:
        return None
    return urlencode(sorted((name, value) for name, value in query.items() if value)) or None


def rows(visit: Visit) -> Iterator[Any]:
    """What the search finds, a hundred to a page."""
    query = dict(parse_qsl(visit.kept))

    def ask(start: int) -> Ask:
        paging = {"resultsToTake": PAGE, "resultsToSkip": start}
        return Ask(url=f"{API}/search", query={**query, **paging}, key=_key())

    yield from visit.pages(ask, "results", total="totalResults")


def posting(row: Any, visit: Visit) -> Posting:
    """An advert, with its whole text asked for: the search gives its beginning."""
    detail = visit.web.json(Ask(url=f"{API}/jobs/{visit.name(row, 'jobId')}", key=_key()))
    both = yes(at(detail, "fullTime")) and yes(at(detail, "partTime"))
    hours = "full or part time" if both else "part time" if yes(at(detail, "partTime")) else "full time"
    return Posting(
        title=words(detail, "jobTitle"),
        employer=words(detail, "employerName"),
        location=words(detail, "locationName"),
        text=words(detail, "jobDescription"),
        url=words(detail, "jobUrl"),
        posted=words(detail, "datePosted") or words(row, "date"),
        fields={
            "contract": words(detail, "contractType"),
            "hours": hours if yes(at(detail, "fullTime")) or yes(at(detail, "partTime")) else "",
            "closing": words(detail, "expirationDate"),
            "pay_low": words(detail, "minimumSalary"),
            "pay_high": words(detail, "maximumSalary"),
            "pay_currency": words(detail, "currency"),
            "pay_period": words(detail, "salaryType"),
            "pay_text": words(detail, "salary"),
        },
    )


def _key() -> str:
    if key := os.environ.get(KEY, "").strip():
        return key
    raise SourceError("Reed", f"it needs a key, and {KEY} is not set", "Register at reed.co.uk/developers and set it")


def _words(step: str) -> str:
    return step.replace("-", " ")


REED = Board(
    name="reed", label="Reed", board=board, rows=rows, posting=posting, id=("jobId",), complete=False, most=2_000
)
