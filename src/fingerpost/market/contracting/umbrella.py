"""Inside IR35: what an umbrella company leaves of a rate, which also pays the employer's taxes and the umbrella's margin."""

from __future__ import annotations

from fingerpost.market.contracting.assumptions import DAYS_A_WEEK, Assumptions
from fingerpost.market.contracting.line import Line, pounds, share, tax_lines
from fingerpost.market.contracting.salary import LARGEST, Kept
from fingerpost.market.contracting.taxes import employee_insurance, employer_insurance, least_pension, taxed
from fingerpost.pack import TaxYear

HALVINGS = 60
"""Enough to find pay to less than a thousandth of a penny."""


def keep_of_umbrella(law: TaxYear, nation: str, income: float, assumed: Assumptions) -> Kept:
    """What one keeps of a year's assignment income through an umbrella company that pays the least pension by law. Holiday
    pay is part of gross pay: it comes out of the same rate."""
    weeks = assumed.worked / DAYS_A_WEEK
    margin = min(income, assumed.margin * weeks)
    gross = _gross(law, income - margin)
    pension, levy = least_pension(law, gross), law.levy.rate * gross
    insurance, parts = employee_insurance(law, gross), list(taxed(law, nation, gross))
    in_hand = gross - insurance - sum(part.tax for part in parts)
    return Kept(in_hand, pension, (
        Line("Umbrella’s margin", -margin, f"{pounds(assumed.margin)} a week for {weeks:g} weeks"),
        Line("Employer’s National Insurance", -employer_insurance(law, gross), "of the rate, not on top of it"),
        Line("Apprenticeship levy", -levy, f"{share(law.levy.rate)} of gross pay"),
        Line("Employer’s pension contribution", -pension, f"{share(law.pension.employer)} of pay between {pounds(law.pension.lower)} and "
             f"{pounds(law.pension.upper)}, the law’s least"),
        Line("Gross pay, holiday pay in it", gross, total=True),
        *tax_lines(parts),
        Line("Employee’s National Insurance", -insurance),
        Line("In hand", in_hand, total=True),
        Line("Employer’s pension contribution", pension, "comes back as pension"),
        Line("In hand and in the pension", in_hand + pension, total=True),
    ))  # fmt: skip


def _gross(law: TaxYear, available: float) -> float:
    """The gross pay that with the employer's taxes and pension comes to what is available."""
    low, high = 0.0, min(max(0.0, available), float(LARGEST))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        cost = middle * (1 + law.levy.rate) + employer_insurance(law, middle) + least_pension(law, middle)
        low, high = (middle, high) if cost <= available else (low, middle)
    return low
