"""Every kind of source that Fingerpost knows; a new one is one line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fingerpost.sources.boards.adzuna import ADZUNA
from fingerpost.sources.boards.ashby import ASHBY
from fingerpost.sources.boards.bamboohr import BAMBOOHR
from fingerpost.sources.boards.breezy import BREEZY
from fingerpost.sources.boards.greenhouse import GREENHOUSE
from fingerpost.sources.boards.lever import LEVER
from fingerpost.sources.boards.personio import PERSONIO
from fingerpost.sources.boards.pinpoint import PINPOINT
from fingerpost.sources.boards.recruitee import RECRUITEE
from fingerpost.sources.boards.reed import REED
from fingerpost.sources.boards.rippling import RIPPLING
from fingerpost.sources.boards.smartrecruiters import SMARTRECRUITERS
from fingerpost.sources.boards.teamtailor import TEAMTAILOR
from fingerpost.sources.boards.workable import WORKABLE
from fingerpost.sources.boards.workday import WORKDAY
from fingerpost.sources.feeds.jobs_xml import JOBS_XML
from fingerpost.sources.feeds.syndicated import SYNDICATED
from fingerpost.sources.feeds.table import TABLE
from fingerpost.sources.masking import bare
from fingerpost.sources.pages import PAGES_OF_JOBS
from fingerpost.sources.shapes import Feed, Kind, Opening, SourceError

KINDS: tuple[Kind, ...] = (
    GREENHOUSE,
    LEVER,
    ASHBY,
    WORKABLE,
    SMARTRECRUITERS,
    RECRUITEE,
    PERSONIO,
    TEAMTAILOR,
    PINPOINT,
    BAMBOOHR,
    BREEZY,
    RIPPLING,
    WORKDAY,
    REED,
    ADZUNA,
    TABLE,
    SYNDICATED,
    JOBS_XML,
    PAGES_OF_JOBS,
)
"""In the order in which they are asked about an address: those that know theirs for sure first, those that would try any
last."""


def by_name(kinds: Sequence[Kind]) -> Mapping[str, Kind]:
    """The kinds by their names. Raises ValueError where two have one name."""
    named = {kind.name: kind for kind in kinds}
    if len(named) < len(kinds):
        names = [kind.name for kind in kinds]
        raise ValueError(f"kinds of source that share a name: {sorted({n for n in names if names.count(n) > 1})}")
    return named


SOURCES: Mapping[str, Kind] = by_name(KINDS)


class Recognised(NamedTuple):
    """What an address is: its kind, and what to keep of it."""

    kind: Kind
    kept: str


def recognise(address: str) -> Recognised:
    """What kind of source an address is. Asks nobody; raises SourceError where it is of none that we know."""
    for kind in KINDS:
        if (kept := kind.recognise(address)) is not None:
            return Recognised(kind, kept)
    labels = ", ".join(kind.label for kind in KINDS)
    raise SourceError(bare(address), "it is of no kind of source that we know", f"The kinds are {labels}")


def open_source(name: str, kept: str, opening: Opening) -> Feed:
    """A feed of the source of this kind; raises SourceError where there is no such kind."""
    if name not in SOURCES:
        raise SourceError(name, "there is no such kind of source", f"The kinds are {', '.join(SOURCES)}")
    return SOURCES[name].open(kept, opening)
