"""What a visitor's words ask that no list of names could hold: an amount of pay, a distance, "or remote"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fingerpost.search.names import Named

_SUM = r"(?P<sum>\d{1,3}(?:,\d{3})+|\d{2,7})\s?(?P<thousand>k)?"
_PERIOD = r"(?:\s*(?:/|per|an?|p)?\s?(?P<period>day|d|year|annum|yr|pa|a)\b)"
_PAY = re.compile(
    rf"(?<![\w.£-])(?P<pound>£\s?)?{_SUM}\+?(?:\s*(?:-|–|to)\s*£?\s?\d[\d,]*\s?k?)?\+?{_PERIOD}?(?![\w,-])",
    re.IGNORECASE,
)
_MILES = re.compile(r"\b(?:within\s+)?(?P<miles>\d{1,3})\s*(?:miles?|mi)\s+(?:of|from|around)?\s*", re.IGNORECASE)
_OR_REMOTE = re.compile(r"\s+or\s+(?:fully\s+)?remote\b|\bremote\s+or\s+(?=\w)", re.IGNORECASE)
YEARLY = 10_000
"""An amount with no period is of a year from here on; under it, of a day."""


@dataclass(frozen=True, slots=True)
class Intent:
    """The words that are left, and what the others ask: pay with the words for it, how near, and whether remote will do."""

    words: str
    pay: tuple[tuple[str, Named], ...] = ()
    miles: int | None = None
    or_remote: bool = False


def intent_of(text: str) -> Intent:
    """Take pay, distance and "or remote" out of what was typed; words in quotes stay words.

    >>> intent_of("£500 a day python").pay[0][1].value, intent_of("nlp within 25 miles of bath or remote").words
    ('day:500', 'nlp bath')
    """
    if '"' in text:
        return Intent(text)
    remote = bool(_OR_REMOTE.search(text))
    text = _OR_REMOTE.sub(" ", text)
    near = _MILES.search(text)
    if near:
        text = text[: near.start()] + text[near.end() :]
    pay = []
    for found in _PAY.finditer(text):
        if named := _pay(found):
            pay.append((found.group().strip(), named))
            text = text.replace(found.group(), " ", 1)
    miles = int(near["miles"]) if near and int(near["miles"]) else None
    return Intent(" ".join(text.split()), tuple(pay), miles, remote)


def _pay(found: re.Match[str]) -> Named | None:
    """An amount of money that is plainly one: with its sign, in thousands, or for a time."""
    if not (found["pound"] or found["thousand"] or found["period"]):
        return None
    amount = int(found["sum"].replace(",", "")) * (1_000 if found["thousand"] else 1)
    if found["pound"] and not found["thousand"] and amount < 200 and not found["period"]:
        amount *= 1_000  # "£60" and "£60-70" of a salary
    period = {"d": "day", "day": "day"}.get((found["period"] or "").lower(), "year" if found["period"] else "")
    return Named("pay", f"{period or ('year' if amount >= YEARLY else 'day')}:{amount}")
