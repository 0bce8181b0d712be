"""Reads for figures of pay: each job with the words of its pay, and the words that stand around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from fingerpost.reading import Pay
from fingerpost.store.claims import unpack_value
from fingerpost.store.models import Advert, Job

MANY = 500
"""Identifiers to a query: SQLite takes 999 at most."""
AROUND = 90
"""Characters of the advert that are shown on each side of the words of its pay, at most."""


@dataclass(frozen=True, slots=True)
class Paid:
    """A job in the evidence of a figure: its pay, the ``phrase`` in which its advert says so, and the words before and
    after it. An editor's correction has no phrase."""

    id: str
    title: str
    employer: str
    place: str
    day: date
    pay: Pay
    before: str
    phrase: str
    after: str

    @property
    def path(self) -> str:
        """The job's address on the site."""
        return f"/jobs/{self.id}/"


def paid(job_ids: Collection[str]) -> Iterator[Paid]:
    """The jobs of these identifiers that say what they pay, in this order; two queries for every ``MANY`` of them."""
    ids = list(job_ids)
    for at in range(0, len(ids), MANY):
        some = ids[at : at + MANY]
        jobs = {row.id: (row, orjson.loads(row.facts)["facts"]) for row in Job.objects.filter(id__in=some)}
        said = {key: facts["pay"] for key, (_, facts) in jobs.items() if "pay" in facts}
        adverts = _adverts({fact[1] for fact in said.values() if len(fact) > 1})
        yield from (_paid(*jobs[key], adverts) for key in some if key in said)


def _adverts(ids: Collection[str]) -> dict[str, Advert]:
    rows = Advert.objects.filter(id__in=list(ids)).only("id", "title", "location", "employer", "fields", "text")
    return {row.id: row for row in rows}


def _paid(row: Job, facts: dict[str, Any], adverts: dict[str, Advert]) -> Paid:
    value, advert, where, start, end, words, _ = [*facts["pay"], *[""] * 7][:7]
    before, phrase, after = _around(adverts.get(advert), where, start, end, words)
    place = unpack_value(facts["place"][0]) if "place" in facts else row.location
    return Paid(
        row.id, row.title, row.employer or row.via, place, row.shown, unpack_value(value), before, phrase, after
    )


def _around(advert: Advert | None, where: str, start: int, end: int, words: str) -> tuple[str, str, str]:
    """The words before, the words themselves, and the words after; the words alone where the advert has others there."""
    if advert is None:
        return "", words, ""
    whole = orjson.loads(advert.fields).get(where[6:], "") if where.startswith("field:") else getattr(advert, where)
    if str(whole)[start:end] != words:
        return "", words, ""
    return _before(whole[:start]), words, _after(whole[end:])


def _before(text: str) -> str:
    """The end of a text, from the beginning of a word, on one line; it begins with dots where something is left out."""
    line = text[-AROUND:]
    if len(text) > AROUND:
        line = f"… {line.partition(' ')[2]}"
    return _flat(line)


def _after(text: str) -> str:
    """The beginning of a text, to the end of a word, in the same way."""
    line = text[:AROUND]
    if len(text) > AROUND:
        line = f"{line.rpartition(' ')[0]} …"
    return _flat(line)


def _flat(text: str) -> str:
    """A text on one line, with the space at its ends kept as one."""
    left, right = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{left}{' '.join(text.split())}{right}" if text.strip() else ""
