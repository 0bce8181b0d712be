"""Outside IR35: what one keeps of a rate through a company of one's own, which pays a small salary and the rest as dividends."""

from __future__ import annotations

from fingerpost.market.contracting.assumptions import Assumptions
from fingerpost.market.contracting.line import Line, pounds, tax_lines
from fingerpost.market.contracting.salary import Kept
from fingerpost.market.contracting.taxes import corporation_tax, employee_insurance, employer_insurance, taxed
from fingerpost.pack import TaxYear


def keep_of_company(law: TaxYear, nation: str, income: float, assumed: Assumptions) -> Kept:
    """What one keeps of a year's income of one's own company when all its profit is paid out; nothing goes into a pension.
    Where income is too small for costs and salary, both are paid as far as it goes."""
    costs = min(income, float(assumed.costs))
    salary = _bearable(law, income - costs, float(assumed.salary))
    secondary = employer_insurance(law, salary)
    profit = max(0.0, income - costs - salary - secondary)
    due = corporation_tax(law, profit)
    dividends = profit - due
    insurance, parts = employee_insurance(law, salary), list(taxed(law, nation, salary, dividends))
    in_hand = salary + dividends - insurance - sum(part.tax for part in parts)
    return Kept(in_hand, 0.0, (
        Line("Costs of the company", -costs, "accountant, insurance, software"),
        Line("Director’s salary", -salary),
        Line("Employer’s National Insurance", -secondary, f"on salary over {pounds(law.insurance.secondary_threshold)}"),
        Line("Profit of the company", profit, total=True),
        Line("Corporation tax", -due, _corporation(law, profit)),
        Line("Dividends", dividends, "all of what is left", total=True),
        Line("Director’s salary", salary, "comes back as pay"),
        *tax_lines(parts),
        *([Line("Employee’s National Insurance", -insurance)] if insurance else []),
        Line("In hand", in_hand, "nothing goes into a pension", total=True),
    ))  # fmt: skip


def _bearable(law: TaxYear, available: float, wanted: float) -> float:
    """The salary that is wanted, or what the company can pay of it with its National Insurance."""
    free, rate = law.insurance.secondary_threshold, law.insurance.secondary_rate
    most = available if available <= free else (available + rate * free) / (1 + rate)
    return max(0.0, min(wanted, most))


def _corporation(law: TaxYear, profit: float) -> str:
    return "at the small rate" if profit <= law.company.lower else (
        "at the main rate" if profit >= law.company.upper else "at the main rate less marginal relief"
    )  # fmt: skip
