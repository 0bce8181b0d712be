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


@contextmanager
def open_source(source: SourceView, today: date) -> Iterator[tuple[Feed, bool]]:
    """The feed of a source, and whether a run of it gives all that the source offers; raises SourceError, with the
    remedy, where it cannot be had."""
    if source.kind == FILE:
        yield open_local(source.address, today, source=source.name), False
        return
    with Web(contact=settings.ADDRESS, permit=settings.PRIVATE_HOSTS) as web:
        opening = Opening(web, today, source=source.name, employer=source.employer, state=source.state)
        yield open_kind(source.kind, source.kept, opening), SOURCES[source.kind].complete
