"""Read a short text, such as a title, into the known words that it holds: the longest phrase at each place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from fingerpost.reading.scan import Page, fold

T = TypeVar("T")
_WORD = re.compile(r"\S+")
_BREAK = re.compile(r"[|()\[\]{}:;•·]|(?:^|\s)[-–—](?:\s|$)|\s-|[–—-]\s")


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
        self._longest = max((phrase.count(" ") + 1 for phrase in self._entries), default=0)

    def terms(self, page: Page, start: int, end: int) -> Iterator[Term[T]]:
        """The known phrases of ``page.joined[start:end]`` from left to right, none overlapping, none across a break (" - ", "|", brackets)."""
        words = [match.span() for match in _WORD.finditer(page.folded, start, end)]
        segments = _segments(page.joined, words)
        at, count = 0, len(words)
        while at < count:
            for size in range(min(self._longest, count - at), 0, -1):
                last = at + size - 1
                if segments[last] != segments[at]:
                    continue
                phrase = page.folded[words[at][0] : words[last][1]]
                entry = self._entries.get(phrase if size == 1 else " ".join(phrase.split()))
                if entry is not None:
                    yield Term(entry, words[at][0], words[last][1], segments[at])
                    at += size
                    break
            else:
                at += 1


def _segments(text: str, words: list[tuple[int, int]]) -> list[int]:
    """The number of the segment that each word stands in."""
    numbers, number = [], 0
    for index, (start, _) in enumerate(words):
        if index:
            gap = text[words[index - 1][1] : start]
            number += gap != " " and _BREAK.search(gap) is not None
        numbers.append(number)
    return numbers
