"""Which role an advert is for: by its title, and by the duties where the title does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from fingerpost.pack import Pack
from fingerpost.reading.lexicon import Lexicon, Term
from fingerpost.reading.scan import Page

OTHER = "other"
ANY = "*"
BARE = "bare"
LEADERSHIP, NEIGHBOURS = "leadership", "software-and-systems"
"""Families of which a title says too little: colleagues' bosses in a text, software in a title that says machine learning as well."""

DUTIES = "The title does not name the role: judged from the duties"
UNKNOWN = "No role of the field was recognised in the title or the duties"

ENOUGH = 3.0
"""Evidence of the text below which no role is claimed: one alias near the top, or three duties."""

NEAR = 600
"""Characters from the start of the text in which an alias speaks for this post, and not for colleagues."""


_LIST = re.compile(r"[/&,+]|\band\b", re.IGNORECASE)


class Word(NamedTuple):
    """What a phrase of a title stands for: a role ("data scientist"), a subject ("data") or a kind of work ("engineer")."""

    kind: str
    id: str


class TitleReader:
    """Claims ``role``: always one claim, with a doubt where the title alone does not give it."""

    name = "title"

    def __init__(self, pack: Pack) -> None:
        words = pack.words.get("titles", {})
        self._strong = frozenset(words.get("strong", ()))
        self._closed = frozenset(words.get("closed", ()))
        self._turning = frozenset(words.get("turning", ()))
        self._grid = dict(_grid(words))
        self._open_to = frozenset((work, role) for (work, _), role in self._grid.items())
        self._roles = {role.id: role.aliases for role in pack.roles.values()}
        self._lexicon = Lexicon(_lexicon(self._roles, words))
        self._duties = pack.words.get("duties", {})
        self._leading = frozenset(role.id for role in pack.roles.values() if role.family == LEADERSHIP)
        self._neighbours = frozenset(role.id for role in pack.roles.values() if role.family == NEIGHBOURS)

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """Duties, and aliases of two words or more in the singular: the plural names colleagues."""
        for role, aliases in self._roles.items():
            if role != OTHER and role not in self._leading:
                yield from ((alias, (role, 2.0)) for alias in aliases if " " in alias and not alias.endswith("s"))
        for role, phrases in self._duties.items():
            yield from ((phrase, (role, 1.0)) for phrase in phrases)

    def read(self, page: Page) -> None:
        """Claim the role with the words of the title, else with the strongest words of the text, else "other" in doubt."""
        start, end = page.bounds["title"]
        terms = list(self._lexicon.terms(page, "title"))
        titled = self._titled(page, terms)
        if titled is not None:
            page.add("role", *titled)
            return
        work = next((term.entry.id for term in terms if term.entry.kind == "work"), None)
        judged = self._judged(page, work)
        if judged is not None:
            page.add("role", *judged, DUTIES)
        elif start < end:
            page.add("role", OTHER, start, end, UNKNOWN)

    def _titled(self, page: Page, terms: Sequence[Term[Word]]) -> tuple[str, int, int] | None:
        """The first role that the title names, whole or as a subject with a kind of work, and its span."""
        for index, term in enumerate(terms):
            if term.entry.kind == "role":
                return self._listed(page, terms, index) or (term.entry.id, term.start, term.end)
            if term.entry.kind == "work":
                subject = self._subject(terms, index)
                role = self._grid.get((term.entry.id, subject.entry.id if subject else ANY))
                if role is None:
                    subject, role = None, self._grid.get((term.entry.id, ANY))
                if role is not None:
                    near = subject or term
                    return role, min(term.start, near.start), max(term.end, near.end)
        if any(term.entry.kind == "work" for term in terms):
            return None
        subject = self._chosen(terms)
        role = subject and self._grid.get((BARE, subject.entry.id))
        return (role, subject.start, subject.end) if subject and role else None

    def _subject(self, terms: Sequence[Term[Word]], index: int) -> Term[Word] | None:
        """The subject of a kind of work: before it in its segment, else after it, else before it in an earlier segment."""
        work = terms[index]
        before = [term for term in terms[:index] if term.segment == work.segment]
        after = list(takewhile(lambda term: term.entry.kind == "subject", terms[index + 1 :]))
        if work.entry.id in self._closed:
            turned = all(term.entry.id in self._turning for term in after)
            return self._chosen(before) or (self._chosen(after) if turned else None)
        return self._chosen(before) or self._chosen(after) or self._chosen(terms[:index])

    def _listed(self, page: Page, terms: Sequence[Term[Word]], index: int) -> tuple[str, int, int] | None:
        """The role of "MLOps / AI Engineer" or "ML Embedded Engineer": a strong subject listed before a role, or before a neighbour's."""
        role, before = terms[index], terms[index - 1] if index else None
        if before is None or before.entry.id not in self._strong or before.segment != role.segment:
            return None
        gap = page.joined[before.end : role.start]
        if role.entry.id not in self._neighbours and not _LIST.search(gap):
            return None
        work = self._lexicon.entry(page.folded[role.start : role.end].split()[-1])
        named = self._grid.get((work.id, before.entry.id)) if work is not None and work.kind == "work" else None
        return (named, before.start, role.end) if named else None

    def _chosen(self, terms: Sequence[Term[Word]]) -> Term[Word] | None:
        """The first strong subject of several, else the first."""
        subjects = [term for term in terms if term.entry.kind == "subject"]
        return next((term for term in subjects if term.entry.id in self._strong), subjects[0] if subjects else None)

    def _judged(self, page: Page, work: str | None) -> tuple[str, int, int] | None:
        """The role that most words of the text speak for, and the span of the strongest of them."""
        start = page.bounds["text"][0]
        scores: dict[str, float] = {}
        best: dict[str, tuple[float, int, int]] = {}
        counted: set[tuple[str, str]] = set()
        for begin, end, (role, weight) in page.hits[self.name]:
            key = (role, page.folded[begin:end])
            if begin < start or key in counted:
                continue
            counted.add(key)
            value = weight * 2 if weight > 1 and begin < start + NEAR else weight
            if work is not None and (work, role) in self._open_to:
                value *= 1.5
            scores[role] = scores.get(role, 0.0) + value
            best[role] = max(best.get(role, (0.0, 0, 0)), (value, begin, end), key=lambda item: item[0])
        if not scores:
            return None
        role = max(scores, key=lambda name: scores[name])
        return (role, *best[role][1:]) if scores[role] >= ENOUGH else None


def _grid(words: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[tuple[str, str], str]]:
    """Role by work and subject, from tables named "grid.WORK.ROLE"."""
    for table, subjects in words.items():
        if table.startswith("grid."):
            _, work, role = table.split(".")
            yield from (((work, subject), role) for subject in subjects)


def _lexicon(roles: Mapping[str, tuple[str, ...]], words: Mapping[str, tuple[str, ...]]) -> dict[str, Word]:
    """Every phrase of a title; where one stands twice, a kind of work goes before a subject, and a subject before a role."""
    phrases = {alias: Word("role", role) for role, aliases in roles.items() for alias in aliases}
    for kind in ("subject", "work"):
        for table, entries in words.items():
            if table.startswith(f"{kind}."):
                phrases |= {phrase: Word(kind, table.split(".")[1]) for phrase in entries}
    return phrases
