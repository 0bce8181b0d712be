"""Workday: the vacancies of one careers site, by what its own pages ask, with a question more for each one's text.

Real lists of 2026 were read; the text's answer was never seen live: its shape is what those who read it publicly describe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import below, board_name, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.shapes import SourceError
from fingerpost.sources.values import at, every, joined, terms, words

PAGE = 20
"""More to a page is refused."""

_AGO = re.compile(r"(?:(today)|(yesterday)|(\d+) days? ago)$", re.IGNORECASE)
_PATH = re.compile(r"/[^?#\s]+$")


def board(parts: SplitResult) -> str | None:
    """Host, tenant and site: of acme.wd3.myworkdayjobs.com/en-GB/Careers, or wd3.myworkdaysite.com/recruiting/acme/Careers."""
    tenant, path = below(parts, "myworkdayjobs.com"), steps(parts)
    if path[:2] == ["wday", "cxs"]:
        path = path[2:]
    elif below(parts, "myworkdaysite.com") and path[:1] == ["recruiting"]:
        path = path[1:]
    elif tenant:
        path = [tenant.partition(".")[0], *path]
    else:
        return None
    names = list(map(board_name, path[:2]))
    return f"{parts.hostname}/{names[0]}/{names[1]}" if len(names) == 2 and all(names) else None


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, twenty to a page; the first page alone says how many there are."""

    def ask(start: int) -> Ask:
        question = {"appliedFacets": {}, "limit": PAGE, "offset": start, "searchText": ""}
        return Ask(url=f"{_api(visit)}/jobs", post=question)

    for row in visit.pages(ask, "jobPostings", total="total"):
        path = words(row, "externalPath")
        # A path begins with the place and ends in the title, which may change, and the requisition, which does not.
        yield {"id": path.rpartition("_")[2], "path": path, "row": row}


def posting(listed: Any, visit: Visit) -> Posting:
    """A vacancy, with its text asked for: the list has neither all places nor a day."""
    path, row = listed["path"], listed["row"]
    if not _PATH.match(path):
        raise SourceError(f"{_api(visit)}{path}"[:200], "the list gives no path to it", "Tell its owner")
    answer = visit.web.json(Ask(url=f"{_api(visit)}{path}"))
    detail = at(answer, "jobPostingInfo")
    places = words(row, "locationsText")
    return Posting(
        title=words(detail, "title") or words(row, "title"),
        employer=words(answer, "hiringOrganization", "name"),
        location=words(detail, "location") or ("" if re.match(r"\d+ Locations", places) else places),
        text=words(detail, "jobDescription"),
        url=words(detail, "externalUrl"),
        posted=_posted(words(row, "postedOn"), visit.today) or words(detail, "startDate"),
        fields={
            "place": joined(map(words, every(detail, "additionalLocations"))),
            "country": words(detail, "country", "descriptor"),
            "mode": words(detail, "remoteType") or words(row, "remoteType"),
            "closing": words(detail, "endDate"),
            "requisition": words(detail, "jobReqId") or words(row, "bulletFields", 0),
            **terms(words(detail, "timeType")),
        },
    )


def _api(visit: Visit) -> str:
    host, _, site = visit.kept.partition("/")
    return f"https://{host}/wday/cxs/{site}"


def _posted(text: str, today: date) -> date | None:
    """The day of "Posted 3 Days Ago"; of "30+ Days Ago" nobody knows."""
    found = _AGO.search(text)
    if not found:
        return None
    return today - timedelta(days=0 if found[1] else 1 if found[2] else min(int(found[3]), 10_000))


WORKDAY = Board(name="workday", label="Workday", board=board, rows=rows, posting=posting, most=5_000)
