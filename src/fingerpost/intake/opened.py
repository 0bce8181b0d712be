"""What a command is given, a file, a folder or an address, opened as a feed; and the first of its adverts, shown to whoever asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import islice

from django.conf import settings

from fingerpost.sources.http import Web
from fingerpost.sources.local import open_local
from fingerpost.sources.registry import recognise
from fingerpost.sources.shapes import Feed, Opening, Received, Rejected, SourceError

FEW = 5
"""Adverts that are shown of an address before it is taken in."""

BEGINNING = 160
"""Characters of a text that are shown."""


def is_address(given: str) -> bool:
    """What was given is an address of the web, and no file."""
    return given.lower().startswith(("http://", "https://"))


@contextmanager
def opened(
    given: str, today: date, *, source: str | None = None, employer: str = "", mapping: Mapping[str, str] | None = None
) -> Iterator[tuple[Feed, bool]]:
    """The feed of a file or an address, and whether a run of it gives all that its source offers; a file may, but only its
    owner knows. Raises SourceError where nobody can open it."""
    if not is_address(given):
        yield open_local(given, today, source=source, mapping=mapping, employer=employer), False
        return
    if mapping:
        raise SourceError(
            given, "columns are named of a file, and this is an address", "Leave --map out, or fetch the file"
        )
    kind, kept = recognise(given)
    with Web(contact=settings.ADDRESS, permit=settings.PRIVATE_HOSTS) as web:
        yield kind.open(kept, Opening(web, today, source=source or "", employer=employer)), kind.complete


def first_adverts(feed: Feed) -> Iterator[str]:
    """The first few adverts of a feed in words, and the rows before them that gave none; nothing more of it is asked for."""
    shown = 0
    with feed:
        for row in islice(feed, 10 * FEW):
            yield _told(row)
            shown += isinstance(row, Received)
            if shown == FEW:
                break
    if not shown:
        yield "No advert: nothing is on offer, or none of its rows could be read."


def _told(row: Received | Rejected) -> str:
    if isinstance(row, Rejected):
        return f"row {row.row:,} gives no advert: {row.reason}"
    advert = row.advert
    head = " · ".join(filter(None, (advert.title, advert.employer, advert.location, str(advert.posted or ""))))
    fields = "; ".join(f"{name} {value}" for name, value in advert.fields.items())
    beginning = " ".join(advert.text.split())
    beginning = beginning if len(beginning) <= BEGINNING else f"{beginning[:BEGINNING].rsplit(' ', 1)[0]} …"
    return "\n".join(filter(None, (f"{row.row}. {head}", f"   {advert.url}", f"   {fields}", f"   {beginning}")))
