"""A feed's date, however it is written: ISO, British, spelled out, or seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

FIRST_YEAR = 1990
"""No advert is older: an earlier year is a default that a program left."""

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)$")
_BRITISH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?!\d)")
_SPELLED = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?(?:[\s-]+(\d{4}))?")
_AMERICAN = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_SECONDS = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?$")


def read_date(text: str, today: date) -> date | None:
    """The day that a feed's words mean, or None where they mean none.

    A day with no year is the last such day up to ``today``. Days and months stand in British order where they are
    numbers.

    >>> read_date("17th Jul", date(2026, 11, 23))
    datetime.date(2026, 7, 17)
    """
    text = text.strip()
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _day(*map(int, match.groups()))
    if match := _BRITISH.match(text):
        day, month, year = map(int, match.groups())
        return _day(year + 2000 if year < 100 else year, month, day)
    if match := _SECONDS.match(text):
        return datetime.fromtimestamp(int(match[1]), UTC).date()
    if match := _AMERICAN.match(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    if match := _SPELLED.match(text):
        day, month = int(match[1]), _month(match[2])
        if match[3]:
            return _day(int(match[3]), month, day)
        this = _day(today.year, month, day)
        return this if this is None or this <= today else _day(today.year - 1, month, day)
    return None


def stands(text: str) -> bool:
    """Whether words mean the same day whenever they are read: their year is written."""
    text = text.strip()
    return not text or bool(_ISO.match(text) or _COMPACT.match(text) or _BRITISH.match(text) or _SECONDS.match(text))


def days_before(text: str, today: date) -> date | None:
    """The day so many days before ``today`` (``days_ago`` of a demonstration), or None where the words are no number
    of days."""
    try:
        return today - timedelta(days=int(float(text)))
    except (ValueError, OverflowError):
        return None


def fault(day: date, today: date) -> str | None:
    """Why a day cannot be when an advert was posted, or None where it can."""
    if day > today:
        return "a date in the future was dropped"
    return f"a date before {FIRST_YEAR} was dropped" if day.year < FIRST_YEAR else None


def _month(word: str) -> int:
    return MONTHS.get(word[:3].lower(), 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
