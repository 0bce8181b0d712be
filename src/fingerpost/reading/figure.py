"""A figure that stands for the size of a benefit: a share of pay or an amount, with its bound ("up to 10%", "£5,000")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SHARE = r"\d{1,3}(?:\\?\.\d{1,2})?"
_MONEY = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+(?:\.\d+)?)(?:\s?[kK]\b)?"
_DASH = r"\s?(?:\\?[-–—]|to|and|/)\s?"
_BOUND = r"\b(?:up ?to|circa|c\.|c|ca\.?|around|about|approx\.?|approximately|at least|minimum(?: of)?|from)|[~≈]"
FIGURE = (
    rf"(?<![\d.,£$€%])(?:(?P<bound>{_BOUND})\s?)?"
    rf"(?:(?P<share>{_SHARE})\s?%?(?:{_DASH}(?P<share_to>{_SHARE}))?\s?%"
    rf"|(?P<sign>[£$€])\s?(?P<money>{_MONEY})(?:{_DASH}[£$€]?\s?(?P<money_to>{_MONEY}))?)"
)
"""The source of a pattern that finds one figure; ``read_figure`` reads its match."""

_BOUNDS = {"u": "up to ", "c": "around ", "a": "around ", "~": "around ", "≈": "around ", "m": "from ", "f": "from "}
_THOUSAND = 1_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a page prints it, with its highest amount in units of money, or its highest share in per cent."""

    printed: str
    amount: float | None
    share: float | None
    start: int
    end: int


def read_figure(match: re.Match[str]) -> Figure:
    """The figure in a match of ``FIGURE``, printed in one form: ``c 10-15 %`` is "around 10–15%", ``£2.5k`` "£2,500"."""
    bound = _bound(match["bound"] or "")
    start, end = match.start("bound") if match["bound"] else match.start("sign"), match.end()
    if match["share"]:
        start = match.start("bound") if match["bound"] else match.start("share")
        end = match.end("share_to") if match["share_to"] else match.end("share")
        end = match.string.index("%", end) + 1
        shares = [_number(match[name]) for name in ("share", "share_to") if match[name]]
        return Figure(bound + "–".join(f"{share:g}" for share in shares) + "%", None, max(shares), start, end)
    amounts = [_number(match[name]) for name in ("money", "money_to") if match[name]]
    if len(amounts) > 1 and amounts[0] < _THOUSAND <= amounts[1]:
        amounts[0] *= _THOUSAND
    end = match.end("money_to") if match["money_to"] else match.end("money")
    printed = "–".join(f"{match['sign']}{amount:,.0f}" for amount in amounts)
    return Figure(bound + printed, max(amounts), None, start, end)


def _bound(words: str) -> str:
    return "from " if words.lower().startswith("at least") else _BOUNDS.get(words[:1].lower(), "")


def _number(digits: str) -> float:
    """The number behind the digits; "k" stands for thousands."""
    number = float(digits.rstrip("kK \u00a0").replace(",", "").replace("\\", ""))
    return number * _THOUSAND if digits[-1] in "kK" else number
