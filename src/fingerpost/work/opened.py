"""A source of the store, opened as a feed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings

from fingerpost.sources.http import Web
from fingerpost.sources.local import open_local
from fingerpost.sources.registry import SOURCES
from fingerpost.sources.registry import open_source as open_kind
from fingerpost.sources.shapes import Feed, Opening
from fingerpost.store.runs import SourceView

FILE = "file"
"""The kind of a source whose adverts come in a file or a folder on this machine."""


def web() -> Web:
    """The door to the network, as this site uses it."""
    return Web(contact=settings.ADDRESS, permit=settings.PRIVATE_HOSTS)


@contextmanager
def open_source(source: SourceView, today: date) -> Iterator[Feed]:
    """The feed of a source; raises SourceError, with the remedy, where it cannot be had."""
    if source.kind == FILE and FILE not in SOURCES:
        yield open_local(source.address, today, source=source.name)
        return
    with web() as door:
        opening = Opening(door, today, source=source.name, employer=source.employer, state=source.state)
        yield open_kind(source.kind, source.kept, opening)
