"""Words near a place in a text, and tables of phrases that are looked up among them: no search of the text, only of a few words.

A word is a run of letters in lower case, a run of digits, a line end, or one mark. A capital inside a run of letters begins a new word,
for boards lose line breaks ("per annumLocation"); a backslash is none, for they escape marks ("£50k \\- £60k").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[A-Z]?[a-z]+|\d+|[A-Z]+(?![a-z])|\n|[^\w\s\\]|\w")


class Words:
    """The words of a stretch of text in order, and where each stands in the text."""

    __slots__ = ("_written", "end", "origin", "text", "tokens")

    def __init__(self, text: str, origin: int, end: int) -> None:
        self.text, self.origin, self.end = text, origin, end
        self._written: list[str] = _WORD.findall(text, origin, end)
        self.tokens: list[str] = [*map(str.lower, self._written)]

    def start(self, place: int) -> int:
        """Where the word at a place begins; the end of the stretch behind the last.

        Nothing but blanks and escapes stands between two words, so counting from the nearer end finds each at once.
        """
        written = self._written
        if place >= len(written):
            return self.end
        if place > len(written) // 2:
            at = self.end
            for word in written[: place - 1 : -1]:
                at = self.text.rfind(word, 0, at)
            return at
        at = self.origin
        for word in written[:place]:
            at = self.text.find(word, at) + len(word)
        return self.text.find(written[place], at)

    def stop(self, place: int) -> int:
        """Where the word before a place ends; the beginning of the stretch before the first."""
        return self.start(place - 1) + len(self._written[place - 1]) if place else self.origin

    def back(self, place: int, marks: frozenset[str]) -> int:
        """The place after going back over words that are marks of a kind."""
        while place and self.tokens[place - 1] in marks:
            place -= 1
        return place

    def on(self, place: int, marks: frozenset[str]) -> int:
        """The place after going on over words that are marks of a kind."""
        while place < len(self.tokens) and self.tokens[place] in marks:
            place += 1
        return place

    def named(self, place: int) -> bool:
        """Whether the word at a place is written with a capital, as a name is."""
        return place < len(self._written) and self._written[place][0].isupper()


def words(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``; ends beyond the text are taken as its own."""
    return Words(text, max(0, start), min(len(text), end))


class Phrases:
    """A table of phrases, each with what it stands for, found at a place among words; the longest counts.

    ``begins`` and ``ends`` are the first and the last words of its phrases: words that hold none of them need no further look.
    """

    def __init__(self, values: Mapping[str, Iterable[str]]) -> None:
        """``values`` gives for each value its phrases."""
        self._known: dict[tuple[str, ...], str] = {}
        self._first: dict[str, list[int]] = {}
        self._last: dict[str, list[int]] = {}
        for value, phrases in values.items():
            for phrase in phrases:
                key = tuple(words(phrase, 0, len(phrase)).tokens)
                self._known.setdefault(key, value)
                for index, token in ((self._first, key[0]), (self._last, key[-1])):
                    lengths = index.setdefault(token, [])
                    if len(key) not in lengths:
                        lengths.append(len(key))
                        lengths.sort(reverse=True)
        self.begins, self.ends = frozenset(self._first), frozenset(self._last)

    def at(self, tokens: list[str], place: int) -> tuple[int, str]:
        """How many words the longest phrase that begins at a place has, and its value; 0 and "" where none does."""
        left = len(tokens) - place
        if left > 0:
            for length in self._first.get(tokens[place], ()):
                if length > left:
                    continue
                value = self._known.get(tuple(tokens[place : place + length]))
                if value is not None:
                    return length, value
        return 0, ""

    def before(self, tokens: list[str], place: int) -> tuple[int, str]:
        """How many words the longest phrase that ends before a place has, and its value; 0 and "" where none does."""
        if place:
            for length in self._last.get(tokens[place - 1], ()):
                if length <= place:
                    value = self._known.get(tuple(tokens[place - length : place]))
                    if value is not None:
                        return length, value
        return 0, ""

    def last(self, tokens: list[str], end: int | None = None) -> int:
        """The place where the last phrase among the words begins, -1 where there is none."""
        if self.ends.isdisjoint(tokens):
            return -1
        for place in range(len(tokens) if end is None else end, 0, -1):
            if tokens[place - 1] in self.ends:
                length, _ = self.before(tokens, place)
                if length:
                    return place - length
        return -1
