"""The lowest degree that an advert asks for, required or preferred."""

from __future__ import annotations

import re

from fingerpost.reading.scan import Page

DEGREES = ("bachelor", "master", "phd")
"""From the lowest."""

_HIGHER = re.compile(
    r"\b(?:master\W?s?|msc|ph\.?d\.?|doctora\w+|post\W?graduate|advanced|higher|graduate)(?:\W+(?:or|and|level))?\W*$",
    re.IGNORECASE,
)
_BEFORE = "master masters s msc phd d postgraduate graduate advanced higher or and level doctorate doctoral"
_BEFORE_DEGREE = frozenset(_BEFORE.split())
"""The last word before "degree" that may make it a higher one: a cheap look before ``_HIGHER``."""

_NO_DEGREE = re.compile(
    r"\s+(?:of\b(?!\s+(?:bachelor|bsc|at least))|apprentice|(?:is\s+|are\s+)?(?:not|n['’]t)\b|celsius|angle|will not)",
    re.IGNORECASE,
)
_WAIVED = re.compile(
    r"(?:do(?:es)? not|don['’]t) (?:ask|require|need|have to)[^.;\n]*$|\bno formal[^.;\n]*$", re.IGNORECASE
)
_NOT = (" not ", " don t ", " no formal ")
"""What the words before a degree hold if they waive it: a cheap look before ``_WAIVED``."""

_BESIDE = re.compile(r"\b(?:BS|BA|MS|MA|BSc|MSc|PhD|Ph\.D|MBA|degree|Bachelor|Master)|^\W*(?:in|degree)\s+[A-Z]")


def stands_beside(page: Page, word: str, begin: int, end: int) -> bool:
    """Whether letters such as "BS" are written as capitals beside another degree, and so name one."""
    if page.joined[begin:end] != word:
        return False
    before, after = page.joined[max(0, begin - 12) : begin], page.joined[end : end + 18]
    return _BESIDE.search(after) is not None or _BESIDE.search(before) is not None


def is_asked(page: Page, level: str, begin: int, end: int, apart: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a phrase that may name a degree does, and asks it of the candidate.

    ``apart`` are words that, straight before, take the meaning away ("high degree"); ``others`` those that, straight
    after, say that it is somebody else's ("PhD students").
    """
    folded, joined = page.folded, page.joined
    words = folded[begin:end].split()
    if words[-1] in ("degree", "degrees") and _NO_DEGREE.match(joined, end, end + 40):
        return False
    last = folded[max(0, begin - 20) : begin].split()[-2:]
    if last and (last[-1] in apart or " ".join(last) in apart):
        return False
    bare = level == "bachelor" and words[0] in ("degree", "degrees")
    raised = bare and not _BEFORE_DEGREE.isdisjoint(last[-1:])
    if raised and _HIGHER.search(joined, max(0, begin - 40), begin):
        return False
    low = max(0, begin - 70)
    if any(folded.find(word, low, begin) >= 0 for word in _NOT) and _WAIVED.search(joined, low, begin):
        return False
    following = folded[end : end + 25].split(None, 1)
    return not (following and following[0] in others)
