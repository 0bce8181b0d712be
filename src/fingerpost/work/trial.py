"""A trial of a source: a few of its adverts as they would be read, and nothing kept."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from django.conf import settings
from django.utils import timezone

from fingerpost.pack import Pack
from fingerpost.reading import Advert, Reading, machine
from fingerpost.sources.http import Limits, Web
from fingerpost.sources.registry import SOURCES, Recognised
from fingerpost.sources.shapes import Opening, Received, SourceError

SHOWN = 5
"""Adverts that a trial reads."""
ROWS = 50
"""Rows that it looks at for them, at most."""
LIMITS = Limits(total=20.0, attempts=1)
"""Somebody waits for it: asked once, and not for long."""
LONGEST = 25.0
"""Seconds after which it makes do with what it has."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a trial found: adverts with their readings, and why other rows gave none."""

    source: str
    adverts: tuple[tuple[Advert, Reading], ...]
    rejected: tuple[str, ...]


def try_out(recognised: Recognised, pack: Pack, *, employer: str = "") -> Trial:
    """Read the first adverts of a source. Raises SourceError, with the remedy, where it cannot be read."""
    adverts, rejected, begun = list[Advert](), list[str](), monotonic()
    with Web(LIMITS, contact=settings.ADDRESS, permit=settings.PRIVATE_HOSTS) as door:
        feed = SOURCES[recognised.kind.name].open(
            recognised.kept, Opening(door, timezone.localdate(), employer=employer)
        )
        with feed:
            try:
                for number, row in enumerate(feed, start=1):
                    if isinstance(row, Received):
                        adverts.append(row.advert)
                    else:
                        rejected.append(row.reason)
                    if len(adverts) == SHOWN or number == ROWS or monotonic() - begun > LONGEST:
                        break
            except SourceError:
                if not adverts:
                    raise
    readers = machine(pack)
    return Trial(feed.source, tuple((one, readers.read(one)) for one in adverts), tuple(dict.fromkeys(rejected)))
