"""UK contract pay: what one keeps of a rate inside and outside IR35, and the permanent salary that it compares with. No advice."""

from fingerpost.market.contracting.assumptions import WEEKDAYS, Assumptions, Contract, usual
from fingerpost.market.contracting.equivalent import Case, Equivalent, equivalent, same_cost
from fingerpost.market.contracting.line import Line
from fingerpost.market.contracting.salary import Kept, keep_of_salary, salary_keeping

__all__ = [
    "WEEKDAYS", "Assumptions", "Case", "Contract", "Equivalent", "Kept", "Line", "equivalent", "keep_of_salary", "salary_keeping",
    "same_cost", "usual",
]  # fmt: skip
