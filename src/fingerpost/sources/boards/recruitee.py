"""Recruitee: the vacancies of one careers site, by its Careers Site API.

Documented at https://docs.recruitee.com/reference/intro-to-careers-site-api; read from real answers of 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import below, steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.values import at, every, joined, period, terms, words, yes


def board(parts: SplitResult) -> str | None:
    """The site of acme.recruitee.com, or the host of the API's address where the site has a domain of its own."""
    name = below(parts, "recruitee.com")
    if name in ("docs", "www", "app", "api"):
        return None
    return name or (parts.netloc.lower() if steps(parts)[:2] == ["api", "offers"] else None)


def rows(visit: Visit) -> Iterator[Any]:
    """All vacancies, in one answer."""
    host = visit.kept if "." in visit.kept else f"{visit.kept}.recruitee.com"
    yield from visit.since(Ask(url=f"https://{host}/api/offers/"), "offers")


def posting(row: Any, _: Visit) -> Posting:
    """A vacancy, whose text stands in two parts."""
    modes = {"hybrid": "hybrid", "remote": "remote", "on_site": "on site"}
    mode = [said for name, said in modes.items() if yes(at(row, name))]
    language = list(at(row, "translations") or {}) if isinstance(at(row, "translations"), dict) else []
    return Posting(
        title=words(row, "title"),
        employer=words(row, "company_name"),
        location=words(row, "location") or joined((words(row, "city"), words(row, "country")), ", "),
        text=f"{words(row, 'description')}<br>{words(row, 'requirements')}",
        url=words(row, "careers_url"),
        posted=words(row, "published_at") or words(row, "created_at"),
        fields={
            "department": words(row, "department"),
            "place": joined([words(item, "name") for item in every(row, "locations")][1:]),
            "country": words(row, "country_code") or words(row, "country"),
            "mode": mode[0] if len(mode) == 1 else "",
            "experience": words(row, "experience_code"),
            "closing": words(row, "close_at"),
            "language": language[0] if len(language) == 1 else "",
            "skills": joined(map(words, every(row, "tags"))),
            "pay_low": words(row, "salary", "min"),
            "pay_high": words(row, "salary", "max"),
            "pay_currency": words(row, "salary", "currency"),
            "pay_period": period(words(row, "salary", "period")),
            **terms(words(row, "employment_type_code")),
        },
    )


RECRUITEE = Board(name="recruitee", label="Recruitee", board=board, rows=rows, posting=posting)
