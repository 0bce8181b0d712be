"""What stands on this machine's own disk: a file of adverts, a paper that is one, or a folder of papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from fingerpost.sources.file import open_file
from fingerpost.sources.papers.folder import open_folder
from fingerpost.sources.shapes import Feed, SourceError

PAPERS = frozenset((".pdf", ".docx", ".docm", ".doc", ".odt", ".rtf", ".html", ".htm", ".md", ".eml", ".mbox"))
"""The endings of files that are one advert, or letters; a .txt by itself is read as a table."""


def open_local(
    path: Path | str,
    today: date,
    *,
    source: str | None = None,
    mapping: Mapping[str, str] | None = None,
    employer: str = "",
) -> Feed:
    """A feed of what stands at a path; ``employer`` is used where an advert names none. Raises SourceError."""
    path = Path(path)
    if not path.is_dir() and path.suffix.lower() not in PAPERS:
        return open_file(path, today, source=source, mapping=mapping, employer=employer)
    if mapping:
        raise SourceError(str(path), "papers have no columns, so --map has no meaning", "Leave it out")
    return open_folder(path, today, source=source, employer=employer)
