"""What kind of employer? The description that an agency gives of a hirer whom it does not name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fingerpost.pack import Pack
from fingerpost.reading.scan import Page, fold

LONGEST = 80
"""Characters of a description."""

_CLIENT, _WITH, _HIRING = "client", "with", "hiring"
_ORDER = (_CLIENT, _WITH, _HIRING)
"""Which description is taken where there are several: the one that follows a word for the hirer before any other."""

_ARTICLE = r"(?:\b(?i:an?|one of (?:the|our)|the uk['’]s|the world['’]s)\s+(?:(?i:most|number one|no\.? ?1)\s+)?)"
_HEAD = r"(?:^|(?<=[.!?:\n*]\s)|(?<=[\n.!?:]))[\s*]*"
_MARKUP = re.compile(r"[\\*_]+")
_PAST = re.compile(r"\b(?:experience|history|background)(?: of| in| from)?\s*\Z")
"""Words before an opening that make it the candidate's past."""
_GAP, _BACK = 60, 24


class EmployerReader:
    """Claims ``employer_kind``, the description in the advert's words without its article, only where the employer is not named."""

    name = "employer"

    def __init__(self, pack: Pack) -> None:
        table = self._words = pack.words.get("employer", {})
        nouns, of, stop = (_either(table.get(name, ())) for name in ("noun", "of", "stop"))
        self._never = frozenset(map(fold, table.get("never", ())))
        ends = rf"(?=\s*(?:[,.;:()|\n!?–—*]|\s[-/]\s|\b(?i:{stop})\b|\Z)|[A-Z])"
        noun = rf"(?:(?i:{of})s? of(?: [\w&/’'\-]+){{1,6}}?|(?i:{nouns}))"
        kind = rf"(?P<kind>(?:[^.\n;:!?()|–—]|\.(?=\w)){{0,{LONGEST}}}?\b{noun}){ends}"
        opened = r"[\s,*–—-]*(?:\b(?i:is|are|who is|who are|be)\b\s*)?(?:(?i:now|currently)\s+)?[\s,*–—-]*"
        self._after = {
            _CLIENT: re.compile(opened + _ARTICLE + kind),
            _WITH: re.compile(r"[\s*]+" + kind),
        }
        self._before = re.compile(_HEAD + _ARTICLE + kind + rf"[^.\n]{{0,{_GAP}}}\Z")

    def triggers(self) -> Iterable[tuple[str, str]]:
        """The words by which an advert opens or follows a description of the hirer."""
        for kind in (_CLIENT, _HIRING):
            yield from ((phrase, kind) for phrase in self._words.get(f"opening.{kind}", ()))
        for article in self._words.get("article", ()):
            yield from ((f"{phrase} {article}", _WITH) for phrase in self._words.get(f"opening.{_WITH}", ()))

    def read(self, page: Page) -> None:
        """Claim the first description of the best kind of opening."""
        if page.advert.employer and page.said("agency") is None:
            return
        first = page.bounds["text"][0]
        hits = sorted((_ORDER.index(kind), start, end) for start, end, kind in page.hits(self.name) if start >= first)
        for order, start, end in hits:
            if _PAST.search(page.folded, max(first, start - _BACK), start):
                continue
            match = self._description(page, _ORDER[order], start, end)
            if match is not None and self._is_employer(page, match):
                value = " ".join(_MARKUP.sub("", match["kind"]).split())
                page.add("employer_kind", value, *match.span("kind"))
                return

    def _description(self, page: Page, kind: str, start: int, end: int) -> re.Match[str] | None:
        first, last = page.bounds["text"]
        if kind == _HIRING:
            low = max(first, start - LONGEST - _GAP)
            return self._before.search(page.joined, max(low, page.joined.rfind("\n", low, start) + 1), start)
        return self._after[kind].match(page.joined, end, min(last, end + LONGEST + _GAP))

    def _is_employer(self, page: Page, match: re.Match[str]) -> bool:
        """Whether a description is more than a bare noun, short enough, and speaks of nobody else."""
        start, end = match.span("kind")
        said = page.folded[start:end].split()
        return len(said) > 1 and end - start <= LONGEST and self._never.isdisjoint(said[:-1])


def _either(phrases: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True)) or "(?!)"
