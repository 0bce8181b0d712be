"""The role that a title names: whole ("data scientist"), or by a subject and a work ("computer vision" + "engineer")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from fingerpost.pack import Pack
from fingerpost.reading.lexicon import Lexicon, Term
from fingerpost.reading.scan import Page

ANY = "*"
"""The subject of a work that means a role even where no subject is named."""

BARE = "bare"
"""The work of a title that names a subject and no work ("Machine Learning")."""

SOFTWARE = "software"
"""The work whose role stays what it is unless its subject turns it."""

NEIGHBOURS = "software-and-systems"
"""The family whose roles give way to a subject of the field: an "ML Embedded Engineer" does machine learning."""

_LIST = re.compile(r"[/&,+]|\band\b", re.IGNORECASE)


class Word(NamedTuple):
    """What a phrase of a title stands for: a role ("data scientist"), a subject ("data") or a work ("engineer")."""

    kind: str
    id: str


Named = tuple[str, int, int]
"""A role with the start and end, in ``Page.joined``, of the words that name it."""

Terms = Sequence[Term[Word]]


class Grid:
    """The words of a pack's titles, and the role that each subject makes with each kind of work."""

    def __init__(self, pack: Pack) -> None:
        words = pack.words.get("titles", {})
        self._strong = {subject: rank for rank, subject in enumerate(words.get("strong", ()))}
        self._closed = frozenset(words.get("closed", ()))
        self._turning = frozenset(words.get("turning", ()))
        self._neighbours = frozenset(role.id for role in pack.roles.values() if role.family == NEIGHBOURS)
        self._roles = {cell: role for cell, role in _cells(words) if role in pack.roles}
        self._software = self._roles.get((SOFTWARE, ANY))
        self._lexicon = Lexicon(_phrases(pack, words))

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Each kind of work with each role that it can make."""
        return frozenset((work, role) for (work, _), role in self._roles.items())

    def terms(self, page: Page) -> list[Term[Word]]:
        """The known words of an advert's title, in order."""
        return self._lexicon.terms(page, "title")

    def named(self, page: Page, terms: Terms) -> Named | None:
        """The first role that the title names, or None where its words leave it open."""
        for index, term in enumerate(terms):
            if term.entry.kind == "role":
                listed = self._listed(page, terms, index) or self._turned(page, terms, index)
                return listed or (term.entry.id, term.start, term.end)
            if term.entry.kind == "work":
                made = self._made(terms, index)
                if made is not None:
                    return (self._made(terms, index + 1) if _qualifies(page, terms, index) else None) or made
        if any(term.entry.kind == "work" for term in terms):
            return None
        subject = self._chosen(terms, BARE)
        return (self._roles[BARE, subject.entry.id], subject.start, subject.end) if subject else None

    def _made(self, terms: Terms, index: int) -> Named | None:
        """The role that a work makes with its subject, or alone."""
        work, subject = terms[index], self._subject(terms, index)
        role = self._roles.get((work.entry.id, subject.entry.id if subject else ANY))
        near = subject or work
        return (role, min(work.start, near.start), max(work.end, near.end)) if role is not None else None

    def _turned(self, page: Page, terms: Terms, index: int) -> Named | None:
        """The role of "Python Developer (Machine Learning)": a software role that nothing but turning subjects follow."""
        role, after = terms[index], terms[index + 1 :]
        if role.entry.id != self._software or not after:
            return None
        if any(term.entry.kind != "subject" or term.entry.id not in self._turning for term in after):
            return None
        last = self._lexicon.entry(page.folded[role.start : role.end].split()[-1])
        subject = self._chosen(after, SOFTWARE) if last is not None and last.kind == "work" else None
        return (self._roles[SOFTWARE, subject.entry.id], role.start, subject.end) if subject else None

    def _subject(self, terms: Terms, index: int) -> Term[Word] | None:
        """The subject of a work: before it in its segment, else after it, else before it in an earlier segment."""
        work = terms[index].entry.id
        segment = terms[index].segment
        before = [term for term in terms[:index] if term.segment == segment]
        after = list(takewhile(lambda term: term.entry.kind == "subject", terms[index + 1 :]))
        if work in self._closed:
            turned = all(term.entry.id in self._turning for term in after)
            return self._chosen(before, work) or (self._chosen(after, work) if turned else None)
        taken = {term.segment for term in terms[index + 1 :] if term.entry.kind != "subject"} - {segment}
        free = [term for term in after if term.segment not in taken]
        return self._chosen(before, work) or self._chosen(free, work) or self._chosen(terms[:index], work)

    def _listed(self, page: Page, terms: Terms, index: int) -> Named | None:
        """The role of "MLOps / AI Engineer", "Data & AI Analyst" or "ML Embedded Engineer": a subject before a role.

        A strong subject goes before any role that follows in its list, and before a neighbour's; any subject of a list
        before plain "AI".
        """
        role, before = terms[index], terms[index - 1] if index else None
        if before is None or before.entry.kind != "subject" or before.segment != role.segment:
            return None
        words = [self._lexicon.entry(word) for word in page.folded[role.start : role.end].split()]
        listed = _LIST.search(page.joined, before.end, role.start) is not None
        if before.entry.id in self._strong:
            fits = listed or role.entry.id in self._neighbours
        else:
            fits = listed and words[0] == Word("subject", "ai")
        work = words[-1]
        if not fits or work is None or work.kind != "work":
            return None
        named = self._roles.get((work.id, before.entry.id))
        return (named, before.start, role.end) if named else None

    def _chosen(self, terms: Terms, work: str) -> Term[Word] | None:
        """Of the subjects that make a role with a work, the strongest, else the first."""
        subjects = [term for term in terms if term.entry.kind == "subject" and (work, term.entry.id) in self._roles]
        weakest = len(self._strong)
        return min(subjects, key=lambda term: self._strong.get(term.entry.id, weakest), default=None)


def _qualifies(page: Page, terms: Terms, index: int) -> bool:
    """Whether a work only qualifies the next: "AI Research Manager", not "AI Consultant / Architect"."""
    if index + 1 == len(terms) or terms[index + 1].entry.kind != "work":
        return False
    work, following = terms[index : index + 2]
    return work.segment == following.segment and page.joined[work.end : following.start] == " "


def _cells(words: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[tuple[str, str], str]]:
    """Role by work and subject, from tables named "grid.WORK.ROLE"."""
    for table, subjects in words.items():
        if table.startswith("grid."):
            _, work, role = table.split(".")
            yield from (((work, subject), role) for subject in subjects)


def _phrases(pack: Pack, words: Mapping[str, tuple[str, ...]]) -> dict[str, Word]:
    """Every phrase of a title; where one stands twice a work goes before a subject, and a subject before a role."""
    phrases = {alias: Word("role", role.id) for role in pack.roles.values() for alias in role.aliases}
    for kind in ("subject", "work"):
        for table, entries in words.items():
            if table.startswith(f"{kind}."):
                phrases |= {phrase: Word(kind, table.split(".")[1]) for phrase in entries}
    return phrases
