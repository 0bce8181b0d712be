"""An advert laid out for the rules: its words, its reading, and where each phrase of the rules stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fingerpost.checking.finding import Spot
from fingerpost.pack import Pack
from fingerpost.reading import Advert, Claim, Reading
from fingerpost.reading.scan import Hit, Page, Scan

TABLES = "checking"
"""The file of words (words/checking.toml) that the rules look at, and the name of their scan."""
RULE, NEVER, TABLE = "rule", "never", "table"
COUNTED = frozenset(("coded.masculine", "coded.feminine", "acronyms.known", "acronyms.field"))
"""Tables whose words are looked up word by word, and not found by the scan."""
_CUT = re.compile(r"\S+(?: ?…|\.\.\.)\s*$")
_ENDS = re.compile(r"[.!?](?=\s|$)|\n|[•●▪]")

Span = tuple[int, int]


class Layout:
    """Every phrase of a pack's rules and of their tables in one scan."""

    def __init__(self, pack: Pack) -> None:
        self._tables = pack.words.get(TABLES, {})
        self._scan = Scan({TABLES: tuple(self._triggers(pack))})
        skills = pack.skills.values()
        self._known = frozenset(form for skill in skills for form in (skill.name, *skill.aliases, *skill.exact))

    def _triggers(self, pack: Pack) -> Iterable[tuple[str, tuple[str, str]]]:
        for rule in pack.check_rules.values():
            yield from ((phrase, (RULE, rule.id)) for phrase in rule.phrases)
            yield from ((phrase, (NEVER, rule.id)) for phrase in rule.never)
        for table, phrases in self._tables.items():
            if table not in COUNTED:
                yield from ((phrase, (TABLE, table)) for phrase in phrases)

    def sheet(self, advert: Advert, reading: Reading, today: date | None, agency: str | bool | None) -> Sheet:
        """An advert with its hits by kind and name."""
        page = self._scan.page(advert)
        hits: dict[tuple[str, str], list[Hit]] = {}
        for hit in page.hits(TABLES):
            hits.setdefault(hit[2], []).append(hit)
        return Sheet(advert, page, reading, self._tables, hits, self._known, today, agency)


@dataclass
class Sheet:
    """What the rules look at. ``skills`` are the written forms of the pack's skills; ``today`` is None where nobody says what day it
    is; ``agency`` is None where only the words tell.
    """

    advert: Advert
    page: Page
    reading: Reading
    tables: Mapping[str, tuple[str, ...]]
    hits: Mapping[tuple[str, str], list[Hit]]
    skills: frozenset[str] = frozenset()
    today: date | None = None
    agency: str | bool | None = None

    def claim(self, name: str) -> Claim | None:
        """The claim that answers for a field of the reading, or None."""
        return self.reading.claim(name)

    def value(self, name: str) -> object:
        """The value of that claim, or None."""
        claim = self.claim(name)
        return None if claim is None else claim.value

    def spot(self, start: int, end: int) -> Spot:
        """The words from one position of the joined text to another."""
        where = self.page.where(start)
        offset = self.page.bounds[where][0]
        return Spot(where, start - offset, end - offset, self.page.joined[start:end])

    def standing(self, rule: str, parts: Collection[str]) -> list[Span]:
        """Where the phrases of a rule stand in these parts, longest first at each place, those inside one of ``never`` left out."""
        found = [(start, end) for start, end, _ in self.hits.get((RULE, rule), ()) if self.page.where(start) in parts]
        if not found:
            return found
        hidden = [(start, end) for start, end, _ in self.hits.get((NEVER, rule), ())]
        kept: list[Span] = []
        for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
            inside = any(first <= start and end <= last for first, last in hidden)
            if not inside and (not kept or start >= kept[-1][1]):
                kept.append((start, end))
        return kept

    def of_table(self, table: str, part: str | None = None) -> list[Span]:
        """Where the phrases of a table stand, in one part or in all."""
        spans = [(start, end) for start, end, _ in self.hits.get((TABLE, table), ())]
        return [span for span in spans if part is None or self.page.where(span[0]) == part]

    def sentence(self, start: int, end: int) -> Span:
        """The sentence, or the line, in which words stand."""
        part = self.page.where(start)
        first, last = self.page.bounds[part]
        before = [match.end() for match in _ENDS.finditer(self.page.joined, max(first, start - 600), start)]
        after = _ENDS.search(self.page.joined, end, last)
        return before[-1] if before else max(first, start - 600), after.start() if after else last

    def beside(self, table: str, start: int, end: int) -> bool:
        """Whether a phrase of a table stands in the sentence of these words."""
        spans = self.of_table(table)
        if not spans:
            return False
        first, last = self.sentence(start, end)
        return any(first <= at < last for at, _ in spans)

    @cached_property
    def cut(self) -> Span | None:
        """Where the text breaks off, as boards show the beginning alone; what such a text lacks may stand in the rest."""
        start, end = self.page.bounds["text"]
        match = _CUT.search(self.page.joined, max(start, end - 60), end)
        return match.span() if match else None

    @cached_property
    def words(self) -> list[str]:
        """The folded words of the text, in order."""
        return self.page.folded[slice(*self.page.bounds["text"])].split()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different folded words of the text."""
        return frozenset(self.words)

    def places(self, word: str) -> Iterator[Span]:
        """Where a folded word stands in the text, first to last."""
        at, last = self.page.bounds["text"]
        while (at := self.page.folded.find(word, at, last)) >= 0:
            end = at + len(word)
            if not (self.page.folded[at - 1].isalnum() or self.page.folded[end : end + 1].isalnum()):
                yield at, end
            at = end
