"""Amounts: money as adverts write it. ``£45-50k`` is 45,000 to 50,000, ``£400500`` a day a range that lost its dash, ``£45.000`` thousands.

Amounts are found and meant, never converted; which words around them count is for ``payphrase`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fingerpost.reading.claim import Period

PERIODS: tuple[Period, ...] = ("year", "month", "week", "day", "hour")
PLAUSIBLE: Mapping[Period, tuple[float, float]] = {
    "year": (4_000, 2_000_000), "month": (300, 60_000), "week": (100, 15_000), "day": (40, 5_000), "hour": (4, 500),
}  # fmt: skip
"""What one person can be paid for each period, in any of the three currencies; an amount outside is not pay."""

# It begins with one digit, so that a search skips to the next digit at once.
_AMOUNT = re.compile(
    r"(?P<number>\d(?:\d{0,2}(?:[,.’'\u00a0 ]\d{3})+(?!\d)(?:\\?\.\d{1,2}(?!\d))?|\d{0,2}(?:,\d{3})+|\d*(?:\\?\.\d{1,2}(?!\d))?))"
    r"(?:\s?(?P<k>[kK])(?![a-z])|\s?(?P<large>(?i:mn|bn|tn|[mb](?:illion)?|trillion))(?![a-z]))?"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_CODE_LENGTH = 3
_MOST_THOUSANDS = 400
"""A bare number of hundreds a year beyond it is no salary that left out its thousands ("you would save £950 a year")."""


class Amount(NamedTuple):
    """One amount as written: its digits and value, ``thousands`` where "k" follows, the currency where one is said at it."""

    value: float
    start: int
    end: int
    digits: str
    thousands: bool
    currency: str | None


class Amounts:
    """Finds amounts, with the currencies of one pack (sign or code to ISO 4217)."""

    def __init__(self, currencies: Mapping[str, str], names: Iterable[str] = ()) -> None:
        """``names`` are words that look like an amount and are none ("401k")."""
        self._currencies = currencies
        self._names = frozenset(names)
        self._signs = {name for name in currencies if len(name) == 1}
        codes = sorted((name for name in currencies if name.isascii() and name.replace(" ", "").isalpha()), key=len)
        self._after = re.compile(rf"\s?(?P<name>{'|'.join(map(re.escape, reversed(codes)))})(?![a-z])", re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> list[Amount]:
        """The amounts whose digits begin in ``text[start:end]``, in order; percentages, millions and parts of words are none."""
        found = []
        for match in _AMOUNT.finditer(text, start, min(len(text), end)):
            number, k, large = match.groups()
            begin, stop = match.span()
            if large or match[0].lower() in self._names:
                continue
            at, currency = self._before(text, begin)
            if currency is None and at and (text[at - 1].isalnum() or text[at - 1] in ".,#_"):
                continue
            if text[at] == "$" and _foreign(text, at):
                continue
            behind = text[stop : stop + 1]
            if behind == "%" or (behind == " " and text[stop + 1 : stop + 2] == "%"):
                continue
            if behind.isalpha() and not k and not _parts(behind):
                continue
            if currency is None:
                currency, stop = self._behind(text, stop)
            found.append(Amount(_value(number), at, stop, number, k is not None, currency))
        return found

    def _before(self, text: str, at: int) -> tuple[int, str | None]:
        """Where the amount begins with its sign or code, and the currency; the digits' own place where none is said."""
        near = at - 1 if at and text[at - 1] in " \u00a0" else at
        last = text[near - 1] if near else " "
        if last in self._signs:
            return near - 1, self._currencies[last]
        if not last.isalpha():
            return at, None
        code = text[max(0, near - _CODE_LENGTH) : near].lower()
        if code in self._currencies:
            return near - len(code), self._currencies[code]
        return at, None

    def _behind(self, text: str, stop: int) -> tuple[str | None, int]:
        """The currency said behind the digits ("45000 GBP", "65000.00 £ per year"), and where its words end."""
        near = stop + 1 if text[stop : stop + 1] == " " else stop
        if text[near : near + 1] in self._signs and not text[near + 1 : near + 3].strip()[:1].isdigit():
            return self._currencies[text[near]], near + 1
        match = self._after.match(text, stop) if text[near : near + 1].isalpha() else None
        if match and not text[match.end() : match.end() + 2].strip()[:1].isdigit():
            return self._currencies[" ".join(match["name"].lower().split())], match.end()
        return None, stop


def _foreign(text: str, at: int) -> bool:
    """Whether letters before a dollar sign make it another country's ("CAD$50,000", "A$90k")."""
    return at > 0 and text[at - 1].isalpha() and text[max(0, at - 2) : at].upper() != "US"


def _parts(sign: str) -> bool:
    """Letters right behind the digits that do not make them part of a word: a lost line break, a period ("500pd"), a code."""
    return sign.isupper() or sign in "pag"


def _value(digits: str) -> float:
    """The number behind the digits: three digits after a mark are thousands, one or two are pence."""
    whole, pence = digits.replace(",", ""), ""
    if whole.isdecimal():
        return float(whole)
    if "." in digits[-3:] and not _THOUSANDS.fullmatch(digits):
        whole, _, pence = whole.rpartition(".")
    return float(re.sub(r"\D", "", whole) + "." + (pence or "0"))


def meant(first: Amount, last: Amount, period: Period | None) -> tuple[float, float]:
    """The two amounts as meant: a "k" on one side serves both, and hundreds a year are thousands."""
    low, high = first.value, last.value
    shared = first.thousands or last.thousands
    if low < 1000 and (shared or high >= 10_000):
        low *= 1000
    if high < 1000 and shared:
        high *= 1000
    if period == "year" and 10 <= low <= _MOST_THOUSANDS and 10 <= high <= _MOST_THOUSANDS:
        low, high = low * 1000, high * 1000
    return low, high


def halves(amount: Amount, period: Period) -> tuple[float, float] | None:
    """Two amounts that lost the dash between them ("400500" a day), or None where the digits are one amount."""
    digits, middle = amount.digits, len(amount.digits) // 2
    if amount.thousands or not digits.isdigit() or len(digits) % 2 or middle < 2:
        return None
    low, high = float(digits[:middle]), float(digits[middle:])
    fits = plausible(low, period) and plausible(high, period) and not plausible(amount.value, period)
    return (low, high) if fits and low < high <= 3 * low else None


def plausible(value: float, period: Period) -> bool:
    """Whether one person can be paid that for the period."""
    low, high = PLAUSIBLE[period]
    return low <= value <= high


def period_by_size(low: float, high: float, thousands: bool) -> Period | None:
    """The period that an amount of that size is for, where none is said: hours, days or years; None where it could be several."""
    if thousands or low >= 10_000:
        return "year"
    if low >= 100 and high <= 2_000:
        return "day"
    if low >= 4 and high < 100:
        return "hour"
    return None
