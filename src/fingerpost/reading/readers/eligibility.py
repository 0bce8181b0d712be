"""Who may take the post: the clearance that it needs, and whether the employer sponsors a visa."""

from __future__ import annotations

import re

from fingerpost.reading.scan import Page

REACH = 140
"""Characters to either side of a hit in which its sentence is looked for."""

_END = re.compile(r"[.!?;\n•*|](?!\w)|[a-z](?=[A-Z][a-z])")
_NO = re.compile(
    r"\b(?:no|not|cannot|can['’]?t|unable|unfortunately|without|don['’]?t|doesn['’]?t|won['’]?t|neither|never|unavailable|isn['’]?t|aren['’]?t|nor|non|unlikely|excluded)\b", re.IGNORECASE
)
_YES = re.compile(r"\b(?:available|offer\w*|provide[ds]?|providing|can|able|support\w*|possible|consider\w*|open to|happy|welcome\w*|will|eligible)\b", re.IGNORECASE)
_VISA = re.compile(r"\b(?:visas?|skilled worker|tier ?2|work permits?|sponsorship)\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:may|might|discretion|if you (?:need|require)|do you (?:need|require)|whether|future sponsorship\?)\b", re.IGNORECASE)
_GAIN = re.compile(r"\b(?:may (?:require|need|be required)|opportunity to (?:gain|obtain)|not|no|without|prior|dbs|if)\b\W*(?:\w+\W+){0,3}$", re.IGNORECASE)
_WAIVED = re.compile(r"\W*(?:is\W|are\W)?(?:not|n['’]t|isn['’]t|unnecessary|desirable but)\b", re.IGNORECASE)
_LEFT = re.compile(r"(?:\b(?:UK|Government|National|full|active|current|enhanced)\s+)+$", re.IGNORECASE)


def sponsorship(page: Page, begin: int, end: int) -> tuple[str, int, int] | None:
    """What the sentence around a hit says of sponsoring a visa: "yes" or "no" with its span, or None where it does not say."""
    start, stop = _sentence(page, begin, end)
    sentence = page.joined[start:stop]
    if "sponsor" not in sentence.lower() or _MAY.search(sentence):
        return None
    if _NO.search(sentence):
        return "no", *_trimmed(page, start, stop)
    alone = len(sentence.split()) <= 3
    if _VISA.search(sentence) and (alone or _YES.search(sentence)):
        return "yes", *_trimmed(page, start, stop)
    return None


def clearance(page: Page, kind: str | None, begin: int, end: int) -> tuple[str, int, int] | None:
    """The clearance that a hit asks for: its kind, or its own words where the kind is not named; None where it is waived."""
    before, after = page.joined[max(0, begin - 50) : begin], page.joined[end : end + 30]
    if _WAIVED.match(after) or (kind is None and _GAIN.search(before)):
        return None
    if kind is not None:
        return kind, begin, end
    left = _LEFT.search(before)
    start = begin - (len(before) - left.start()) if left else begin
    return page.joined[start:end], start, end


def _sentence(page: Page, begin: int, end: int) -> tuple[int, int]:
    """The sentence, line or bullet that holds a hit, within reach of it."""
    low = max(page.bounds["text"][0] if begin >= page.bounds["text"][0] else 0, begin - REACH)
    high = min(len(page.joined), end + REACH)
    start = max((match.end() for match in _END.finditer(page.joined, low, begin)), default=low)
    after = _END.search(page.joined, end, high)
    stop = high if after is None else after.start() + (page.joined[after.start()].islower())
    return start, stop


def _trimmed(page: Page, start: int, stop: int) -> tuple[int, int]:
    """The span without the spaces at its ends."""
    words = page.joined[start:stop]
    return start + len(words) - len(words.lstrip()), stop - (len(words) - len(words.rstrip()))
