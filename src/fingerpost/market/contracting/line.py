"""A line of a reckoning: what it is, how much, and why, so that every step can stand on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fingerpost.market.contracting.taxes import Taxed
from fingerpost.pack.taxes import DIVIDENDS


@dataclass(frozen=True, slots=True)
class Line:
    """An amount of pounds a year, less than nothing where it is taken away; ``total`` marks what the lines before come to."""

    name: str
    amount: float
    why: str = ""
    total: bool = False


def tax_lines(parts: Iterable[Taxed]) -> Iterator[Line]:
    """A line for each band of income tax."""
    for part in parts:
        kind = "Tax on dividends" if part.band.table == DIVIDENDS else "Income tax"
        yield Line(f"{kind}, {part.band.name}", -part.tax, f"{share(part.band.rate)} of {pounds(part.amount)}")


def share(part: float) -> str:
    """A share as a per cent.

    >>> share(0.2), share(0.1075), share(0.005)
    ('20%', '10.75%', '0.5%')
    """
    return f"{100 * part:.2f}".rstrip("0").rstrip(".") + "%"


def pounds(amount: float) -> str:
    """Whole pounds.

    >>> pounds(1234.5), pounds(-80)
    ('£1,235', '−£80')
    """
    whole = int(abs(amount) + 0.5)
    return f"{'−' if amount < 0 and whole else ''}£{whole:,}"
