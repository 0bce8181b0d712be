"""What the employer pays into the pension: the highest share of pay that the words beside "pension" give as the employer's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fingerpost.reading.scan import Hit, Page
from fingerpost.reading.standing import standing

LEAST, MOST = 1.0, 40.0
"""Per cent of pay that an employer can pay in."""

_BACK, _ON, _SIDE = 56, 150, 44
_NUMBER = r"\d{1,2}(?:\\?\.\d{1,2})?"
_SHARE = re.compile(rf"(?<![\d.,£])(?P<low>{_NUMBER})\s?%?(?:\s?(?:\\?[-–—]|to|and|/)\s?(?P<high>{_NUMBER}))?\s?%")
_BEFORE = re.compile(
    r"(?:[ +)\-–]|\b(?:employers?|employer['’]s|company|matched|matching|match|contributory|non|contributions?|enhanced"
    r"|group|personal|workplace|paid|auto|enrolment|salary|sacrifice|defined|benefit|generous|fixed|to|your|a|the|into"
    r"|stakeholder|flat|towards?|double|of|on|our|private|basic)\b)*"
    r"(?:(?-i:[A-Z])\w+ )?\Z",
    re.IGNORECASE,
)
"""All that may stand between a share and the word "pension" behind it, a name last ("5% Larkspur pension")."""
_STOP = re.compile(
    r"[\n;•·*✓|]|[.!?](?=\s|[A-Z])"
    r"|,(?=\s*(?i:private|life|health|bonus|\d+ days|medical|dental|enhanced|income|holiday|annual))"
)
_TURN = re.compile(r"[a-z%)](?=[A-Z][a-z]{2})")
_YOURS_BEFORE = re.compile(
    r"\b(?:your(?: own)?|you (?:put|pay|contribute|save)(?: in)?|you to (?:contribute|pay|put)"
    r"|employees?(?: contribut\w+)?|personal contribution|member|you)\b[^%,;]{0,24}\Z",
    re.IGNORECASE,
)
_YOURS_BEHIND = re.compile(
    r"[^%,;.]{0,12}\b(?:from you|by you|employees?\b|personal|of your own|if you|combined|total|when you"
    r"|your contribution|minimum employee)",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:employers?|company|match\w*|double|we|us|our)\b[^%,;]{0,30}\Z", re.IGNORECASE)
_MATCHED = re.compile(r"\b(?:match\w*|double|twice)\b[^%,;]{0,40}\Z", re.IGNORECASE)
_OURS_BEHIND = re.compile(r"[^%,;.]{0,24}\b(?:employer|from us|company|match\w*|made up of employer)", re.IGNORECASE)
_ELSE = re.compile(
    r"[^%,;.\n]{0,6}\b(?:discount|off\b|bonus|of insured|stake|equity|remote|office|growth)", re.IGNORECASE
)

_Share = tuple[bool, float, int, int]
"""Whether the words say that the employer pays the share, the share in per cent, and where it starts and ends."""


def pension_said(page: Page, hits: Sequence[Hit]) -> tuple[float, int, int] | None:
    """The employer's highest share with its span; None where no share is said, or only the employee's own."""
    for start, end, _ in standing([(start, end, (manner,)) for start, end, manner in hits]):
        shares = [found for found in _shares(page, start, end) if LEAST <= found[1] <= MOST]
        if shares:
            _, share, begin, stop = max(shares)
            return (int(share) if share.is_integer() else share), min(start, begin), max(end, stop)
    return None


def _shares(page: Page, start: int, end: int) -> Iterator[_Share]:
    """The employer's shares before and behind a word of pension."""
    text = page.joined
    first, last = page.bounds[page.where(start)]
    low, high = max(first, start - _BACK), min(last, end + _ON)
    if text.find("%", low, high) < 0:
        return
    stop, turn = _STOP.search(text, end, high), _TURN.search(text, end, high)
    behind = min(high, stop.start() if stop else high, turn.end() if turn else high)
    shared = False
    for match in _SHARE.finditer(text, end, behind):
        if _is_employers(text, match, end, behind):
            yield _share(text, match, end, behind)
        else:
            shared = True
    before = None
    for match in _SHARE.finditer(text, low, start):
        before = match
    if before and not shared and _BEFORE.match(text, before.end(), start) and _is_employers(text, before, low, start):
        yield _share(text, before, low, start)


def _is_employers(text: str, match: re.Match[str], low: int, high: int) -> bool:
    """Whether a share between two positions is paid by the employer, or by nobody named."""
    before = max(low, match.start() - _SIDE)
    if _ELSE.match(text, match.end(), high):
        return False
    if _MATCHED.search(text, before, match.start()) or _OURS_BEHIND.match(text, match.end(), high):
        return True
    ours, yours = _OURS.search(text, before, match.start()), _YOURS_BEFORE.search(text, before, match.start())
    if yours and not (ours and ours.start() > yours.start()):
        return False
    return bool(ours) or not _YOURS_BEHIND.match(text, match.end(), high)


def _share(text: str, match: re.Match[str], low: int, high: int) -> _Share:
    before = max(low, match.start() - _SIDE)
    said = _OURS.search(text, before, match.start()) or _OURS_BEHIND.match(text, match.end(), high)
    return bool(said), float((match["high"] or match["low"]).replace("\\", "")), match.start(), match.end()
