"""One pass over an advert's words that finds every trigger of every reader.

The advert's title, location, employer and text are joined into one string and folded one character to one character: letters are
made lower case, currency signs, "+" and "#" stay, everything else becomes a space. A phrase is folded in the same way and
looked for with a space at either side, so that each hit is whole words, "scikit-learn" and "scikit learn" are one phrase, and no hit
needs a second look at its borders. Positions in the folded text are positions in the joined text.

Feeds lose line breaks ("SkillsPython", "SQLExperience") and escape signs ("scikit\\-learn"). The words around each such seam are looked at
once more as they were meant (seams.py), and what is found there keeps its place in the joined text.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from ahocorasick_rs import BytesAhoCorasick

from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim
from fingerpost.reading.seams import Mended, known_seams, mend

PARTS = ("title", "location", "employer", "text")
GAP = "\n\x00\n"
"""Between two parts; its middle is no word, mark or blank, so that nothing said in one part runs on into the next."""
_parts = attrgetter(*PARTS)
_end = itemgetter(2)

Hit = tuple[int, int, Any]
"""Start and end in ``Page.joined`` (half open, the words alone), and whatever the reader registered with the phrase."""

Match = tuple[int, int, int]
"""What the automaton finds: the number of a phrase, and its start and end with the spaces at either side."""

_EURO = "\xa4"
"""Stands for the euro sign, and for no other, in folded text, which is Latin-1 so that one table of bytes folds it."""
SIGNS = "£$" + _EURO


@lru_cache(4096)
def _folded(sign: str) -> str:
    lower = sign.lower()
    if sign == "€":
        return _EURO
    if sign.isalnum():
        return lower if len(lower) == 1 and lower < "\u0100" else "\xaa"
    return sign if sign in "+#£$\xa4" else " "


def _beyond(error: Any) -> tuple[str, int]:
    """Fold what Latin-1 does not hold: a letter of another script stays a letter, everything else becomes a space."""
    return "".join(map(_folded, error.object[error.start : error.end])), error.end


_TABLE = bytes(ord(_folded(chr(code))) for code in range(256))
codecs.register_error("fingerpost-fold", _beyond)


def fold(text: str) -> str:
    """Text of the same length in which words can be compared: lower case, signs and punctuation as spaces.

    >>> fold("C++/PyTorch, £40k–50k")
    'c++ pytorch  £40k 50k'
    """
    return text.encode("latin-1", "fingerpost-fold").translate(_TABLE).decode("latin-1")


@dataclass(slots=True)
class Page:
    """One advert laid out for the readers: the joined and the folded text, what was found, the claims made so far."""

    advert: Advert
    joined: str
    folded: str
    bounds: Mapping[str, tuple[int, int]]
    scan: Scan
    matches: tuple[list[Match], ...]
    claims: list[Claim] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)
    """What one reader worked out that another may use (the sections of the text, say), by name."""
    _line: tuple[int, int] = (0, -1)

    def hits(self, reader: str) -> list[Hit]:
        """What was found for a reader, in order of where it ends: made when asked for, since a reader may settle without."""
        return self.scan.hits(reader, self.matches)

    def spoken(self, reader: str) -> list[Hit]:
        """Those in the title and the text: what a place or an employer is called says nothing of the post."""
        title, text = self.bounds["title"][1], self.bounds["text"][0]
        return [hit for hit in self.hits(reader) if hit[1] <= title or hit[0] >= text]

    def where(self, position: int) -> str:
        """The part ("title", "location", "employer", "text") in which a position of ``joined`` stands."""
        if position >= self.bounds["text"][0]:
            return "text"
        for part, (_, end) in self.bounds.items():
            if position < end:
                return part
        return "text"

    def add(self, name: str, value: Any, start: int, end: int, doubt: str | None = None) -> Claim:
        """Make a claim whose words are ``joined[start:end]``, keep it, and return it."""
        offset = self.bounds["text"][0]
        part = "text"
        if start < offset:
            part = self.where(start)
            offset = self.bounds[part][0]
        claim = Claim(name, value, part, start - offset, end - offset, self.joined[start:end], doubt)
        self.claims.append(claim)
        return claim

    def said(self, name: str) -> Claim | None:
        """The first claim of a field that an earlier reader made, or None."""
        return next((claim for claim in self.claims if claim.field == name), None)

    def line(self, position: int) -> tuple[int, int]:
        """Start and end of the line of ``joined`` that holds a position.

        The last line is kept, so that a reader may ask for each of its hits: a text without line ends is one line.
        """
        if not self._line[0] <= position <= self._line[1]:
            end = self.joined.find("\n", position)
            self._line = self.joined.rfind("\n", 0, position) + 1, len(self.joined) if end < 0 else end
        return self._line


def by_question(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """The hits of a reader that registered a question and something more: those of each question, with what more there is."""
    asked: dict[str, list[Hit]] = {}
    for start, end, (question, more) in hits:
        asked.setdefault(question, []).append((start, end, more))
    return asked


class Scan:
    """Every phrase of every reader in one automaton."""

    def __init__(self, triggers: Mapping[str, Iterable[tuple[str, Any]]], written: Iterable[str] = ()) -> None:
        """``triggers`` holds for each reader its phrases with whatever it wants back at a hit; a phrase may serve several readers.

        A phrase of currency signs alone ("£") is found anywhere; every other phrase only as whole words. ``written`` are
        names as they are spelt, in which a capital inside a word is no lost break ("PyTorch").
        """
        self._known = known_seams(written)
        self.readers = tuple(triggers)
        targets: dict[str, list[tuple[int, Any]]] = {}
        for slot, pairs in enumerate(triggers.values()):
            for phrase, entry in pairs:
                for pattern in _patterns(phrase):
                    targets.setdefault(pattern, []).append((slot, entry))
        targets.pop("  ", None)
        # A phrase that serves several stands once for each: the automaton tells them apart more cheaply than a loop at each hit.
        found = [(pattern, *target) for pattern, wanted in targets.items() for target in wanted]
        # Numbers of readers and widths of borders as bytes: small enough to stay at hand, whatever else is read between.
        self._slots = bytes(slot for _, slot, _ in found)
        self._trims = bytes(pattern[0] not in SIGNS for pattern, *_ in found)
        self._entries = [entry for *_, entry in found]
        self._places = {reader: place for place, reader in enumerate(self.readers)}
        self._automaton = BytesAhoCorasick([pattern.encode("latin-1") for pattern, *_ in found])

    def page(self, advert: Advert) -> Page:
        """Lay an advert out and find every hit in it, each reader's in order of where they end."""
        parts = _parts(advert)
        bounds, at = {}, 1
        for part, words in zip(PARTS, parts, strict=True):
            end = at + len(words)
            bounds[part] = (at, end)
            at = end + len(GAP)
        joined = f"\n{GAP.join(parts)}\n"
        latin = joined.encode("latin-1", "fingerpost-fold")
        folded = latin.translate(_TABLE)
        matches: tuple[list[Match], ...] = tuple([] for _ in self.readers)
        slots = self._slots
        for match in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            matches[slots[match[0]]].append(match)
        mended = mend(latin, folded, bounds["text"][0], self._known)
        if mended is not None:
            self._add(mended, matches)
        return Page(advert, joined, folded.decode("latin-1"), bounds, self, matches)

    def hits(self, reader: str, matches: Sequence[list[Match]]) -> list[Hit]:
        """A page's matches for a reader as it is given them: the words without their borders, and what it registered."""
        trims, entries = self._trims, self._entries
        return [
            (start + trims[number], end - trims[number], entries[number])
            for number, start, end in matches[self._places[reader]]
        ]

    def _add(self, mended: Mended, matches: Sequence[list[Match]]) -> None:
        """Add what touches a seam of the text, each reader's still in order of where they end."""
        touched: set[int] = set()
        for number, start, end in self._automaton.find_matches_as_indexes(mended.text, overlapping=True):
            slot, trim = self._slots[number], self._trims[number]
            span = mended.span(start + trim, end - trim)
            if span is not None:
                matches[slot].append((number, span[0] - trim, span[1] + trim))
                touched.add(slot)
        for slot in touched:
            matches[slot].sort(key=_end)


def _patterns(phrase: str) -> Iterable[str]:
    """A phrase as it is looked for: its words, and, where signs stand between them ("terms & conditions"), as it is written."""
    folded = " ".join(fold(phrase).split())
    if folded and all(sign in SIGNS for sign in folded):
        return (folded,)
    return dict.fromkeys((f" {folded} ", f" {fold(phrase).strip()} "))
