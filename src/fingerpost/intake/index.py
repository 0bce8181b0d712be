"""Jobs to the search index and to the columns of figures: those that wait in the outbox, or every job anew. Both are
caches of the store, and the index's lock is the lock of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from fingerpost.columns import Columns, ColumnsError, Row, write
from fingerpost.intake import columns
from fingerpost.intake.crew import collected_seldom
from fingerpost.pack import Pack
from fingerpost.search import Document, Index, IndexBusy, IndexFault, IndexMissing, open_index
from fingerpost.store import keep, received
from fingerpost.store.shapes import JobCard

DRAIN = 20_000
"""Jobs to a commit of the index."""

SLICE = 500


def drain(path: Path, pack: Pack, told: Callable[[int], None] = lambda _: None) -> int | None:
    """Tell the index, and the columns beside it, of every job in the outbox: how many, or None where another process
    holds the index (and will drain the outbox). Many jobs, and no others, are told by making both anew: to bring the
    columns up to date so many jobs at a time writes them over and over."""
    if not received.waiting(1):
        return 0
    count, beside = 0, columns.beside(path)
    try:
        if len(received.waiting(DRAIN)) == DRAIN and received.all_wait():
            return rebuild(path, pack, told)
        with collected_seldom(), open_index(path, pack, writable=True) as index:
            if not beside.is_file() and received.all_wait():
                write(beside, ())  # every job is about to be put in
            while waiting := received.waiting(DRAIN):
                jobs = list(dict.fromkeys(job for _, job in waiting))
                with index.bulk():
                    rows = list(_put(index, jobs))
                    gone = {*jobs} - {row.id for row in rows}
                    index.write((), gone)
                columns.keep(beside, rows, gone)
                keep.told_index([number for number, _ in waiting])
                count += len(jobs)
                told(count)
    except IndexBusy:
        return None
    return count


def rebuild(path: Path, pack: Pack, told: Callable[[int], None] = lambda _: None) -> int:
    """Make the index and the columns anew from every job of the store; how many. Raises IndexBusy where another process
    holds the index."""
    with collected_seldom(), open_index(path, pack, writable=True, anew=True) as index, index.bulk():
        waiting = received.all_waiting()
        count = write(columns.beside(path), _put(index, received.every_job(), told))
    keep.told_index(waiting)
    return count


def _put(index: Index, job_ids: Iterable[str], told: Callable[[int], None] = lambda _: None) -> Iterator[Row]:
    """Put jobs into the index, and hand them on as the columns hold them, so that each is read from the store once."""
    found, count = columns.cards(job_ids), 0
    while some := list(islice(found, SLICE)):
        index.write(document(card, lead.text) for card, lead in some)
        yield from (columns.row(card, lead.source) for card, lead in some)
        count += len(some)
        told(count)


def mend(path: Path, pack: Pack) -> int | None:
    """Make the index and the columns anew where this version cannot read what an older one left, or the store has jobs and
    there is nothing; how many jobs, None where nothing was wrong or another process holds the index."""
    try:
        open_index(path, pack)
        Columns.open(columns.beside(path))
        return None
    except IndexMissing:
        if next(received.every_job(), None) is None:
            return None
    except (IndexFault, ColumnsError):
        pass
    try:
        return rebuild(path, pack)
    except IndexBusy:
        return None


def document(card: JobCard, text: str) -> Document:
    """One job as the index holds it, with the text of its leading advert."""
    pay = card.pay
    return Document(
        job_id=card.id,
        title=card.title,
        posted=card.shown,
        employer=card.who,  # an agency that names no client is one advertiser
        text=text,
        place=card.place or card.location,
        place_id=card.place_id,
        region=card.region,
        latitude=card.latitude,
        longitude=card.longitude,
        role=card.role,
        level=card.level,
        rung=card.rung,
        skills=card.skills_asked,
        skills_named=card.skills_named,
        contract=card.contract,
        ir35=card.ir35,
        engagement=card.engagement,
        mode=card.mode,
        hours=card.hours,
        pay_low=pay.low if pay else None,
        pay_high=pay.high if pay else None,
        currency=pay.currency if pay else None,
        period=pay.period if pay else None,
        pay_basis=pay.basis if pay else "base",
        pay_estimated=bool(pay and pay.estimated),
        agency=card.agency,
        clearance=card.clearance,
        sponsorship=card.sponsorship,
        closed=card.closed is not None,
        first_seen=card.first_seen,
    )
