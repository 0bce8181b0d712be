"""The grammar of amounts: money as adverts write it, alone or as a range, read near a place in a text.

Amounts are found, never converted: ``£45-50k`` is 45,000 to 50,000, ``£400500`` a day is a range that lost its dash, ``£45.000`` is a
thousand separator. The words come from the pack (``words/pay.toml``); the marks, digits and order are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fingerpost.reading.claim import Period

PERIODS: tuple[Period, ...] = ("year", "month", "week", "day", "hour")
PLAUSIBLE: Mapping[Period, tuple[float, float]] = {
    "year": (4_000, 2_000_000), "month": (300, 60_000), "week": (100, 15_000), "day": (40, 5_000), "hour": (4, 500),
}  # fmt: skip
"""What one person can be paid for each period, in any of the three currencies; an amount outside is not pay."""

_NUMBER = r"\d{1,3}(?:[,.’'\u00a0 ]\d{3})+(?!\d)(?:\.\d{1,2}(?!\d))?|\d{1,3}(?:,\d{3})+|\d+(?:\.\d{1,2}(?!\d))?"
_FIRST = r"(?:(?<![A-Za-z0-9])|(?<=[a-z])(?-i:(?=[A-Z])))"
_LAST = r"(?-i:(?![a-z0-9])(?!(?<=[A-Z])[A-Z]))"
_AT_DIGITS = (r"(?<![A-Za-z])", r"(?-i:(?![a-z])(?!(?<=[A-Z])[A-Z]))")


def choice(phrases: Iterable[str], at_digits: bool = False) -> str:
    """A pattern for any of the phrases, the longest first, as whole words; lost line breaks ("annumLocation") end a word too.

    ``at_digits`` lets a phrase touch digits ("45000GBP", "£500pd").
    """
    first, last = _AT_DIGITS if at_digits else (_FIRST, _LAST)
    parts = []
    for phrase in sorted(set(phrases), key=len, reverse=True):
        body = r"\s+".join(re.escape(word) for word in phrase.split())
        parts.append((first if phrase[0].isalnum() else "") + body + (last if phrase[-1].isalnum() else ""))
    return "(?:" + "|".join(parts) + ")"


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as written: ``thousands`` where "k" follows, ``large`` where "m" or "bn" does; ``period`` and ``currency`` if said at it."""

    value: float
    start: int
    end: int
    currency: str | None = None
    thousands: bool = False
    large: bool = False
    period: Period | None = None
    past: int = 0
    """Where the words of the amount, with its currency and period, end."""
    digits: str = ""


class Amounts:
    """Finds amounts, in the currencies and periods of one pack."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._currency = {
            sign: code for code in ("GBP", "EUR", "USD") for sign in words.get(f"currency.{code}", ())
        }  # fmt: skip
        signs = choice(self._currency, at_digits=True)
        filler = choice(words["filler"])
        self._amount = re.compile(
            rf"(?:(?P<before>{signs})\s?|(?<![\w.,#]))(?P<number>{_NUMBER})"
            rf"(?:\s?(?P<k>k)(?-i:(?![a-z]))|\s?(?P<large>m|mn|bn|b|tn|million|billion|trillion)(?-i:(?![a-z])))?"
            rf"(?:\s?(?P<after>{signs})(?!\s?\d))?",
            re.IGNORECASE,
        )
        periods = "|".join(f"(?P<{name}>{choice(words[f'period.{name}'], at_digits=True)})" for name in PERIODS)
        self._period = re.compile(rf"[\s,(\[*:|]*(?:(?:{filler})[\s,()*:|-]*){{0,3}}(?:{periods})", re.IGNORECASE)

    def find(self, text: str, start: int, end: int) -> Iterator[Amount]:
        """The amounts that begin in ``text[start:end]``, in order; percentages and parts of words are none."""
        for match in self._amount.finditer(text, start, min(len(text), end)):
            at = match.start("before") if match["before"] else match.start("number")
            after = text[match.end() : match.end() + 2]
            if (
                after.startswith("%")
                or after == " %"
                or (after[:1].isalpha() and not match["k"] and not _glued(text, match.end()))
            ):
                continue
            yield self._made(text, match, at)

    def _made(self, text: str, match: re.Match[str], at: int) -> Amount:
        sign = match["before"] or match["after"]
        period = self._period.match(text, match.end())
        return Amount(
            value=_value(match["number"]),
            start=at,
            end=match.end(),
            currency=self._currency[" ".join(sign.lower().split())] if sign else None,
            thousands=bool(match["k"]),
            large=bool(match["large"]),
            period=_named(period),
            past=period.end() if period else match.end(),
            digits=match["number"],
        )


def _named(match: re.Match[str] | None) -> Period | None:
    return next((name for name in PERIODS if match[name]), None) if match else None


def _glued(text: str, at: int) -> bool:
    """Letters right after the digits belong to another word ("£45,000Location") or to a period ("500pd")."""
    return text[at].isupper() or text[at] in "pPaA"


def _value(digits: str) -> float:
    """The number behind the digits: three digits after a mark are thousands, one or two are pence."""
    whole = digits
    pence = ""
    if len(digits) > 3 and digits[-3] == "." and not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
        whole, pence = digits[:-3], digits[-2:]
    elif len(digits) > 2 and digits[-2] == ".":
        whole, pence = digits[:-2], digits[-1:]
    return float(re.sub(r"\D", "", whole) + ("." + pence if pence else ""))


def halves(amount: Amount, period: Period) -> tuple[float, float] | None:
    """Two amounts that lost the dash between them ("400500" a day), or None where the digits are one amount."""
    digits = amount.digits
    if amount.thousands or not digits.isdigit() or len(digits) % 2 or len(digits) < 4:
        return None
    low, high = float(digits[: len(digits) // 2]), float(digits[len(digits) // 2 :])
    top = PLAUSIBLE[period][1]
    fits = plausible(low, period) and plausible(high, period)
    return (low, high) if fits and low < high <= 3 * low and amount.value > top else None


def plausible(value: float, period: Period) -> bool:
    """Whether one person can be paid that for the period."""
    low, high = PLAUSIBLE[period]
    return low <= value <= high
