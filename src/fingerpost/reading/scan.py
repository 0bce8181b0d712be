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
from operator import attrgetter, itemgetter
from typing import Any

from ahocorasick_rs import BytesAhoCorasick

from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim
from fingerpost.reading.seams import Mended, mend

PARTS = ("title", "location", "employer", "text")
GAP = "\n\x00\n"
"""Between two parts; its middle is no word, mark or blank, so that nothing said in one part runs on into the next."""
_parts = attrgetter(*PARTS)
_end = itemgetter(1)

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


class Scan:
    """Every phrase of every reader in one automaton."""

    def __init__(self, triggers: Mapping[str, Iterable[tuple[str, Any]]]) -> None:
        """``triggers`` holds for each reader its phrases with whatever it wants back at a hit; a phrase may serve several readers.

        A phrase of currency signs alone ("£") is found anywhere; every other phrase only as whole words.
        """
        self.readers = tuple(triggers)
        targets: dict[str, list[tuple[int, Any]]] = {}
        for slot, pairs in enumerate(triggers.values()):
            for phrase, entry in pairs:
                for pattern in _patterns(phrase):
                    targets.setdefault(pattern, []).append((slot, entry))
        targets.pop("  ", None)
        # A phrase that serves several stands once for each: the automaton tells them apart more cheaply than a loop at each hit.
        found = [(pattern, *target) for pattern, wanted in targets.items() for target in wanted]
        self._targets = [(slot, 0 if pattern[0] in SIGNS else 1, entry) for pattern, slot, entry in found]
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
        hits: list[list[Hit]] = [[] for _ in self.readers]
        targets = self._targets
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            slot, trim, entry = targets[pattern]
            hits[slot].append((start + trim, end - trim, entry))
        mended = mend(latin, folded, bounds["text"][0])
        if mended is not None:
            self._add(mended, hits)
        return Page(advert, joined, folded.decode("latin-1"), bounds, dict(zip(self.readers, hits, strict=True)))

    def _add(self, mended: Mended, hits: list[list[Hit]]) -> None:
        """Add the hits that touch a seam of the text, each reader's still in order of where they end."""
        touched: set[int] = set()
        for pattern, start, end in self._automaton.find_matches_as_indexes(mended.text, overlapping=True):
            slot, trim, entry = self._targets[pattern]
            span = mended.span(start + trim, end - trim)
            if span is not None:
                hits[slot].append((*span, entry))
                touched.add(slot)
        for slot in touched:
            hits[slot].sort(key=_end)


def _patterns(phrase: str) -> Iterable[str]:
    """A phrase as it is looked for: its words, and, where signs stand between them ("terms & conditions"), as it is written."""
    folded = " ".join(fold(phrase).split())
    if folded and all(sign in SIGNS for sign in folded):
        return (folded,)
    return dict.fromkeys((f" {folded} ", f" {fold(phrase).strip()} "))
