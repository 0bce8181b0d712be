"""What a rate compares with: examples worked out by hand, and what holds of every rate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.market.contracting import Assumptions, Contract, equivalent, keep_of_salary, same_cost, usual
from fingerpost.market.contracting.company import keep_of_company
from fingerpost.market.contracting.umbrella import keep_of_umbrella
from fingerpost.pack import load_pack

LAW = load_pack("uk").taxes["2026-27"]
CAUTIOUS, HOPEFUL = usual(LAW)
CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of what is tested."""
WAYS = {"inside": keep_of_umbrella, "outside": keep_of_company}
STATUS = st.sampled_from(sorted(WAYS))
NATION = st.sampled_from(sorted(LAW.nations))


def of(rate: float, status: str, **said):
    return equivalent(LAW, Contract(rate=rate, **said), status, CAUTIOUS, HOPEFUL)


def test_the_usual_years_have_180_and_220_paid_days():
    assert (CAUTIOUS.worked, HOPEFUL.worked) == (180, 220)
    assert (CAUTIOUS.present, HOPEFUL.present) == (220, 225)


def test_an_umbrella_pays_the_employers_taxes_out_of_the_rate():
    # £500 for 220 days less £880 of margin is £109,120. Of pay over £50,270 an employer adds 15% over £5,000, 0.5%, and a
    # pension of £1,320.90: 109,120 = G × 1.005 + 0.15 × (G − 5,000) + 1,320.90, so G = 108,549.10 / 1.155 = 93,981.90.
    kept = keep_of_umbrella(LAW, "england", 110_000, HOPEFUL)
    gross = 93_981.90
    tax, insurance = 7_540 + 0.4 * (gross - 50_270), 3_016 + 0.02 * (gross - 50_270)
    assert kept.in_hand == pytest.approx(gross - tax - insurance, abs=0.02)
    assert kept.pension == pytest.approx(1_320.90)


def test_a_company_pays_corporation_tax_and_its_owner_tax_on_dividends():
    # £110,000 less costs of £2,000, a salary of £12,570 and £1,135.50 of insurance leaves a profit of £94,294.50. Tax of
    # 25% less 3/200 of the £155,705.50 that it falls short of £250,000 is £21,238.04: dividends of £73,056.46.
    kept = keep_of_company(LAW, "england", 110_000, HOPEFUL)
    dividends = 94_294.50 - (23_573.625 - 2_335.5825)
    tax = 37_200 * 0.1075 + (dividends - 37_700) * 0.3575
    assert kept.in_hand == pytest.approx(12_570 + dividends - tax, abs=0.01)
    assert kept.pension == 0


def test_as_much_is_kept_of_the_salary_as_of_the_rate():
    found = of(500, "inside")
    for case in (found.cautious, found.hopeful):
        assert 0 <= case.of_salary.worth - case.kept.worth < 1.1
        assert keep_of_salary(LAW, "england", case.salary - 1, case.assumed.pension).worth < case.kept.worth
    assert (found.low, found.high) == (found.cautious.salary, found.hopeful.salary)


def test_a_rate_with_vat_in_it_is_worth_a_sixth_less_and_one_plus_vat_is_not():
    assert of(600, "outside", with_vat=True).high == of(500, "outside").high


def test_an_hourly_rate_is_that_of_a_day_of_so_many_hours():
    assert of(80, "inside", period="hour").low == of(600, "inside").low


def test_the_range_turns_round_where_the_hopeful_year_is_the_worse():
    found = equivalent(LAW, Contract(rate=500), "inside", HOPEFUL, CAUTIOUS)
    assert found.low < found.high


@pytest.mark.parametrize("status", sorted(WAYS))
def test_a_year_without_work_compares_with_no_salary(status):
    idle = replace(CAUTIOUS, between=260)
    found = equivalent(LAW, Contract(rate=500), status, idle, idle)
    assert (found.low, found.high, found.cautious.kept.worth) == (0, 0, 0)


def test_the_same_cost_buys_a_higher_salary_than_the_same_keeping():
    assert same_cost(LAW, Contract(rate=500), CAUTIOUS) > of(500, "inside").low
    # £500 for each of 225 days worked is £112,500 = S × (1 + 0.005 + 0.03) + 0.15 × (S − 5,000)
    assert same_cost(LAW, Contract(rate=500), HOPEFUL) == int(113_250 / 1.185)


def test_every_step_of_a_company_stands_in_its_lines():
    lines = {line.name: line.amount for line in of(500, "outside").hopeful.lines if line.total}
    assert lines["Rate for the days worked, without VAT"] == 110_000
    assert list(lines) == ["Rate for the days worked, without VAT", "Profit of the company", "Dividends", "In hand"]


@CALM
@given(STATUS, NATION, st.integers(0, 3_000))
def test_a_higher_rate_never_compares_with_a_lower_salary(status, nation, rate):
    here, above = (of(pounds, status, nation=nation) for pounds in (rate, rate + 1))
    assert here.low <= above.low and here.high <= above.high
    assert above.high - here.high <= 600, "a pound a day more is 220 pounds a year: no cliff"


@CALM
@given(STATUS, NATION, st.floats(0, 600_000), st.sampled_from([CAUTIOUS, HOPEFUL]))
def test_the_lines_between_two_totals_lead_from_one_to_the_next(status, nation, income, assumed: Assumptions):
    running = income
    for line in WAYS[status](LAW, nation, income, assumed).lines:
        if line.total:
            assert running == pytest.approx(line.amount, abs=0.01), line.name
            running = line.amount
        else:
            running += line.amount
