"""Jobs to the columns that figures are computed from: those that changed, or every job anew. A cache of the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from fingerpost import columns
from fingerpost.columns import ColumnsError, Row
from fingerpost.search import employer_key
from fingerpost.store import find, received
from fingerpost.store.shapes import JobCard, Lead

SLICE = 1000


def beside(index: Path) -> Path:
    """Where the columns lie: beside the search index, a cache as it is."""
    return index.with_name("columns.arrow")


def keep(path: Path, rows: Sequence[Row], gone: Collection[str]) -> None:
    """Bring these jobs up to date in the columns, and take out those that are gone; where there are no columns yet, or none
    that can be read, make them anew."""
    try:
        columns.update(path, rows, gone)
    except ColumnsError:
        rebuild(path)


def rebuild(path: Path, told: Callable[[int], None] = lambda _: None) -> int:
    """Make the columns anew from every job of the store; how many. ``told`` is told how many so far."""

    def heard() -> Iterator[Row]:
        for count, (card, lead) in enumerate(cards(received.every_job()), 1):
            yield row(card, lead.source)
            if count % SLICE == 0:
                told(count)

    return columns.write(path, heard())


def cards(job_ids: Iterable[str]) -> Iterator[tuple[JobCard, Lead]]:
    """The jobs, each with the advert that speaks for it, in flat memory; a job that is gone is left out."""
    ids = iter(job_ids)
    while some := list(islice(ids, SLICE)):
        yield from find.with_leads(some)


def row(card: JobCard, source: str) -> Row:
    """One job as the columns hold it."""
    pay = card.pay
    return Row(
        id=card.id,
        shown=card.shown,
        closed=card.closed,
        role=card.role or "",
        level=card.level or "",
        place=card.place_id or "",
        region=card.region or "",
        contract=card.contract or "",
        ir35=card.ir35 or "",
        engagement=card.engagement or "",
        mode=card.mode or "",
        hours=card.hours or "",
        degree=card.degree or "",
        employer=employer_key(card.who),  # an agency that names no client is one advertiser
        source=source,
        agency=card.agency,
        manages=card.manages,
        experience=card.experience_years,
        office=card.office_days,
        skills=card.skills_asked,
        currency=pay.currency if pay else "",
        period=pay.period if pay else "",
        basis=pay.basis if pay else "",
        low=pay.low if pay else None,
        high=pay.high if pay else None,
        estimated=bool(pay and pay.estimated),
        vat=bool(pay and pay.vat),
    )
