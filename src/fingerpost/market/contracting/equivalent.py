"""The permanent salary that a rate compares with: the one of which as much is kept, from cautious to hopeful assumptions."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.market.contracting.assumptions import WEEKDAYS, Assumptions, Contract
from fingerpost.market.contracting.company import keep_of_company
from fingerpost.market.contracting.line import Line, pounds
from fingerpost.market.contracting.salary import Kept, keep_of_salary, salary_costing, salary_keeping
from fingerpost.market.contracting.umbrella import keep_of_umbrella
from fingerpost.pack import TaxYear

WAYS = {"inside": keep_of_umbrella, "outside": keep_of_company}
"""For each IR35 status, how one is paid under it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A rate under one set of assumptions: the steps from the rate to what is kept, and the salary that keeps as much."""

    assumed: Assumptions
    income: float
    kept: Kept
    lines: tuple[Line, ...]
    salary: int
    of_salary: Kept


@dataclass(frozen=True, slots=True)
class Equivalent:
    """What a contract compares with under one IR35 status ("inside" or "outside"). ``low`` and ``high`` are salaries, pounds
    a year; they are estimates, and stand in no figure."""

    status: str
    cautious: Case
    hopeful: Case

    @property
    def low(self) -> int:
        """The lower of the two salaries."""
        return min(self.cautious.salary, self.hopeful.salary)

    @property
    def high(self) -> int:
        """The higher of the two salaries."""
        return max(self.cautious.salary, self.hopeful.salary)


def equivalent(
    law: TaxYear, contract: Contract, status: str, cautious: Assumptions, hopeful: Assumptions
) -> Equivalent:
    """What a contract compares with. KeyError for a status or a nation that is not known."""
    return Equivalent(status, *(_case(law, contract, status, assumed) for assumed in (cautious, hopeful)))


def same_cost(law: TaxYear, contract: Contract, assumed: Assumptions) -> int:
    """The salary that costs a client as much for each day worked as the rate does: for the year of an employee with the same
    holidays and health, paid through weekdays worked and not. What an agency adds to the rate is not known and left out."""
    return salary_costing(law, contract.daily(law, assumed) * assumed.present, assumed.pension)


def _case(law: TaxYear, contract: Contract, status: str, assumed: Assumptions) -> Case:
    income = contract.daily(law, assumed) * assumed.worked
    kept = WAYS[status](law, contract.nation, income, assumed)
    salary = salary_keeping(law, contract.nation, kept.worth, assumed.pension)
    of_salary = keep_of_salary(law, contract.nation, salary, assumed.pension)
    return Case(assumed, income, kept, (*_earned(law, contract, assumed, income), *kept.lines), salary, of_salary)


def _earned(law: TaxYear, contract: Contract, assumed: Assumptions, income: float) -> tuple[Line, ...]:
    """The lines from the rate to a year's income."""
    daily = contract.daily(law, assumed)
    said = (
        f"{pounds(daily)} for each of {assumed.worked} days: {WEEKDAYS} weekdays less {assumed.bank} bank holidays, {assumed.holiday} of "
        f"holiday, {assumed.ill} ill, {assumed.between} between contracts"
    )
    return (Line("Rate for the days worked, without VAT", income, said, total=True),)
