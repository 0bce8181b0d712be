"""A source of the store, opened as a feed."""

from __future__ import annotations

from datetime import date

from fingerpost.sources.file import Feed, open_file
from fingerpost.store.runs import SourceView


def open_source(source: SourceView, today: date) -> Feed:
    """The feed of a source; raises SourceError, with the remedy, where it cannot be had."""
    return open_file(source.address, today, source=source.name)
