"""Terms that are no known skill and yet stand among known skills in a list: candidates for the vocabulary.

A list is a run of short pieces between commas, strokes, bullets or line ends. Where a piece is written as a name is, or as a product
("foo2"), and known skills stand close around it, it is a candidate. What another reader looks for, and places, are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from fingerpost.pack import Pack
from fingerpost.reading.scan import Page, fold
from fingerpost.reading.sections import section_at

LEAST, AROUND, BESIDE = 3, 4, 2
"""So many known skills stand among so many pieces at either side, one of them at most so many pieces off."""
LONGEST, LONG = 40, 4
"""Characters of a candidate, and words from which a piece is a clause and no item of a list."""
CONTEXT, EXAMPLES = 60, 3
"""Characters of an example, and how many are kept of each candidate."""

_APART = re.compile(
    r"[,;/|•·●▪*()\[\]:\n]+\s*|[.!?](?=\s|[A-Z][a-z]+ )\s*|\s(?:and/or|and|or|&|\+|-|–|—)\s"
    r"|\b(?:such as|including|like|e\.g\.?|i\.e\.?|etc\.?)(?=\s|$)|(?<=[a-z]{6})(?=[A-Z][a-z]{6})"
)
"""What stands between two pieces; the last is a lost line end ("improvementsCreating")."""
_ENDS = frozenset(("", ".", "!", "?"))
_OPENS, _JOINS = frozenset("\n•·●▪*"), frozenset(" :")
_MARKS = " \t\u00a0-–—'’\"“”\\"
_NAME = re.compile(r"[A-Z][\w.+#-]+(?: (?:[A-Z][\w.+#-]*|\d[\w.]*)){0,2}|(?=\w*[A-Z\d])[a-z][\w.+#-]+")
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_ELSEWHERE = frozenset({"company", "benefits", "process"})

Span = tuple[int, int]


class _Sort(IntEnum):
    """What a piece of a list is; the higher of two that overlap counts."""

    OPEN, OTHER, TAKEN, KNOWN = range(4)


class _Piece(NamedTuple):
    start: int
    end: int
    sort: _Sort


class Candidates:
    """Finds candidates on pages that the readers of a pack have read."""

    def __init__(self, pack: Pack) -> None:
        never = [phrase for phrases in pack.words.get("candidates", {}).values() for phrase in phrases]
        for table, phrases in pack.words.get("titles", {}).items():
            never += phrases if table.startswith("work.") else ()
        for role in pack.roles.values():
            never += (*role.titles, *role.aliases)
        for place in pack.places.values():
            never += (place.name, *place.aliases)
        self._never = frozenset(" ".join(fold(phrase).split()) for phrase in never)

    def find(self, page: Page) -> list[Span]:
        """Where each candidate of an advert's text stands in ``page.joined``, in order."""
        return [(piece.start, piece.end) for run in self._runs(page) for piece in _among_known(run)]

    def _runs(self, page: Page) -> Iterator[list[_Piece]]:
        """The lists of the text; a long piece belongs, where it names a skill, to the list that it ends and to the one that it begins."""
        marks, run, before = _marked(page), [], "\n"
        at, end = page.bounds["text"]
        for match in (*_APART.finditer(page.joined, at, end), None):
            stop, sign = (match.start(), match.group()) if match else (end, ".")
            ends = sign[:1] in _ENDS
            # What begins a line and goes on with "and", or is its heading, is no item of a list; the last words may have been cut.
            apart = match is None or ((before in _ENDS or before in _OPENS) and sign[:1] in _JOINS)
            piece = self._piece(page, marks, at, stop, apart)
            at, before = match.end() if match else end, sign.strip(" ")[-1:]
            if piece is None:
                continue
            run.append(piece)
            long = page.joined.count(" ", piece.start, piece.end) >= LONG
            if long or ends:
                yield run
                run = [piece] if long and not ends else []
        yield run

    def _piece(self, page: Page, marks: bytearray, start: int, end: int, apart: bool) -> _Piece | None:
        """The piece between two signs, without marks at its ends, None where nothing is left; ``apart`` says that it is no item."""
        words = page.joined[start:end]
        start += len(words) - len(words.lstrip(_MARKS))
        words = words.strip(_MARKS)
        if not words:
            return None
        sort = _Sort(max(marks[start : start + len(words)]))
        if sort is _Sort.OPEN and (apart or not self._may_be(page, words, start)):
            sort = _Sort.OTHER
        return _Piece(start, start + len(words), sort)

    def _may_be(self, page: Page, words: str, start: int) -> bool:
        """Whether words are written as a term is, and are not a place or the employer."""
        if len(words) > LONGEST or not _NAME.fullmatch(words) or section_at(page, start)[0] in _ELSEWHERE:
            return False
        folded = fold(words).split()
        names_employer = not set(fold(page.advert.employer).split()[:1]).isdisjoint(folded)
        return not names_employer and " ".join(folded) not in self._never


