"""The years of experience that an advert asks for: the number before "years", where the words about it speak of work."""

from __future__ import annotations

import re

from fingerpost.reading.scan import Page

MOST = 15
"""Years above which a number is a firm's age and not a demand."""

LONG = 10
"""Years from which a number may be a firm's age, where the words before it speak of the firm."""

_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: number for number, word in enumerate(_NAMES, start=1)} | {"couple of": 2}
_NUMERAL = frozenset(_NAMES) | {"couple", "of", "plus", "full", "solid", "or", "more", "to"}
"""The words that a number before "years" may be written with, beside figures."""

_NUMBER = rf"(\d{{1,2}}(?:\.5)?|{'|'.join(_WORDS)})"
_STUCK = re.compile(rf"{_NUMBER}\+?", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\d£$€<])(?<!\d[.,]){_NUMBER}\s*\+?\s*(?:(?:-|–|—|‑|/|to|or)\s*{_NUMBER}\s*\+?)?\s*"
    r"(?:\(\d+\)|plus|full|solid|or more)?[\s\-–)]*$",
    re.IGNORECASE,
)
_EXPERIENCE = (" experience ", " exp ", " background", " track record", " expertise")
_STOPS = frozenset(".;\n•*!?")
_DOING = re.compile(
    r"['’´`]?\s*\)?,?\s*\(?(?:\+|plus)?\s*(?:of\s+)?"
    r"(?:(?:hands[- ]on|full[- ]time|relevant|commercial|professional|industry|industrial|proven|practical|recent"
    r"|solid|strong)\s+)*"
    r"(?:working|work\b|in (?:a|an|the)?\s*\w|as (?:a|an)\b|building|developing|designing|delivering|leading|managing"
    r"|using|writing|coding|programming|doing|within|with\b(?! (?:the|a) (?:possib|option|potential))|industry"
    r"|commercial|professional|hands|post[- ]|minimum|preferred|required|essential|desirable)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:experience|at least|minimum|minimum of|min|typically|ideally|required|requirement|approximately|around|circa"
    r"|approx|with|have|you(?:['’]ll| will)? have|proven)\W*$",
    re.IGNORECASE,
)
_SPANS = "past|last|next|previous|within|after|every|first|until|under|aged|final|penultimate|academic"
_TIMES = "for|in|the|than|over|been|helping|celebrating|celebrated|resided|residing|lived|heritage|growth"
_ABOUT = "at least|over|nearly|almost|about|more than"
_PAST = re.compile(rf"\b(?:{_SPANS})(?: (?:{_ABOUT}))?\s+$", re.IGNORECASE)
_ELSE = re.compile(rf"\b(?:{_TIMES})(?: (?:{_ABOUT}|the))?[ ]+$", re.IGNORECASE)
_NO_DEMAND = frozenset(f"{_SPANS}|{_TIMES}|{_ABOUT}".replace("|", " ").split())
"""The last word before a number that may be a span of time and no demand: a cheap look before ``_PAST`` and ``_ELSE``."""

_NOT_ASKED = re.compile(
    r"['’´`]?\s*(?:old|ago|later|service|of (?:history|success|heritage|innovation|service|continuous|growth|age"
    r"|building market|excellence|trading|data|our|the company)|history|in business|in the market|fixed|ftc|contract"
    r"|programme|program\b|plan\b|roadmap|transformation|strategy|warranty|or longer|running|in a row|consecutive"
    r"|residen|strong|anniversary|degree)",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:our|we|us|company|combined|collective|drawing|heritage|founded|established|helping|firm)\b", re.IGNORECASE
)


def years_asked(page: Page, begin: int, end: int) -> tuple[float, int, int] | None:
    """The years that a hit on "years" asks for, with the span from the number to the word; None where it asks none."""
    number = _STUCK.match(page.joined, begin, end) or _number_before(page, begin)
    if number is None:
        return None
    word = number.group(1).lower()
    years = float(_WORDS.get(word) or word)
    start = number.start()
    if not 0 < years <= MOST or not _is_asked(page, start, end):
        return None
    if years >= LONG and _OURS.search(page.joined, max(0, start - 60), start) is not None:
        return None
    return (int(years) if years.is_integer() else years), start, end


def _number_before(page: Page, begin: int) -> re.Match[str] | None:
    """The number, or the first of a range, that ends where "years" begins."""
    low = max(page.bounds[page.where(begin)][0], begin - 30)
    start = begin
    for word in reversed(page.folded[low:begin].split()):
        figure = word.strip("+")
        start = page.folded.rindex(word, low, start)
        if figure and not (figure.isdigit() or word in _NUMERAL):
            start += len(word.rstrip("0123456789+"))
            break
    return _BEFORE.search(page.joined, start, begin) if start < begin else None


def _is_asked(page: Page, start: int, end: int) -> bool:
    """Whether the words around a number of years ask for that much experience."""
    low, high = max(0, start - 60), min(len(page.joined), end + 110)
    if _NOT_ASKED.match(page.joined, end, high):
        return False
    timed = not _NO_DEMAND.isdisjoint(page.folded[low:start].split()[-1:])
    if timed and _PAST.search(page.joined, low, start):
        return False
    if _speaks_of_experience(page, end):
        return True
    if timed and _ELSE.search(page.joined, low, start):
        return False
    return _DOING.match(page.joined, end, high) is not None or _ASKED.search(page.joined, low, start) is not None


def _speaks_of_experience(page: Page, end: int) -> bool:
    """Whether the sentence goes on to speak of experience within a few words."""
    for word in _EXPERIENCE:
        at = page.folded.find(word, end, end + 90)
        if at >= 0 and _STOPS.isdisjoint(page.joined[end:at].lstrip()):
            return True
    return False
