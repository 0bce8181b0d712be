"""A file that is one advert (text with its title on the first line, PDF, DOCX, HTML), or a file of rows, told by how it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fingerpost.reading.advert import Advert
from fingerpost.sources.file import open_file
from fingerpost.sources.local import PAPERS, open_local
from fingerpost.sources.opened import Opened
from fingerpost.sources.posting import LENGTHS, LONGEST_TEXT
from fingerpost.sources.shapes import Received, Rejected, SourceError
from fingerpost.sources.text import mend, one_line, plain

ROWS = frozenset((".jsonl", ".ndjson", ".json", ".csv", ".tsv"))
"""Endings of files that hold rows, however they begin."""


def open_advert(path: Path | str, today: date) -> Iterator[Received | Rejected]:
    """The adverts of a file of rows, or the one advert that a text is. Raises SourceError, with a remedy, for what is neither."""
    path = Path(path)
    if path.is_dir() or path.suffix.lower() in PAPERS:
        yield from open_local(path, today)
        return
    opened = Opened(path)
    try:
        text = mend(opened.stream.read(LONGEST_TEXT + 1))
    finally:
        opened.close()
    if ROWS & set(path.suffixes) or text.lstrip()[:1] in ("{", "["):
        yield from open_file(path, today)
        return
    words = plain(text[:LONGEST_TEXT])
    if not words:
        raise SourceError(str(path), "there are no words in it", "Give the advert’s text, its title on the first line")
    title, _, rest = words.partition("\n")
    if len(title) > LENGTHS["title"] or not rest.strip():
        title, rest = "", words
    yield Received(1, path.name, Advert(path.name, "text", one_line(title), posted=today, text=rest.strip()))