def _among_known(run: Sequence[_Piece]) -> Iterator[_Piece]:
    """The open pieces of a list that have enough known skills around them, and one close by."""
    known = [piece.sort is _Sort.KNOWN for piece in run]
    for at, piece in enumerate(run):
        beside, around = (known[max(0, at - reach) : at + reach + 1] for reach in (BESIDE, AROUND))
        if piece.sort is _Sort.OPEN and any(beside) and sum(around) >= LEAST:
            yield piece


def _marked(page: Page) -> bytearray:
    """For each character of the page, whether it belongs to a claimed skill, to other words of the vocabulary, or to another reader's."""
    claimed = {fold(claim.words) for claim in page.claims if claim.field in ("skill_asked", "skill_named")}
    marks = bytearray(len(page.joined))
    for reader in page.scan.readers:
        for start, end, _ in page.hits(reader):
            sort = _Sort.KNOWN if reader == "skills" and page.folded[start:end] in claimed else _Sort.TAKEN
            if marks[start] < sort or marks[end - 1] < sort:
                marks[start:end] = bytes([sort]) * (end - start)
    return marks


@dataclass(slots=True)
class Tally:
    """How often one candidate stands, in how many adverts, of which employers, written how, and a few of its contexts."""

    count: int = 0
    adverts: int = 0
    employers: set[str] = field(default_factory=set)
    written: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def term(self) -> str:
        """The way in which the candidate is written most often, the first of equals."""
        return self.written.most_common(1)[0][0]


class Tallies:
    """The candidates of many adverts, and the words that those adverts write in small letters."""

    def __init__(self) -> None:
        self._by_term: dict[str, Tally] = {}
        self._plain: Counter[str] = Counter()

    def add(self, page: Page, spans: Sequence[Span]) -> None:
        """Count the candidates of one page."""
        self._plain.update(set(_SMALL.findall(page.joined)))
        seen: set[str] = set()
        for start, end in spans:
            key = " ".join(page.folded[start:end].split())
            one = self._by_term.setdefault(key, Tally())
            one.count += 1
            one.written[page.joined[start:end]] += 1
            if key in seen:
                continue
            seen.add(key)
            one.adverts += 1
            one.employers.update(filter(None, [page.advert.employer.strip().casefold()]))
            if len(one.examples) < EXAMPLES:
                one.examples.append(_context(page.joined, start, end))

    def ranked(self) -> list[Tally]:
        """The candidates, those of the most employers first; without what is only common words with a capital ("Problem Solving")."""
        found = [one for one in self._by_term.values() if not self._is_plain(one)]
        return sorted(found, key=lambda one: (-len(one.employers), -one.adverts, -one.count, one.term))

    def _is_plain(self, one: Tally) -> bool:
        """Whether each word of a term stands in small letters in at least as many adverts as the term."""
        words = one.term.split()
        return all(word[1:].islower() and self._plain[word.lower()] >= one.adverts for word in words)


def _context(text: str, start: int, end: int) -> str:
    """The words around a term on one line, of at most ``CONTEXT`` characters."""
    side = max(0, CONTEXT - (end - start)) // 2
    return " ".join(text[max(0, start - side) : end + side].split())[:CONTEXT]
