"""The shapes of a tax year: what the law takes from pay in it, each figure with the page that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TaxSource:
    """A page that figures were taken from, and the day; ``read_in`` is the address of another's page on which they were
    read, where the authority's own was not at hand."""

    id: str
    title: str
    url: str
    taken: date
    read_in: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A tax year: its id ("2026-27"), its name, and its first and last day."""

    id: str
    name: str
    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class Slice:
    """A band of a tax: the rate on what lies above the band before and up to ``upto`` pounds; None for the highest."""

    table: str
    name: str
    upto: int | None
    rate: float


@dataclass(frozen=True, slots=True)
class Nation:
    """Where one's earnings are taxed by a table of their own."""

    id: str
    name: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Allowance:
    """The personal allowance, which shrinks by the share ``taper`` of what income exceeds ``taper_from``."""

    personal: int
    taper_from: int
    taper: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insurance:
    """National Insurance of class 1: the employee's (primary) and the employer's (secondary)."""

    primary_threshold: int
    upper_limit: int
    main_rate: float
    upper_rate: float
    secondary_threshold: int
    secondary_rate: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Levy:
    """The apprenticeship levy, a share of an employer's pay bill less an allowance."""

    rate: float
    allowance: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeastPension:
    """The least that an employer pays into a pension: a share of the earnings between two limits."""

    lower: int
    upper: int
    employer: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dividends:
    """Dividends up to the allowance are taxed at nothing; their bands are slices of the table "dividends"."""

    allowance: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompanyTax:
    """Corporation tax: the small rate up to ``lower``, the main rate from ``upper``, between them the main rate less the
    ``fraction`` of what profit falls short of ``upper``."""

    small_rate: float
    main_rate: float
    lower: int
    upper: int
    fraction: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vat:
    """The standard rate of value added tax, on top of a price."""

    rate: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holiday:
    """Paid holiday that every employee has by law, in weeks a year, bank holidays among them."""

    weeks: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaxYear:
    """All that the law takes from pay, or adds to its cost, in one year. ``bands`` are the slices of each table: one a
    nation, and "dividends"; their limits count from what is left after the personal allowance."""

    year: Span
    sources: Mapping[str, TaxSource]
    nations: Mapping[str, Nation]
    bands: Mapping[str, tuple[Slice, ...]]
    allowance: Allowance
    insurance: Insurance
    levy: Levy
    pension: LeastPension
    dividends: Dividends
    company: CompanyTax
    vat: Vat
    holiday: Holiday
