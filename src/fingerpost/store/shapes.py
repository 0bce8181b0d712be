"""The plain frozen values that ``store.find`` hands out: no queryset leaves the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from fingerpost.errors import FingerpostError
from fingerpost.reading import Claim, Pay


class StoreError(FingerpostError, RuntimeError):
    """A store that cannot be used, and what would mend it."""


@dataclass(frozen=True, slots=True)
class JobCard:
    """A job as lists show it: settled values, no texts.

    ``employer`` is empty where only an agency speaks, and ``via`` then is the agency's name (else None). ``posted``
    is the first date that a source gives, None where none does; ``shown`` is the date that lists go by (posted, or
    first seen). Values that nobody states are None.
    """

    id: str
    path: str
    title: str
    employer: str
    via: str | None
    location: str
    place: str | None
    place_id: str | None
    region: str | None
    latitude: float | None
    longitude: float | None
    role: str | None
    level: str | None
    rung: int | None
    manages: bool
    pay: Pay | None
    contract: str | None
    ir35: str | None
    engagement: str | None
    hours: str | None
    mode: str | None
    office_days: float | None
    experience_years: float | None
    degree: str | None
    clearance: str | None
    sponsorship: str | None
    skills_asked: tuple[str, ...]
    skills_named: tuple[str, ...]
    agency: bool
    posted: date | None
    first_seen: date
    last_seen: date
    shown: date
    closed: date | None
    closes: date | None

    @property
    def who(self) -> str:
        """The name to show: the employer's, or the agency's where only an agency speaks."""
        return self.employer or self.via or ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a settled value of a job comes from: an editor's correction (no advert, no claim), or a claim of one of
    its adverts; ``value`` is the settled value."""

    advert_id: str | None
    claim: Claim | None
    value: Any = None

    @property
    def corrected(self) -> bool:
        """An editor gave this value."""
        return self.advert_id is None


@dataclass(frozen=True, slots=True)
class Lead:
    """Of the advert that speaks for a job, its text and the name of its source."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class AdvertView:
    """One advert behind a job, with its words and every claim made of them."""

    id: str
    source: str
    url: str
    title: str
    employer: str
    location: str
    posted: date | None
    first_seen: date
    last_seen: date
    closed: date | None
    text: str
    claims: tuple[Claim, ...]
    agency: bool
    lead: bool


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as its own page shows it: the card, the evidence of each settled value by field, and the adverts, the
    leading one first."""

    card: JobCard
    evidence: Mapping[str, Evidence]
    adverts: tuple[AdvertView, ...]

    @property
    def lead(self) -> AdvertView:
        """The advert that speaks for the job."""
        return self.adverts[0]


@dataclass(frozen=True, slots=True)
class MovedTo:
    """A job that was merged into another, and the address to go to."""

    id: str
    path: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds, and when it last received anything."""

    adverts: int
    jobs: int
    open_jobs: int
    employers: int
    sources: int
    last_seen: date | None
    waiting: int
    """Changed jobs that the search index has yet to hear of."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of an advert that comes again."""

    job: str
    digest: int
    posted: date | None
    closed: date | None
    first_seen: date
    version: str
    given: int | None = None

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """When it was posted, and when it closed."""
        return self.posted, self.closed


class Kind(StrEnum):
    """What became of a job: the kinds of a ledger's lines."""

    CHANGED = "changed"
    REPOSTED = "reposted"
    CLOSED = "closed"
    REOPENED = "reopened"


class How(StrEnum):
    """How a job closed: its source no longer offers it, its closing date passed, its source says so, or an editor knows
    that it is filled or took it off."""

    FEED = "feed"
    DATE = "date"
    SOURCE = "source"
    FILLED = "filled"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a job's ledger, as ``models.LedgerEntry`` has it; ``by`` is an editor's name, for editors alone."""

    job: str
    advert: str
    day: date
    kind: Kind
    what: str = ""
    before: str = ""
    after: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """That a job as a whole was closed, by an editor or by its closing date: when and how."""

    day: date
    how: How


@dataclass(frozen=True, slots=True)
class Misread:
    """A visitor's word that a field of a job was misread: what was ``read``, on which ``words``, their ``value``."""

    id: int
    job: str
    path: str
    title: str
    field: str
    read: str
    words: str
    value: str
    note: str
    when: datetime
    state: str
