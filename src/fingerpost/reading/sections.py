"""The sections of an advert's text: about the company, the duties, what is required, what is on offer."""

from __future__ import annotations

from collections.abc import Iterable

from fingerpost.pack import Pack
from fingerpost.reading.scan import Page

NAMED_IN = frozenset({"company", "benefits"})
UNREAD = frozenset({"process"})


class SectionsReader:
    """Keeps the sections of the text on the page, for the readers that come after it; adds no claim."""

    name = "sections"

    def __init__(self, pack: Pack) -> None:
        self._words = pack.words.get("sections", {})

    def triggers(self) -> Iterable[tuple[str, str]]:
        return ((phrase, label) for label, phrases in self._words.items() for phrase in phrases)

    def read(self, page: Page) -> None:
        page.kept["sections"] = []


def section_at(page: Page, position: int) -> str:
    """The section in which a position of ``page.joined`` stands, or "" before the first heading."""
    return ""
