"""A job as the search index holds it: plain values, made by intake from a settled job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_LEGAL = {"ltd", "limited", "plc", "llp", "inc", "llc", "gmbh", "co", "company", "and"}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One job. None (or an empty string) means that no advert of the job says it.

    ``place_id`` is an id of the pack's places, ``region`` a region or nation as the pack names it, ``role``, ``skills`` (asked
    for) and ``skills_named`` (written, and not asked for) are ids of the pack, ``level`` and ``rung`` the ladder's. ``pay_low``
    and ``pay_high`` are amounts in ``currency`` for each ``period``, as said: "up to" has no low, "from" no high. ``pay_basis``
    is "ote" where only on-target earnings are stated, "with-vat" where VAT is in the rate. ``posted`` is the date that a source
    states, else the day on which the job was first seen, ``first_seen`` that day whatever the sources say (None: ``posted``).
    """

    job_id: str
    title: str
    posted: date
    employer: str = ""
    text: str = ""
    place: str = ""
    place_id: str | None = None
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    role: str | None = None
    level: str | None = None
    rung: int | None = None
    skills: tuple[str, ...] = ()
    skills_named: tuple[str, ...] = ()
    contract: str | None = None
    ir35: str | None = None
    engagement: str | None = None
    mode: str | None = None
    hours: str | None = None
    pay_low: float | None = None
    pay_high: float | None = None
    currency: str | None = None
    period: str | None = None
    pay_basis: str = "base"
    pay_estimated: bool = False
    agency: bool = False
    clearance: str | None = None
    sponsorship: str | None = None
    closed: bool = False
    first_seen: date | None = None

    @property
    def employer_key(self) -> str:
        """The employer as facets and addresses name it."""
        return employer_key(self.employer)


@lru_cache(maxsize=50_000)
def employer_key(name: str) -> str:
    """One key for the ways in which an employer's name is written; empty where there is no name.

    >>> employer_key("Bright & Vale Analytics Ltd."), employer_key("BRIGHT AND VALE ANALYTICS LIMITED")
    ('bright-and-vale-analytics', 'bright-and-vale-analytics')
    """
    words = _WORD.findall(name.casefold().replace("&", " and ").replace("'", "").replace("\u2019", ""))
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return "-".join(words)[:80]
