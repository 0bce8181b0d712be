"""Read a short text, such as a title, into the known words that it holds: the longest phrase at each place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from fingerpost.reading.scan import Page, fold

T = TypeVar("T")
LONGEST = 500
"""Characters of a title, a location or a name that are looked at; what is longer than that is no such thing."""
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
        lengths: dict[str, set[int]] = {}
        for phrase in self._entries:
            first, *rest = phrase.split() or [""]
            lengths.setdefault(first, set()).add(len(rest) + 1)
        self._lengths = {first: tuple(sorted(known, reverse=True)) for first, known in lengths.items()}

    def entry(self, word: str) -> T | None:
        """What a folded word or phrase stands for, or None."""
        return self._entries.get(word)

    def terms(self, page: Page, part: str) -> list[Term[T]]:
        """The known phrases of a part ("title", "employer") from left to right, none overlapping.

        A break (" - ", "|", a bracket) ends a segment, and no phrase goes over it.
        """
        laid = _laid_out(page, part)
        found: list[Term[T]] = []
        if self._lengths.keys().isdisjoint(laid.words):
            return found
        words, (starts, ends, segments) = laid.words, laid.placed(page)
        entries, free = self._entries, 0
        for at, word in enumerate(words):
            if at < free or word not in self._lengths:
                continue
            for length in self._lengths[word]:
                past = at + length
                entry = entries.get(word if length == 1 else " ".join(words[at:past]))
                if entry is not None and past <= len(words) and segments[past - 1] == segments[at]:
                    found.append(Term(entry, starts[at], ends[past - 1], segments[at]))
                    free = past
                    break
        return found


Placed = tuple[list[int], list[int], list[int]]
"""Of each word its start, its end and the number of its segment."""


class _Laid:
    """The folded words of a part; where they stand is worked out when a lexicon knows one of them."""

    __slots__ = ("_placed", "bounds", "words")

    def __init__(self, words: list[str], bounds: tuple[int, int]) -> None:
        self.words, self.bounds = words, bounds
        self._placed: Placed | None = None

    def placed(self, page: Page) -> Placed:
        """Where the words stand; a word is the next that begins as it does, for nothing but spaces comes before it."""
        if self._placed is None:
            starts: list[int] = []
            ends: list[int] = []
            segments: list[int] = []
            number, before = 0, self.bounds[0]
            for word in self.words:
                start = page.folded.index(word, before)
                if starts and page.joined[before:start] != " ":
                    number += _BREAK.search(page.joined, before, start) is not None
                before = start + len(word)
                starts.append(start)
                ends.append(before)
                segments.append(number)
            self._placed = starts, ends, segments
        return self._placed


def _laid_out(page: Page, part: str) -> _Laid:
    """The words of a part, kept on the page for the next lexicon."""
    key = "words of the " + part
    laid: _Laid | None = page.kept.get(key)
    if laid is None:
        start, end = page.bounds[part]
        end = min(end, start + LONGEST)
        laid = page.kept[key] = _Laid(page.folded[start:end].split(), (start, end))
    return laid
