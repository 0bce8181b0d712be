"""The sections of an advert's text: about the company, the duties, what is required, the stack, what is on offer, how to apply."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from fingerpost.pack import Pack
from fingerpost.reading.scan import Page

SHORT = 48
"""Characters that a heading's line may hold beside the heading's own words ("About us at Oakmere")."""

_MARKS = " \t*_#•·-–—>|:=.?!❮✓\u00a0\u200b"
_CLOSING = " \t_?!)\u00a0\u200b"
_BULLETS = "\n*-–•·●▪"
_BROKEN = frozenset(".!?;:)•·*|")


class SectionsReader:
    """Keeps the sections of the text on the page, for the readers that come after it; adds no claim."""

    name = "sections"

    def __init__(self, pack: Pack) -> None:
        self._words = pack.words.get("sections", {})

    def triggers(self) -> Iterable[tuple[str, str]]:
        """The headings, each with the name of the section that it opens."""
        return ((phrase, label) for label, phrases in self._words.items() for phrase in phrases)

    def read(self, page: Page) -> None:
        """Keep where each section starts and what it is, in order."""
        text, first = page.joined, page.bounds["text"][0]
        hits = page.hits(self.name)
        heads = [
            hit for hit in hits if hit[0] >= first and _may_head(text, hit[0]) and _is_heading(text, hit[0], hit[1])
        ]
        heads.sort()
        starts: list[int] = []
        labels: list[str] = []
        held = 0
        for start, end, label in heads:
            if start < held:
                if end <= held:
                    continue
                starts.pop()
                labels.pop()
            held = end
            starts.append(start)
            labels.append(label)
        page.kept["sections"] = (starts, labels)


def section_at(page: Page, position: int) -> tuple[str, int]:
    """The section of a position of ``page.joined``, a table of words/sections.toml or "" before the first, and where it starts."""
    starts, labels = page.kept["sections"]
    at = bisect_right(starts, position)
    return (labels[at - 1], starts[at - 1]) if at else ("", 0)


def _may_head(text: str, start: int) -> bool:
    """A first look: words in small letters behind another word are the middle of a sentence, and most hits are that."""
    return text[start].isupper() or text[start - 1] != " " or not text[start - 2].isalnum()


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether the words head what follows: a short line of their own, before a colon, or capitalised where a line break was lost."""
    capital = text[start].isupper()
    before = start - 1
    while text[before] in _MARKS:
        before -= 1
    opens_line = text[before] == "\n"
    if not (capital or opens_line):
        return False
    after = end
    while text[after] in _CLOSING:
        after += 1
    if opens_line:
        last = text.find("\n", end, end + SHORT) - 1
        return text[after] in "\n:" or (capital and last > 0 and text[last] not in ".,;")
    if text[after] == ":" or text.startswith("**:", after):
        return True
    broken = text[start - 1].isalnum() or not _BROKEN.isdisjoint(text[before:start])
    return broken and ((after == end and text[end].isupper()) or text[after] in _BULLETS)
