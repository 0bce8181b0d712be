"""Adzuna: a search of one of its countries by its Job Search API, which gives the beginning of each advert.

Documented at https://developer.adzuna.com/docs/search; no answer was seen live. It needs an identifier and a key, which Adzuna
gives to those who register: FINGERPOST_ADZUNA_ID and FINGERPOST_ADZUNA_KEY.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode

from fingerpost.sources.fetched import Board, Visit
from fingerpost.sources.http import Ask
from fingerpost.sources.naming import steps
from fingerpost.sources.posting import Posting
from fingerpost.sources.shapes import SourceError
from fingerpost.sources.values import every, words

API = "https://api.adzuna.com/v1/api/jobs"
PAGE = 50
ID, KEY = "FINGERPOST_ADZUNA_ID", "FINGERPOST_ADZUNA_KEY"
COUNTRIES = {
    "adzuna.co.uk": "gb",
    "adzuna.com": "us",
    "adzuna.de": "de",
    "adzuna.fr": "fr",
    "adzuna.nl": "nl",
    "adzuna.ie": "ie",
}
ASKED = frozenset(
    ("what", "what_and", "what_phrase", "what_or", "what_exclude", "title_only", "where", "distance", "max_days_old",
     "category", "salary_min", "salary_max", "full_time", "part_time", "contract", "permanent", "company"),
)  # fmt: skip
SITE = {"q": "what", "w": "where"}
"""What the site's own addresses call otherwise than the API."""

CURRENCIES = {"gb": "GBP", "us": "USD", "de": "EUR", "fr": "EUR", "nl": "EUR", "ie": "EUR"}


def board(parts: SplitResult) -> str | None:
    """Country and what is searched for: by adzuna.co.uk/jobs/search?q=data, or by the API's own address."""
    query, path = dict(parse_qsl(parts.query)), steps(parts)
    country = COUNTRIES.get((parts.hostname or "").removeprefix("www."), "")
    if parts.hostname == "api.adzuna.com" and path[:3] == ["v1", "api", "jobs"] and len(path) > 3:
        country = path[3] if path[3] in CURRENCIES else ""
    asked = {SITE.get(name, name): value for name, value in query.items()}
    kept = urlencode(sorted((name, value) for name, value in asked.items() if name in ASKED and value))
    return f"{country}?{kept}" if country and kept else None


def rows(visit: Visit) -> Iterator[Any]:
    """What the search finds, the newest first, fifty to a page."""
    country, _, query = visit.kept.partition("?")

    def ask(start: int) -> Ask:
        asked: dict[str, str | int] = {**dict(parse_qsl(query)), "results_per_page": PAGE, "sort_by": "date"}
        return Ask(url=f"{API}/{country}/search/{start // PAGE + 1}", query=asked, secret=_keys())

    yield from visit.pages(ask, "results", total="count")


def posting(row: Any, visit: Visit) -> Posting:
    """An advert; its pay is often the board's own guess, and says so."""
    country = visit.kept.partition("?")[0]
    paid = words(row, "salary_min") or words(row, "salary_max")
    return Posting(
        title=words(row, "title"),
        employer=words(row, "company", "display_name"),
        location=words(row, "location", "display_name"),
        text=words(row, "description"),
        url=words(row, "redirect_url"),
        posted=words(row, "created"),
        fields={
            "contract": words(row, "contract_type"),
            "hours": words(row, "contract_time"),
            "country": words(every(row, "location", "area")[:1]),
            "pay_low": words(row, "salary_min"),
            "pay_high": words(row, "salary_max"),
            # The documents say so of every country: in its currency, and annual.
            "pay_currency": CURRENCIES.get(country, "") if paid else "",
            "pay_period": "year" if paid else "",
            "pay_estimated": {"1": "yes", "0": "no"}.get(words(row, "salary_is_predicted"), "") if paid else "",
        },
    )


def _keys() -> dict[str, str]:
    keys = {"app_id": os.environ.get(ID, "").strip(), "app_key": os.environ.get(KEY, "").strip()}
    if all(keys.values()):
        return keys
    fault = f"it needs an identifier and a key, and {ID} or {KEY} is not set"
    raise SourceError("Adzuna", fault, "Register at developer.adzuna.com and set both")


ADZUNA = Board(name="adzuna", label="Adzuna", board=board, rows=rows, posting=posting, complete=False, most=2_000)
