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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim
from fingerpost.reading.seams import mend

PARTS = ("title", "location", "employer", "text")
GAP = "\n\x00\n"
"""Between two parts; its middle is no word, mark or blank, so that nothing said in one part runs on into the next."""

Hit = tuple[int, int, Any]
"""Start and end in ``Page.joined`` (half open, the words alone), and whatever the reader registered with the phrase."""


_EURO = "\xa4"
"""Stands for the euro sign, and for no other, in folded text, which is Latin-1 so that one table of bytes folds it."""
SIGNS = "£$" + _EURO


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
    """One advert laid out for the readers: the joined and the folded text, the hits of each reader, the claims made so far."""

    advert: Advert
    joined: str
    folded: str
    bounds: Mapping[str, tuple[int, int]]
    hits: Mapping[str, list[Hit]]
    claims: list[Claim] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)
    """What one reader worked out that another may use (the sections of the text, say), by name."""
    _line: tuple[int, int] = (0, -1)

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


class Scan:
    """Every phrase of every reader in one automaton."""

    def __init__(self, triggers: Mapping[str, Iterable[tuple[str, Any]]]) -> None:
        """``triggers`` holds for each reader its phrases with whatever it wants back at a hit; a phrase may serve several readers.

        A phrase of currency signs alone ("£") is found anywhere; every other phrase only as whole words.
        """
        self.readers = tuple(triggers)
        index: dict[str, list[tuple[int, Any]]] = {}
        for slot, pairs in enumerate(triggers.values()):
            for phrase, entry in pairs:
                for pattern in _patterns(phrase):
                    index.setdefault(pattern, []).append((slot, entry))
        index.pop("  ", None)
        self._targets = list(index.values())
        self._trim = [0 if pattern[0] in SIGNS else 1 for pattern in index]
        self._automaton = AhoCorasick(list(index), matchkind=MatchKind.Standard)

    def page(self, advert: Advert) -> Page:
        """Lay an advert out and find every hit in it, each reader's in order of where they end."""
        bounds, at = {}, 1
        for part in PARTS:
            end = at + len(getattr(advert, part))
            bounds[part] = (at, end)
            at = end + len(GAP)
        joined = "\n" + GAP.join(getattr(advert, part) for part in PARTS) + "\n"
        folded = fold(joined)
        hits: list[list[Hit]] = [[] for _ in self.readers]
        targets, trims = self._targets, self._trim
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        for pattern, start, end in found:
            trim = trims[pattern]
            for slot, entry in targets[pattern]:
                hits[slot].append((start + trim, end - trim, entry))
        self._mend(joined, folded, bounds["text"][0], hits)
        return Page(advert, joined, folded, bounds, dict(zip(self.readers, hits, strict=True)))

    def _mend(self, joined: str, folded: str, first: int, hits: list[list[Hit]]) -> None:
        """Add the hits that touch a seam of the text, each reader's still in order of where they end."""
        mended = mend(joined, folded, first)
        if mended is None:
            return
        touched: set[int] = set()
        for pattern, start, end in self._automaton.find_matches_as_indexes(mended.text, overlapping=True):
            trim = self._trim[pattern]
            span = mended.span(start + trim, end - trim)
            if span is not None:
                for slot, entry in self._targets[pattern]:
                    hits[slot].append((*span, entry))
                    touched.add(slot)
        for slot in touched:
            hits[slot].sort(key=_end)


def _end(hit: Hit) -> int:
    return hit[1]


def _patterns(phrase: str) -> Iterable[str]:
    """A phrase as it is looked for: its words, and, where signs stand between them ("terms & conditions"), as it is written."""
    folded = " ".join(fold(phrase).split())
    if folded and all(sign in SIGNS for sign in folded):
        return (folded,)
    return dict.fromkeys((f" {folded} ", f" {fold(phrase).strip()} "))
