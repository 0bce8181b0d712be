"""A contract in question, and what is assumed of its year: one cautious set of assumptions and one hopeful."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.pack import TaxYear

WEEKDAYS = 260
"""Days from Monday to Friday in 52 weeks."""
DAYS_A_WEEK = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What a year's contracting is taken to hold. ``bank``, ``holiday``, ``ill`` and ``between`` (contracts) are weekdays
    that nobody pays for; ``margin`` is the umbrella's, pounds a week worked; ``costs`` (accountant, insurance, software)
    and ``salary`` of the director are the own company's, pounds a year; ``pension`` is the share of salary that the
    employer of the permanent job would add; ``hours`` are those of a day that is paid by the hour."""

    bank: int
    holiday: int
    ill: int
    between: int
    hours: float
    margin: float
    costs: int
    salary: int
    pension: float

    @property
    def worked(self) -> int:
        """Days that are paid, never under none."""
        return max(0, self.present - self.between)

    @property
    def present(self) -> int:
        """Days that an employee with the same holidays and health would work."""
        return max(0, WEEKDAYS - self.bank - self.holiday - self.ill)


def usual(law: TaxYear) -> tuple[Assumptions, Assumptions]:
    """What is assumed where nobody says otherwise: a cautious year and a hopeful one. The hopeful year has 220 paid days, as
    ``market.annual`` has; the cautious one 180, with eight weeks between contracts. None of it is measured."""
    salary = law.allowance.personal
    cautious = Assumptions(
        bank=8, holiday=25, ill=7, between=40, hours=7.5, margin=30, costs=4_500, salary=salary, pension=0.08
    )
    hopeful = Assumptions(
        bank=8, holiday=25, ill=2, between=5, hours=7.5, margin=20, costs=2_000, salary=salary, pension=0.03
    )
    return cautious, hopeful


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A rate in pounds, for each ``period`` ("day" or "hour"), with value added tax in it or not; ``nation`` is the table by
    which earnings are taxed."""

    rate: float
    period: str = "day"
    with_vat: bool = False
    nation: str = "england"

    def bare(self, law: TaxYear) -> float:
        """The rate without value added tax."""
        return self.rate / (1 + law.vat.rate) if self.with_vat else self.rate

    def daily(self, law: TaxYear, assumed: Assumptions) -> float:
        """What a day is paid, without value added tax."""
        return self.bare(law) * (assumed.hours if self.period == "hour" else 1)
