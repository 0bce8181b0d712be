"""A saved search, and which of the new jobs it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import parse_qs

from fingerpost.pack import Pack
from fingerpost.search import Index, Question
from fingerpost.search.question import SIZE_LIMIT
from fingerpost.store import alerts

NEW = timedelta(days=30)
"""How long a job counts as new to an alert that has not been told of it: longer than a pause of the program, a holiday
of the reader, or the time that a mended advert takes to match."""


def standing(question: Question) -> Question:
    """A question as one asks it again and again: of open jobs, with no page, order or number of days."""
    return replace(question, sort="fit", page=1, size=20, posted_within=None, include_closed=False, ignored=())


def question_of(saved: str, pack: Pack) -> Question:
    """The question that was saved as the query of an address; what the pack no longer knows is left out of it."""
    return standing(Question.from_query(parse_qs(saved), pack))


class NewJobs:
    """The new jobs that searches find: each search is asked once for all the alerts that share it."""

    def __init__(self, index: Index, pack: Pack, today: date) -> None:
        self.index, self.pack, self.today = index, pack, today
        self._found = lru_cache(maxsize=10_000)(self._find)
        self._fresh = lru_cache(maxsize=64)(alerts.fresh)

    def of(self, alert: alerts.Wanted) -> list[str]:
        """The open jobs that an alert's search finds and that it was not told of, under any name that they ever bore."""
        jobs, names = self._found(alert.question, max(alert.since, self.today - NEW))
        if not jobs:
            return []
        told = alerts.told(alert.id, [*jobs, *names])
        known = told | {now for old, now in names.items() if old in told}
        return [job for job in jobs if job not in known]

    def _find(self, saved: str, since: date) -> tuple[Sequence[str], dict[str, str]]:
        fresh = self._fresh(since)
        if not fresh:
            return (), {}
        question = replace(question_of(saved, self.pack), size=SIZE_LIMIT)
        found: list[str] = []
        total, page = 1, 0
        while len(found) < total and page * SIZE_LIMIT < total:
            page += 1
            total, hits = self.index.find(replace(question, page=page), self.today, among=fresh)
            found += [hit.job_id for hit in hits]
        return found, alerts.earlier_names(found)
