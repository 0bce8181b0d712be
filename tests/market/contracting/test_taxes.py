"""Tax on a year's income against amounts worked out by hand or printed by others, and what holds of every income."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.market.contracting.salary import cost_of_salary, keep_of_salary, salary_costing, salary_keeping
from fingerpost.market.contracting.taxes import (
    allowance,
    corporation_tax,
    employee_insurance,
    employer_insurance,
    least_pension,
    taxed,
)
from fingerpost.pack import load_pack

LAW, BEFORE = (load_pack("uk").taxes[year] for year in ("2026-27", "2025-26"))
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of what is tested."""
NATIONS = st.sampled_from(sorted(LAW.nations))
PENSION = st.floats(0, 0.3)

BY_HAND = [
    (12_570, "england", 0, 0),
    (30_000, "england", 3_486, 1_394.40),  # 20% and 8% of 17,430
    (60_000, "england", 11_432, 3_210.60),  # 7,540 + 40% of 9,730; 3,016 + 2% of 9,730
    (100_000, "england", 27_432, 4_010.60),  # 7,540 + 40% of 49,730
    (110_000, "england", 33_432, 4_210.60),  # an allowance of 7,570: 7,540 + 40% of 64,730
    (125_140, "england", 42_516, 4_513.40),  # no allowance: 7,540 + 40% of 87,440
    (150_000, "england", 53_703, 5_010.60),  # 42,516 + 45% of 24,860
    (16_000, "scotland", 651.70, 274.40),  # 19% of 3,430
    (33_000, "scotland", 4_081.07, 1_634.40),  # 753.73 + 2,597.80 + 21% of 3,474
    (
        110_000,
        "scotland",
        37_482.05,
        4_210.60,
    ),  # 19,482.05 to the higher limit, then 45% of 40,000: an allowance of 7,570
    (150_000, "scotland", 59_634.35, 5_010.60),  # 47,701.55 to 125,140 taxable, then 48% of 24,860
]


def income_tax(law, nation, earned, dividends=0.0):
    return sum(part.tax for part in taxed(law, nation, earned, dividends))


@pytest.mark.parametrize(("salary", "nation", "tax", "insurance"), BY_HAND)
def test_tax_and_insurance_are_what_a_hand_works_out(salary, nation, tax, insurance):
    assert income_tax(LAW, nation, salary) == pytest.approx(tax, abs=0.01)
    assert employee_insurance(LAW, salary) == pytest.approx(insurance, abs=0.01)


@pytest.mark.parametrize(
    ("salary", "tax"), [(20_000, 1_446), (45_000, 6_882), (75_000, 19_482), (100_000, 30_732), (150_000, 59_634)]
)
def test_scottish_tax_is_what_its_parliament_printed(salary, tax):
    assert income_tax(LAW, "scotland", salary) == pytest.approx(tax, abs=0.5)


def test_dividends_lie_on_top_of_earnings_in_bands_of_their_own():
    assert income_tax(LAW, "england", 12_570, 37_700) == pytest.approx(3_999)  # 10.75% of 37,200
    assert income_tax(BEFORE, "england", 12_570, 37_700) == pytest.approx(3_255)  # 8.75% of 37,200
    assert income_tax(LAW, "scotland", 12_570, 37_700) == pytest.approx(3_999), (
        "Scotland taxes dividends as the others do"
    )
    assert income_tax(LAW, "england", 0, 13_070) == 0, "the allowances of income and of dividends"
    # £112,570 of income leaves an allowance of £6,285, so as much of the salary is taxed, and dividends fill the rest of the bands.
    tax = 6_285 * 0.2 + (37_700 - 6_285 - 500) * 0.1075 + (100_000 - (37_700 - 6_285)) * 0.3575
    assert income_tax(LAW, "england", 12_570, 100_000) == pytest.approx(tax)


@pytest.mark.parametrize(
    ("profit", "tax"), [(0, 0), (50_000, 9_500), (150_000, 36_000), (250_000, 62_500), (300_000, 75_000)]
)
def test_corporation_tax_rises_from_the_small_rate_to_the_main(profit, tax):
    assert corporation_tax(LAW, profit) == pytest.approx(tax)


def test_what_an_employer_adds():
    assert employer_insurance(LAW, 12_570) == pytest.approx(1_135.50)  # 15% of 7,570
    assert employer_insurance(LAW, 5_000) == 0
    assert least_pension(LAW, 90_000) == pytest.approx(1_320.90)  # 3% of 44,030


@CALM
@given(st.floats(0, 400_000))
def test_the_allowance_is_whole_up_to_its_limit_and_gone_at_125140(income):
    free = allowance(LAW, income)
    assert 0 <= free <= 12_570
    assert free == 12_570 if income <= 100_000 else free <= 12_570 - (income - 100_000) / 2 or income >= 125_140
    assert (free == 0) == (income >= 125_140)


@CALM
@given(NATIONS, st.integers(0, 400_000), PENSION)
def test_a_pound_more_of_salary_never_leaves_less_nor_more_than_the_pound(nation, salary, pension):
    here, above = (keep_of_salary(LAW, nation, pay, pension).in_hand for pay in (salary, salary + 1))
    assert 0.30 <= above - here <= 1 + 1e-9, (
        "a cliff: the taper leaves 30p of a pound in Scotland, and nothing leaves less"
    )


@CALM
@given(NATIONS, st.integers(0, 400_000), PENSION)
def test_the_salary_that_keeps_what_a_salary_keeps_is_that_salary(nation, salary, pension):
    worth = keep_of_salary(LAW, nation, salary, pension).worth
    assert salary_keeping(LAW, nation, worth, pension) == salary


@CALM
@given(st.floats(0, 400_000), PENSION)
def test_a_salary_costs_no_more_than_it_may_and_a_pound_more_would(cost, pension):
    salary = salary_costing(LAW, cost, pension)
    assert cost_of_salary(LAW, salary + 1, pension) > cost
    assert cost_of_salary(LAW, salary, pension) <= cost or salary == 0
