"""What one keeps of a permanent salary, and the salary of which one keeps so much."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.market.contracting.line import Line, pounds, share, tax_lines
from fingerpost.market.contracting.taxes import employee_insurance, employer_insurance, taxed
from fingerpost.pack import TaxYear

LARGEST = 50_000_000
"""No salary that is looked for lies above it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a year's work leaves: pounds in hand after tax, what an employer puts into a pension, and each step to them."""

    in_hand: float
    pension: float
    lines: tuple[Line, ...]

    @property
    def worth(self) -> float:
        """In hand and in the pension together: what is compared."""
        return self.in_hand + self.pension


def keep_of_salary(law: TaxYear, nation: str, salary: float, pension: float) -> Kept:
    """What one keeps of a permanent salary to which the employer adds a share as pension; one's own contributions are left
    in, since they are one's own money."""
    insurance, parts = employee_insurance(law, salary), list(taxed(law, nation, salary))
    in_hand = salary - insurance - sum(part.tax for part in parts)
    paid_in = salary * pension
    return Kept(in_hand, paid_in, (
        Line("Salary", salary),
        *tax_lines(parts),
        Line("Employee’s National Insurance", -insurance),
        Line("In hand", in_hand, total=True),
        Line("Employer’s pension contribution", paid_in, f"{share(pension)} of {pounds(salary)}"),
        Line("In hand and in the pension", in_hand + paid_in, total=True),
    ))  # fmt: skip


def salary_keeping(law: TaxYear, nation: str, worth: float, pension: float) -> int:
    """The lowest whole salary of which one keeps at least so much: keeping rises with salary, so halves find it."""
    low, high = 0, LARGEST
    while low < high:
        middle = (low + high) // 2
        if keep_of_salary(law, nation, middle, pension).worth < worth:
            low = middle + 1
        else:
            high = middle
    return low


def cost_of_salary(law: TaxYear, salary: float, pension: float) -> float:
    """What a permanent salary costs an employer in a year: with National Insurance, the levy of large employers, and pension."""
    return salary + employer_insurance(law, salary) + salary * (law.levy.rate + pension)


def salary_costing(law: TaxYear, cost: float, pension: float) -> int:
    """The highest whole salary that costs an employer no more than so much a year; 0 where none does."""
    low, high = 0, LARGEST
    while low < high:
        middle = (low + high + 1) // 2
        if cost_of_salary(law, middle, pension) > cost:
            high = middle - 1
        else:
            low = middle
    return low
