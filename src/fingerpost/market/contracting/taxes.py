"""Income tax, National Insurance and corporation tax on amounts of a year, by the tables of a tax year.

Everything is counted on the whole year, in pounds, and unrounded. HMRC rounds each payment down; the difference is pence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fingerpost.pack import Slice, TaxYear
from fingerpost.pack.taxes import DIVIDENDS


@dataclass(frozen=True, slots=True)
class Taxed:
    """A part of an income in one band, and its tax. ``band.table`` says whether it was earned or is a dividend."""

    band: Slice
    amount: float

    @property
    def tax(self) -> float:
        """The tax on it."""
        return self.amount * self.band.rate


def allowance(law: TaxYear, income: float) -> float:
    """The personal allowance that an income has: whole up to the limit, then less by its share of the excess, never under nothing."""
    given = law.allowance
    return max(0.0, given.personal - max(0.0, income - given.taper_from) * given.taper)


def taxed(law: TaxYear, nation: str, earned: float, dividends: float = 0.0) -> Iterator[Taxed]:
    """The parts of a year's income on which tax is due, band by band: first what is earned, by the nation's bands, then
    dividends, which lie on top of it in bands of their own. KeyError for a nation that the year does not know."""
    free = allowance(law, earned + dividends)
    taxable = max(0.0, earned - free)
    yield from _sliced(law.bands[nation], 0.0, taxable)
    shares = max(0.0, dividends - max(0.0, free - earned))
    untaxed = min(shares, law.dividends.allowance)
    yield from _sliced(law.bands[DIVIDENDS], taxable + untaxed, taxable + shares)


def employee_insurance(law: TaxYear, earned: float) -> float:
    """The employee's National Insurance on a year's earnings."""
    due = law.insurance
    main = due.main_rate * between(earned, due.primary_threshold, due.upper_limit)
    return main + due.upper_rate * max(0.0, earned - due.upper_limit)


def employer_insurance(law: TaxYear, earned: float) -> float:
    """The employer's National Insurance on a year's earnings."""
    return law.insurance.secondary_rate * max(0.0, earned - law.insurance.secondary_threshold)


def least_pension(law: TaxYear, earned: float) -> float:
    """The least that an employer pays into a pension for a year's earnings."""
    return law.pension.employer * between(earned, law.pension.lower, law.pension.upper)


def corporation_tax(law: TaxYear, profit: float) -> float:
    """The tax on a year's profit of a company that has no other: the small rate, the main one, or between them the main
    rate with marginal relief."""
    due = law.company
    if profit <= due.lower:
        return due.small_rate * max(0.0, profit)
    return due.main_rate * profit - due.fraction * max(0.0, due.upper - profit)


def between(amount: float, low: float, high: float) -> float:
    """How much of an amount lies between two limits.

    >>> between(30_000, 10_000, 20_000), between(5_000, 10_000, 20_000)
    (10000, 0.0)
    """
    return max(0.0, min(amount, high) - low)


def _sliced(bands: Iterable[Slice], low: float, high: float) -> Iterator[Taxed]:
    """What lies between two amounts, band by band; bands of which nothing lies there are left out."""
    start = 0.0
    for band in bands:
        end = high if band.upto is None else float(band.upto)
        if (part := min(high, end) - max(low, start)) > 0:
            yield Taxed(band, part)
        start = end
