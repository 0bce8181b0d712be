"""The security clearance that a post needs, or that one must be able to get."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.reading.scan import Hit, Page

KINDS = ("SC", "DV", "BPSS", "CTC", "eSC", "NPPV3")
"""The kinds that a pack may name; a hit with no kind is one that is only called a clearance."""

_KIND = re.compile(r"\b(SC|DV|CTC|BPSS|eSC)\b")
_MAY = re.compile(r"\b(?:may (?:require|need|be required|be subject)|might)\b", re.IGNORECASE)
_WAIVED = re.compile(r"\W*(?:is\W|are\W)?(?:not|n['’]t|isn['’]t|unnecessary)\b", re.IGNORECASE)
_LEFT = re.compile(r"(?:\b(?:UK|Government|National|full|active|current|enhanced)\s+)+$", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"\b(?:opportunity to (?:gain|obtain)|not|no|without|prior|dbs)\b\W*(?:\w+\W+){0,3}$|\bif\b[^.\n]*$", re.IGNORECASE
)


def clearance_asked(page: Page, hits: Sequence[Hit]) -> tuple[str, int, int] | None:
    """The clearance that is asked for, as its kind or as written, and its span; None where none is.

    A named kind goes before what is only called a clearance, and the text before the title. A clearance that is only
    possible ("this role may require …") leaves the question open.
    """
    start = page.bounds["text"][0]
    left_open = any(kind is None and _is_open(page, begin, end) for begin, end, kind in hits)
    for begin, end, kind in sorted(hits, key=lambda hit: (hit[2] is None, hit[0] < start)):
        if kind is None and left_open:
            continue
        asked = _asked(page, kind, begin, end)
        if asked is not None:
            return asked
    return None


def _is_open(page: Page, begin: int, end: int) -> bool:
    return _MAY.search(page.joined, max(0, begin - 50), min(len(page.joined), end + 60)) is not None


def _asked(page: Page, kind: str | None, begin: int, end: int) -> tuple[str, int, int] | None:
    """What one hit asks for: its kind, the kind beside it ("security clearance (SC)"), or its own words."""
    low = page.bounds[page.where(begin)][0]
    before, after = page.joined[max(low, begin - 50) : begin], page.joined[end : end + 60]
    if _WAIVED.match(after):
        return None
    if kind is not None:
        return kind, begin, end
    if _NOT_ASKED.search(before):
        return None
    left = _LEFT.search(before)
    start = begin - (len(before) - left.start()) if left else begin
    named = _KIND.search(after[:25]) or _KIND.search(before[-8:])
    return (named.group(1) if named else page.joined[start:end]), start, end
