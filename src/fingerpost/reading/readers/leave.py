"""How many days of holiday: the number beside a word of leave, without bank holidays where the advert keeps them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fingerpost.reading.scan import Hit, Page

LEAST, MOST = 15, 50
"""Days a year that can be the whole of a holiday; fewer are bought, carried over or spent abroad."""

INCLUDED = "Bank holidays are counted in"

_BACK, _ON, _AROUND = 52, 56, 60
_NUMBER = r"(?<!\d[.,])(?<![\d£$€#/])(?P<days>\d{2}(?:\\?\.\d)?)(?:\s?(?:\\?[-–—]|to)\s?\d{2}(?:\.\d)?)?(?![\d%,])"
_KIND = (
    r"(?:(?:paid|annual|standard|basic|working|statutory|contractual|full|of|a year|per year|per annum|p\.?a\.?"
    r"|pro[- ]?rata|company|fully)[ \-]*)"
)
_BEFORE = re.compile(
    rf"{_NUMBER}\\?\+?[ \-]*(?:day\b|days\b)?['’´`]?[ \-)]*(?:\([^()\n]{{0,20}}\) *)?{_KIND}{{0,4}}\Z", re.IGNORECASE
)
_LINK = (
    r"(?:of|is|are|starts?|starting|begins?|beginning|includes?|including|at|on|from|an?|minimum|least|with|generous|our"
    r"|we offer|offer|competitive|you(?:'|’)ll get|you get|basic|benefits|package|applicable|to|for|this|role|paid|leave"
    r"|[ \-–—:])*"
)
_BEHIND = re.compile(
    r"[ *]*(?:entitlement|allowance|benefits?|leave|per year|package|is|which)?[ .:*(\-–—,\n]*"
    rf"{_LINK}{_NUMBER}\\?\+?[ \-]*(?:(?:working|paid|calendar|annual|holiday) ?)?days?\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d\d")
_RISING = re.compile(
    r"(?P<days>\d{2})(?:\s?days?\b)?['’]?[^.;\n\d]{0,50}?\b(?:ris\w+|increas\w+|growing|going up|up)\b[^.;\n\d]{0,40}\Z",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:ris\w+|increas\w+|growing|going up|maximum|max|cap)\b[^.;\n\d]{0,30}\Z", re.IGNORECASE)
_BOUGHT = re.compile(
    r"\b(?:buy|purchase|sell|carry|extra|additional|further|abroad|anywhere|notice|within|last|bank up)\b[^.;\n\d]{0,24}\Z",
    re.IGNORECASE,
)
_WITH_BANK = re.compile(
    r"[^.;\n]{0,32}?\b(?:includ(?:ing|es|ed|e)|inclusive(?: of)?|inc\b\.?|incl\b\.?)"
    r"[^.;,\n]{0,16}\b(?:bank|public|statutory|national|bh)|[ (]*(?:bank|public) holidays? included",
    re.IGNORECASE,
)


def holiday_said(page: Page, hits: Sequence[Hit]) -> tuple[float, int, int, str | None] | None:
    """The days of holiday with their span and any doubt; None where no number stands beside a word of leave."""
    text = page.joined
    for start, end, _ in hits:
        first, last = page.bounds[page.where(start)]
        low = max(first, start - _BACK)
        match = _BEFORE.search(text, low, start) if _DIGIT.search(text, low, start) else None
        match = match or _BEHIND.match(text, end, min(last, end + _ON))
        if match is None:
            continue
        match = _at_first(text, match, first)
        if match is None or not LEAST <= _days(match) <= MOST:
            continue
        days, begin, stop = _days(match), match.start("days"), max(end, match.end())
        behind = _WITH_BANK.match(text, stop, min(last, stop + _AROUND))
        return (int(days) if days.is_integer() else days), min(begin, start), stop, INCLUDED if behind else None
    return None


def _at_first(text: str, match: re.Match[str], first: int) -> re.Match[str] | None:
    """The number that holds from the first day, where the one found is what it rises to; None where it is bought or carried over."""
    low, at = max(first, match.start("days") - _AROUND), match.start("days")
    if _LATER.search(text, low, at):
        return _RISING.search(text, low, at)
    return None if _BOUGHT.search(text, low, at) else match


def _days(match: re.Match[str]) -> float:
    return float(match["days"].replace("\\", ""))
