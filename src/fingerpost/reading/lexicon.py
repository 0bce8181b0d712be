"""Read a short text, such as a title, into the known words that it holds: the longest phrase at each place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from fingerpost.reading.scan import Page, fold

T = TypeVar("T")
_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"[|()\[\]{}:;•·]|\s[-–—]|[-–—]\s")


class Term(NamedTuple, Generic[T]):
    """A known phrase: what it stands for, where (in ``Page.joined``), and in which segment of the text."""

    entry: T
    start: int
    end: int
    segment: int


class Lexicon(Generic[T]):
    """Phrases with what each stands for; a phrase is matched by its folded words."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._entries = {" ".join(fold(phrase).split()): entry for phrase, entry in phrases.items()}
        self._longest: dict[str, int] = {}
        for phrase in self._entries:
            first, *rest = phrase.split() or [""]
            self._longest[first] = max(self._longest.get(first, 0), len(rest) + 1)

    def entry(self, word: str) -> T | None:
        """What a folded word or phrase stands for, or None."""
        return self._entries.get(word)

    def terms(self, page: Page, part: str) -> Iterator[Term[T]]:
        """The known phrases of a part ("title", "employer") from left to right, none overlapping.

        A break (" - ", "|", a bracket) ends a segment, and no phrase goes over it.
        """
        words, spans, segments = _laid_out(page, part)
        free = 0
        for at, word in enumerate(words):
            longest = self._longest.get(word)
            if longest is None or at < free:
                continue
            for past in range(min(at + longest, len(words)), at, -1):
                entry = self._entries.get(word if past == at + 1 else " ".join(words[at:past]))
                if entry is not None and segments[past - 1] == segments[at]:
                    yield Term(entry, spans[at][0], spans[past - 1][1], segments[at])
                    free = past
                    break


def _laid_out(page: Page, part: str) -> tuple[list[str], list[tuple[int, int]], list[int]]:
    """The folded words of a part, their spans, and the number of the segment of each; kept on the page for the next lexicon."""
    key = f"words of the {part}"
    if key not in page.kept:
        matches = list(_WORD.finditer(page.folded, *page.bounds[part]))
        spans = [match.span() for match in matches]
        page.kept[key] = [match.group() for match in matches], spans, _segments(page.joined, spans)
    laid: tuple[list[str], list[tuple[int, int]], list[int]] = page.kept[key]
    return laid


def _segments(text: str, spans: list[tuple[int, int]]) -> list[int]:
    numbers, number, before = [], 0, -1
    for start, end in spans:
        gap = text[before:start] if before >= 0 else " "
        number += gap != " " and _BREAK.search(gap) is not None
        numbers.append(number)
        before = end
    return numbers
