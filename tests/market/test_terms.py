"""What the rates of a figure say of VAT and of the way of being engaged."""

from __future__ import annotations

from datetime import date

from fingerpost.columns import Columns, Row
from fingerpost.market import PayQuestion
from fingerpost.market.terms import terms

TODAY = date(2026, 11, 27)
RATES = PayQuestion(currency="GBP", period="day", until=TODAY)


def row(number: int, **said) -> Row:
    paid = {"currency": "GBP", "period": "day", "basis": "base", "low": 500.0, "high": 550.0}
    return Row(id=str(number), shown=TODAY, employer=f"e{number}", **paid | said)


def test_each_placed_rate_is_told_by_what_it_says():
    columns = Columns.of([
        row(1, vat=True, engagement="limited"), row(2, engagement="umbrella"), row(3, engagement="umbrella"), row(4),
        row(5, vat=True, low=None), row(6, vat=True, period="year", low=60_000.0, high=70_000.0), row(7, vat=True, estimated=True),
    ])  # fmt: skip
    found = terms(columns, RATES)
    assert (found.jobs, found.plus_vat) == (4, 1), "one end alone, salaries and estimates are in no figure of rates"
    assert found.engagements == {"limited": 1, "umbrella": 2, "": 1}


def test_a_question_that_no_job_answers_has_no_terms():
    found = terms(Columns.of([row(1)]), PayQuestion(currency="GBP", period="hour", until=TODAY))
    assert (found.jobs, found.plus_vat, found.engagements) == (0, 0, {})
