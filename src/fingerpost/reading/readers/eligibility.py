"""Who may take the post: the clearance that it needs, and whether the employer sponsors a visa."""

from __future__ import annotations

import re

from fingerpost.reading.scan import Page

BEFORE, AFTER = 120, 70
"""Characters to either side of a hit in which its sentence is looked for."""

LABEL = 5
"""Words of a line that names sponsorship and says nothing more: a benefit among others."""

_END = re.compile(r"[.!?](?=\s|[A-Z]|$)|[;•*|]|\n(?=\s*(?:[^\sa-z]|$))|[a-z](?=[A-Z][a-z])")
_NO = re.compile(
    r"\b(?:no|not|cannot|can['’]?t|unable|unfortunately|without|don['’]?t|doesn['’]?t|won['’]?t|neither|never|unavailable|isn['’]?t|aren['’]?t|nor|non|unlikely)\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"sponsor\w*\W+(?:is |are |can be |will be )?(?:available|offered|provided|possible|considered|welcome)"
    r"|\b(?:offer|offers|offering|provide|provides|providing|support|supports|can|able to|happy to|open to|consider|welcome)\b[^.\n]{0,40}\bsponsor"
    r"|eligible for [^.\n]{0,20}sponsor|sponsor\w*\b[^.\n]{0,60}\bwelcome",
    re.IGNORECASE,
)
_VISA = re.compile(r"\b(?:visas?|skilled worker|tier ?2|work permits?|sponsorship)\b", re.IGNORECASE)
_HELP = re.compile(r"\bvisas?\b[^.\n]{0,30}\bhelp|\b(?:help|assist|support)\b[^.\n]{0,30}\bvisas?\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:may|might|discretion|guaranteed?|do you (?:need|require)|if you (?:need|require)|whether)\b", re.IGNORECASE)
_KIND = re.compile(r"\b(SC|DV|CTC|BPSS|eSC)\b")
_MAY = re.compile(r"\b(?:may (?:require|need|be required|be subject)|might)\b", re.IGNORECASE)
_GAIN = re.compile(r"\b(?:opportunity to (?:gain|obtain)|not|no|without|prior|dbs)\b\W*(?:\w+\W+){0,3}$|\bif\b[^.\n]*$", re.IGNORECASE)
_WAIVED = re.compile(r"\W*(?:is\W|are\W)?(?:not|n['’]t|isn['’]t|unnecessary)\b", re.IGNORECASE)
_LEFT = re.compile(r"(?:\b(?:UK|Government|National|full|active|current|enhanced)\s+)+$", re.IGNORECASE)


def sponsorship(page: Page, begin: int, end: int) -> tuple[str, int, int] | None:
    """What the sentence around a hit says of sponsoring a visa: "yes" or "no" with its span, or None where it does not say."""
    start, stop = _sentence(page, begin, end)
    words = len(page.joined[start:stop].split())
    if words <= 3:
        stop = _sentence(page, min(stop + 3, len(page.joined) - 1), min(stop + 3, len(page.joined) - 1))[1]
    sentence = page.joined[start:stop]
    if not ("sponsor" in sentence.lower() or _HELP.search(sentence)) or _OPEN.search(sentence) or page.joined[stop : stop + 1] == "?":
        return None
    if _NO.search(sentence):
        return "no", *_trimmed(page, start, stop)
    if _VISA.search(sentence) and (words <= LABEL or _YES.search(sentence)):
        return "yes", *_trimmed(page, start, stop)
    return None


def clearance(page: Page, kind: str | None, begin: int, end: int) -> tuple[str, int, int] | None:
    """The clearance that a hit asks for: its kind, or its own words where no kind is named; None where it is waived or open."""
    before, after = page.joined[max(0, begin - 50) : begin], page.joined[end : end + 60]
    if _WAIVED.match(after):
        return None
    if kind is not None:
        return kind, begin, end
    if _GAIN.search(before) or _MAY.search(before) or _MAY.search(after):
        return None
    named = _KIND.search(after[:25]) or _KIND.search(before[-8:])
    left = _LEFT.search(before)
    start = begin - (len(before) - left.start()) if left else begin
    return (named.group(1) if named else page.joined[start:end]), start, end


def _sentence(page: Page, begin: int, end: int) -> tuple[int, int]:
    """The sentence, line or bullet that holds a hit, within reach of it."""
    low = max(page.bounds["text"][0] if begin >= page.bounds["text"][0] else 0, begin - BEFORE)
    high = min(len(page.joined), end + AFTER)
    start = max((match.end() for match in _END.finditer(page.joined, low, begin)), default=low)
    after = _END.search(page.joined, end, high)
    stop = high if after is None else after.start() + (page.joined[after.start()].islower())
    return start, stop


def _trimmed(page: Page, start: int, stop: int) -> tuple[int, int]:
    """The span without a broken word at its start and without the spaces at its ends."""
    if start and page.joined[start - 1].isalnum() and page.joined[start].islower():
        start = page.joined.find(" ", start, stop) + 1 or start
    words = page.joined[start:stop]
    return start + len(words) - len(words.lstrip(" \n–-(:")), stop - (len(words) - len(words.rstrip()))
