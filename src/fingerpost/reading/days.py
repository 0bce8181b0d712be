"""Days and months as adverts write them: "Friday 14th June 2026", "14/06/26", "June 14", "late July 2026".

A day is read as it stands; a year that is not said is filled in only from the day on which the advert was posted, by ``settle``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

NO_YEAR = "No year is said: the first such date after the advert was posted"
NO_ORDER = "The month stands first, as in the United States"

_CENTURY, _TWELVE = 2000, 12
_FIRST_YEAR, _LAST_YEAR = 2010, 2049


@dataclass(frozen=True, slots=True)
class Day:
    """A date as said, and where its words start and end; ``year`` or ``day`` is None where it is not said."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int
    doubt: str | None = None

    def settle(self, posted: date | None) -> tuple[str, str | None] | None:
        """The date in ISO form ("2026-06-14", "2026-09"), with any doubt; None where it cannot be, or the year could only be guessed."""
        if self.year is not None:
            return _iso(self.year, self.month, self.day), self.doubt
        if posted is None:
            return None
        for year in (posted.year, posted.year + 1):
            day = _valid(year, self.month, self.day or 1)
            if day is not None and day >= (posted if self.day else posted.replace(day=1)):
                return _iso(year, self.month, self.day), NO_YEAR
        return None


class Calendar:
    """Finds dates in the month names of one pack."""

    def __init__(self, months: Mapping[str, tuple[str, ...]]) -> None:
        """``months`` gives the names of each month by its number as text."""
        self._number = {name: int(number) for number, names in months.items() for name in names}
        name = "|".join(sorted(self._number, key=len, reverse=True)) or "(?!)"
        year = r"(?P<year>20\d\d|['’]?\d\d(?![\d:.]|\s?[ap]m))"
        self._patterns = tuple(
            re.compile(pattern)
            for pattern in (
                r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
                r"(?P<day>\d{1,2})(?P<sign>[/.\-])(?P<month>\d{1,2})(?P=sign)(?P<year>20\d\d|\d\d)(?!\d)",
                rf"(?P<day>\d{{1,2}})(?i:st|nd|rd|th)?(?: of)?[ \-./\u00a0]*(?P<name>(?i:{name}))(?![a-z])\.?(?:[ \-,./\u00a0]*{year})?",
                rf"(?P<name>(?i:{name}))(?![a-z])\.? ?(?P<day>\d{{1,2}})(?i:st|nd|rd|th)?(?!\d)(?:,? ?(?P<year>20\d\d))?",
                rf"(?P<name>(?i:{name}))(?![a-z])\.?,? ?{year}?",
            )
        )

    def day_at(self, text: str, start: int, end: int) -> Day | None:
        """The date that stands right at a position, None where none does or no such day exists."""
        for pattern in self._patterns:
            match = pattern.match(text, start, end)
            if match is not None:
                return self._day(match)
        return None

    def _day(self, match: re.Match[str]) -> Day | None:
        said = match.groupdict()
        month = self._number[said["name"].lower()] if said.get("name") else int(said["month"])
        day = int(said["day"]) if said.get("day") else None
        year = int(said["year"].strip("'’")) if said.get("year") else None
        if year is not None and year < _CENTURY:
            year += _CENTURY
        doubt = None
        if "sign" in said and month > _TWELVE and day is not None:
            month, day, doubt = day, month, NO_ORDER
        if _valid(year or _CENTURY, month, day or 1) is None or not _FIRST_YEAR <= (year or _FIRST_YEAR) <= _LAST_YEAR:
            return None
        return Day(year, month, day, match.start(), match.start() + len(match[0].rstrip(" .,-\u00a0")), doubt)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(year: int, month: int, day: int | None) -> str:
    return f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}"
