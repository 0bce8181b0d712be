"""An advert's text as paragraphs and bullets, with the words of its claims marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fingerpost.reading import Claim

BULLET = re.compile(r"\s*(?:[-*•·▪●◦‣–—]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; ``field`` names the claim that they make, "" where they make none."""

    words: str
    field: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one line) or a list (a line a bullet), each line in pieces."""

    bullets: bool
    lines: tuple[tuple[Any, ...], ...]


def blocks(text: str, claims: Iterable[Claim] = ()) -> list[Block]:
    """The text as blocks in order; where claims are given, their words stand as pieces of their own.

    Of claims that overlap, the one that begins first is marked, and of those the longest. Nothing of the text is lost
    but the bullets' signs and blank lines.
    """
    spans = _apart(claims, len(text))
    return laid_out(text, lambda start, end: _pieces(text, start, end, spans))


def laid_out(text: str, cut: Callable[[int, int], Iterable[Any]]) -> list[Block]:
    """The text as blocks whose lines are cut into pieces: ``cut`` is given start and end of each line that has words."""
    found: list[Block] = []
    gathered: list[tuple[Any, ...]] = []
    at = 0
    for line in text.split("\n"):
        bullet = BULLET.match(line)
        start, end = at + (bullet.end() if bullet else 0), at + len(line)
        at = end + 1
        if gathered and not bullet:
            found.append(Block(True, tuple(gathered)))
            gathered = []
        if text[start:end].strip():
            pieces = tuple(cut(start, end))
            if bullet:
                gathered.append(pieces)
            else:
                found.append(Block(False, (pieces,)))
    if gathered:
        found.append(Block(True, tuple(gathered)))
    return found


def _apart(claims: Iterable[Claim], length: int) -> list[Claim]:
    kept: list[Claim] = []
    inside = (claim for claim in claims if claim.where == "text" and 0 <= claim.start < claim.end <= length)
    for claim in sorted(inside, key=lambda claim: (claim.start, -claim.end)):
        if not kept or claim.start >= kept[-1].end:
            kept.append(claim)
    return kept


def _pieces(text: str, start: int, end: int, spans: list[Claim]) -> Iterator[Piece]:
    at = start
    for claim in spans:
        if claim.end <= at or claim.start >= end:
            continue
        first, last = max(claim.start, at), min(claim.end, end)
        if first > at:
            yield Piece(text[at:first])
        yield Piece(text[first:last], claim.field, claim.doubt or "")
        at = last
    if at < end:
        yield Piece(text[at:end])
