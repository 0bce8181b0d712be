"""Whether the employer sponsors a visa: what the sentence around a word of sponsoring says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.reading.scan import Hit, Page

NEVER = "never"
"""The answer of a hit whose words are no sponsorship of a visa ("company-sponsored")."""

BEFORE, AFTER = 120, 70
"""Characters to either side of a hit in which its sentence is looked for."""

HEADING, LABEL = 3, 5
"""Words of a line that is a heading for the next, and of one that names sponsorship as a benefit among others."""

_END = re.compile(r"[.!?](?=\s|[A-Z]|$)|[;•*|]|\n(?=\s*(?:[^\sa-z]|$))|[a-z](?=[A-Z][a-z])")
_NO = re.compile(
    r"\b(?:no|not|cannot|can['’]?t|unable|unfortunately|without|don['’]?t|doesn['’]?t|won['’]?t|neither|never"
    r"|unavailable|isn['’]?t|aren['’]?t|nor|unlikely)\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"sponsor\w*\W+(?:is |are |can be |will be )?(?:available|offered|provided|possible|considered|welcome)"
    r"|\b(?:offer|offers|offering|provide|provides|providing|support|supports|can|able to|happy to|open to|consider"
    r"|welcome)\b[^.\n]{0,40}\bsponsor"
    r"|eligible for [^.\n]{0,20}sponsor|sponsor\w*\b[^.\n]{0,60}\bwelcome",
    re.IGNORECASE,
)
_VISA = re.compile(r"\b(?:visas?|skilled worker|tier ?2|work permits?|sponsorship)\b", re.IGNORECASE)
_HELP = re.compile(r"\bvisas?\b[^.\n]{0,30}\bhelp|\b(?:help|assist|support)\b[^.\n]{0,30}\bvisas?\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:may|might|discretion|guaranteed?|do you (?:need|require)|if you (?:need|require)|whether)\b", re.IGNORECASE
)


def sponsorship_said(page: Page, hits: Sequence[Hit]) -> tuple[str, int, int] | None:
    """Say "yes" or "no" with the span of the first sentence that says so, or None where the advert does not say."""
    covered = 0
    for begin, end, answer in sorted(hits, key=lambda hit: (hit[0], hit[2] != NEVER)):
        if answer == NEVER:
            covered = max(covered, end)
        if begin < covered:
            continue
        start, stop = _sentence(page, begin, end)
        words = len(page.joined[start:stop].split())
        if words <= HEADING:
            stop = _next_end(page, begin, stop)
        said = _said(page.joined[start:stop], page.joined[stop : stop + 1], words)
        if said is not None:
            return said, *_trimmed(page, start, stop)
    return None


def _said(sentence: str, sign: str, words: int) -> str | None:
    """What a sentence of so many words, which ends in a sign, says of sponsoring."""
    speaks = "sponsor" in sentence.lower() or _HELP.search(sentence) is not None
    if not speaks or sign == "?" or _OPEN.search(sentence):
        return None
    if _NO.search(sentence):
        return "no"
    if _VISA.search(sentence) and (words <= LABEL or _YES.search(sentence)):
        return "yes"
    return None


def _sentence(page: Page, begin: int, end: int) -> tuple[int, int]:
    """The sentence, line or bullet that holds a hit, within its part of the advert and within reach."""
    first, last = page.bounds[page.where(begin)]
    low = max(first, begin - BEFORE)
    start = max((match.end() for match in _END.finditer(page.joined, low, begin)), default=low)
    return start, _end_after(page, end, min(last, end + AFTER))


def _next_end(page: Page, hit: int, stop: int) -> int:
    """Where the sentence after the one of a hit, which ends at ``stop``, ends within its part of the advert."""
    last = page.bounds[page.where(hit)][1]
    begin = min(stop + 3, last)
    return _end_after(page, begin, min(last, begin + AFTER))


def _end_after(page: Page, begin: int, last: int) -> int:
    after = _END.search(page.joined, begin, last)
    if after is None:
        return last
    return after.start() + page.joined[after.start()].islower()


def _trimmed(page: Page, start: int, stop: int) -> tuple[int, int]:
    """The span without a broken word at its start and without the spaces at its ends."""
    if page.joined[start - 1].isalnum() and page.joined[start].islower():
        start = page.joined.find(" ", start, stop) + 1 or start
    words = page.joined[start:stop]
    return start + len(words) - len(words.lstrip(" \n–-(:")), stop - (len(words) - len(words.rstrip()))
