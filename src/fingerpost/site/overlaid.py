"""An advert's words with every claim laid over them, those that share words too."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from fingerpost.site.marked import Block, laid_out

KINDS = {
    "role": "work", "level": "work", "manages": "work", "agency": "work", "employer_kind": "work",
    "pay": "pay", "vat": "pay", "bonus": "pay", "sign_on_bonus": "pay", "equity": "pay", "car_allowance": "pay",
    "pension_percent": "pay", "holiday_days": "pay",
    "contract": "terms", "ir35": "terms", "engagement": "terms", "hours": "terms", "sponsorship": "terms", "clearance": "terms",
    "place": "where", "mode": "where", "office_days": "where", "live_in": "where",
    "experience_years": "needs", "degree": "needs", "language_asked": "needs",
    "skill_asked": "asked", "skill_named": "named",
}  # fmt: skip
"""The kind of each field, by which its words are coloured; a field that is not here is of the terms."""
SKILLS = ("asked", "named")
"""Kinds so frequent that they bear no label, only a line under the words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim to lay over words: its number on the page, what it is called, and its span in one part of the advert."""

    number: int
    kind: str
    name: str
    start: int
    end: int
    doubt: str = ""

    @property
    def labelled(self) -> bool:
        """Its name stands before its words."""
        return self.kind not in SKILLS


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words under the same claims; ``kind`` is that of the first to be seen, ``begins`` are the marks that begin here."""

    words: str
    kind: str = ""
    begins: tuple[Mark, ...] = ()


def overlay(text: str, marks: Iterable[Mark]) -> list[Block]:
    """The text as blocks of pieces, cut wherever a claim begins or ends. No word is lost, and no claim that has any.

    Each part of the text is looked at once, so a long text costs no more for each of its characters than a short one.
    """
    inside = sorted((mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=_order)
    runs = list(_runs(inside, len(text)))
    return laid_out(text, partial(_pieces, text, runs, [run.start for run in runs]))


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    over: tuple[Mark, ...]


def _order(mark: Mark) -> tuple[int, bool, int]:
    return mark.start, not mark.labelled, -mark.end


def _runs(marks: Sequence[Mark], length: int) -> Iterator[_Run]:
    """The whole text, from edge to edge of the marks, each run with the marks that lie over it."""
    edges = sorted({0, length, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    waiting, over = deque(marks), []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.end > start]
        while waiting and waiting[0].start == start:
            over.append(waiting.popleft())
        yield _Run(start, end, tuple(over))


def _pieces(text: str, runs: Sequence[_Run], starts: Sequence[int], start: int, end: int) -> Iterator[Piece]:
    at = bisect_right(starts, start) - 1
    while at < len(runs) and runs[at].start < end:
        run = runs[at]
        first = next((mark for mark in run.over if mark.labelled), run.over[0] if run.over else None)
        begins = tuple(mark for mark in run.over if mark.start == run.start >= start)
        yield Piece(text[max(run.start, start) : min(run.end, end)], first.kind if first else "", begins)
        at += 1
