"""The rung that an advert states for its post, and whether the post manages people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile, zip_longest
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.lexicon import Lexicon, Term
from fingerpost.reading.readers.sought import is_sought
from fingerpost.reading.scan import Hit, Page

RUNGS = ("intern", "junior", "mid", "senior", "lead", "head", "chief")
"""From the lowest; of a range ("Senior / Principal") the lower counts."""

IMPLIED, MANAGER, NEVER = "implied", "manager", "never"
SOUGHT, MANAGES = "sought", "manages"

REACH = 90
"""Characters before a sign of management in which its sentence is looked for."""

BETWEEN = 3
"""Words up to which a team stands near "lead a": "lead a developing finance team"."""

_LISTED = re.compile(r"[/,&+]|\b(?:or|to|and)\b", re.IGNORECASE)
_SENTENCE = ".;!?\n•*"
_CLAUSE = re.compile(r"[.,;:!?()\n•*]")

Found = tuple[str, int, int]


class LevelReader:
    """Claims ``level`` (from the title, else from plain words about this post) and ``manages`` (True only)."""

    name = "level"

    def __init__(self, pack: Pack) -> None:
        words = pack.words.get("levels", {})
        kinds = (*RUNGS, IMPLIED, MANAGER, NEVER)
        self._title = Lexicon({phrase: kind for kind in kinds for phrase in words.get(f"title.{kind}", ())})
        self._text = {rung: words.get(f"text.{rung}", ()) for rung in RUNGS}
        self._sought = dict(entry.split(":") for entry in words.get("text.sought", ()))
        self._manages = {how: words.get(f"manages.{how}", ()) for how in ("plain", "team", "near")}
        self._who = frozenset(words.get("manages.who", ()))
        self._not, self._stop = (frozenset(words.get(f"manages.{table}", ())) for table in ("not", "stop"))

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """Levels and signs of management that may stand in the text, each with what it means and how far it counts."""
        for rung, phrases in self._text.items():
            yield from ((phrase, (rung, "")) for phrase in phrases)
        yield from ((phrase, (rung, SOUGHT)) for phrase, rung in self._sought.items())
        for how, phrases in self._manages.items():
            yield from ((phrase, (MANAGES, how)) for phrase in phrases)

    def read(self, page: Page) -> None:
        """Claim the level of the title, else the first that the text states of this post; and people management."""
        start = page.bounds["text"][0]
        stated: list[Hit] = []
        manages: Hit | None = None
        for hit in page.hits(self.name):
            if hit[0] < start:
                continue
            if hit[2][0] != MANAGES:
                stated.append(hit)
            elif manages is None and self._is_management(page, hit):
                manages = hit
        terms = self._title.terms(page, "title")
        level = (_of_title(page, terms, manages is not None) if terms else None) or _of_text(page, stated)
        if level is not None:
            page.add("level", *level)
        if manages is not None:
            page.add("manages", True, manages[0], manages[1])

    def _is_management(self, page: Page, hit: Hit) -> bool:
        """Whether a hit says that this post manages people: not experience asked for, not denied."""
        begin, end, (_, how) = hit
        low = max(0, begin - REACH)
        if self._denied(page.folded[low:begin]):
            low = max(low, *(page.joined.rfind(sign, low, begin) + 1 for sign in _SENTENCE))
            if self._denied(page.folded[low:begin]):
                return False
        if how == "near":
            after = _CLAUSE.split(page.joined[end : end + 70], maxsplit=1)[0].lower().split()[:BETWEEN]
            return not self._who.isdisjoint(takewhile(lambda word: word not in self._stop, after))
        return how == "plain" or not self._who.isdisjoint(page.folded[end : end + 70].split())

    def _denied(self, before: str) -> bool:
        """Whether some words before a sign of management take it away."""
        words = before.split()
        return not self._not.isdisjoint(words) or not self._not.isdisjoint(map(" ".join, pairwise(words)))


def _of_title(page: Page, terms: Sequence[Term[str]], manages: bool) -> Found | None:
    """The lowest rung of a title; "senior" gives way to a higher one that it qualifies, and to an architect's."""
    levels = [
        term
        for term, later in zip_longest(terms, terms[1:])
        if term.entry in RUNGS and not (later and _qualifies(page, term, later))
    ]
    raised = next((term for term in terms if term.entry == IMPLIED or (term.entry == MANAGER and manages)), None)
    if raised is not None and all(term.entry == "senior" for term in levels):
        return "lead", raised.start, raised.end
    if not levels:
        return None
    lowest = min(levels, key=lambda term: RUNGS.index(term.entry))
    return lowest.entry, lowest.start, lowest.end


def _qualifies(page: Page, term: Term[str], later: Term[str]) -> bool:
    """Whether "senior" qualifies a higher rung ("Senior Sales Director") and is no rung of its own ("Senior / Lead")."""
    higher = later.entry == MANAGER or later.entry in RUNGS[RUNGS.index("lead") :]
    same = term.segment == later.segment and _LISTED.search(page.joined, term.end, later.start) is None
    return term.entry == "senior" and higher and same


def _of_text(page: Page, hits: Sequence[Hit]) -> Found | None:
    """The first level that the text states of this post."""
    for begin, end, (kind, how) in hits:
        if how != SOUGHT or is_sought(page, begin, end):
            return kind, begin, end
    return None
