"""The pay that goes with a skill is recovered where it is known, is not found where there is none, and is not another thing's."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from fingerpost.columns import Columns, Row
from fingerpost.market import PayQuestion
from fingerpost.market.matched import SPAN, Matched, NotEnough, matched, sides

TODAY = date(2026, 11, 27)
SALARY = PayQuestion(currency="GBP", period="year", until=TODAY, days=SPAN)
SEEDS = 200


def market(seed: int, effect: float, jobs: int = 200, employers: int = 40, by_level: float = 1.0) -> list[Row]:
    """Jobs whose pay rises with level, region and employer, and by so much with the skill, which higher levels and some
    employers ask for more often."""
    chance = np.random.default_rng(seed)
    employer, level, region = (chance.integers(size, size=jobs) for size in (employers, 3, 3))
    leaning = chance.normal(0, 0.7, employers)[employer] + by_level * (level - 1)
    asks = chance.random(jobs) < 1 / (1 + np.exp(1 - leaning))
    own = chance.normal(0, 0.08, employers)[employer] + chance.normal(0, 0.12, jobs)
    pay = np.exp(10.8 + 0.25 * level + 0.1 * region + effect * asks + own)
    days = chance.integers(364, size=jobs)
    return [
        Row(
            id=f"{seed}-{number}", shown=TODAY - timedelta(days=int(days[number])), role="engineer", level="abc"[level[number]],
            region="xyz"[region[number]], contract="permanent", employer=f"employer {employer[number]}", currency="GBP", period="year",
            basis="base", low=float(pay[number]), high=float(pay[number]), skills=("rust",) * int(asks[number]),
        )
        for number in range(jobs)
    ]  # fmt: skip


def found(rows: list[Row], question: PayQuestion = SALARY) -> Matched:
    figure = matched(Columns.of(rows), question, "rust")
    assert isinstance(figure, Matched)
    return figure


@pytest.fixture(scope="module")
def of_nothing() -> list[Matched]:
    """What is found in many markets in which the skill brings nothing."""
    return [found(market(seed, 0.0)) for seed in range(SEEDS)]


def test_the_interval_holds_the_truth_nine_times_in_ten(of_nothing):
    covered = sum(each.low <= 0 <= each.high for each in of_nothing)
    assert 0.85 <= covered / SEEDS <= 0.95


def test_a_skill_that_brings_nothing_is_seldom_found_to_bring_something(of_nothing):
    assert sum(each.beyond_noise for each in of_nothing) / SEEDS <= 0.12
    assert abs(np.mean([each.difference for each in of_nothing])) < 0.005


def test_a_known_difference_is_recovered():
    each = [found(market(seed, math.log(1.10), jobs=400)) for seed in range(30)]
    assert np.mean([one.difference for one in each]) == pytest.approx(0.10, abs=0.01)
    assert sum(one.low <= 0.10 <= one.high for one in each) >= 24
    assert sum(one.beyond_noise for one in each) >= 27


def test_what_the_level_brings_is_not_taken_for_the_skills():
    rows = market(7, 0.0, jobs=600, by_level=2.0)
    pay = {asks: np.mean([math.log(row.low) for row in rows if bool(row.skills) == asks]) for asks in (True, False)}
    assert pay[True] - pay[False] > 0.15, "without matching, those that ask for it pay far more"
    assert abs(found(rows).difference) < 0.05


def test_the_same_jobs_give_the_same_numbers_in_any_order_and_on_another_day():
    rows = market(3, 0.1)
    once = found(rows)
    again = found(rows[::-1], replace(SALARY, until=TODAY, days=SPAN))
    assert [round(value, 5) for value in (again.low, again.difference, again.high)] == [
        round(value, 5) for value in (once.low, once.difference, once.high)
    ]


def test_both_sides_can_be_opened():
    rows = market(5, 0.0)
    figure, (asking, others) = found(rows), sides(Columns.of(rows), SALARY, "rust")
    assert (len(asking), len(others)) == (figure.asking.jobs, figure.others.jobs)
    by_id = {row.id: row for row in rows}
    assert all(by_id[key].skills for key in asking) and not any(by_id[key].skills for key in others)
    assert figure.asking.jobs + figure.asking.unmatched == sum(bool(row.skills) for row in rows)
    kinds = [{(by_id[key].level, by_id[key].region, (TODAY - by_id[key].shown).days // 182) for key in side}
             for side in (asking, others)]  # fmt: skip
    assert kinds[0] == kinds[1] and len(kinds[0]) == figure.strata


def test_too_few_on_either_side_say_what_there_is():
    rows = market(1, 0.0)
    few = [row for row in rows if not row.skills] + [row for row in rows if row.skills][:9]
    nothing = matched(Columns.of(few), SALARY, "rust")
    assert isinstance(nothing, NotEnough)
    assert nothing.asking.jobs + nothing.asking.unmatched == 9 and nothing.asking.few and not nothing.others.few
    one_employer = [replace(row, employer="one and all") for row in rows]
    assert isinstance(matched(Columns.of(one_employer), SALARY, "rust"), NotEnough)
    assert matched(Columns.of([]), SALARY, "rust").strata == 0


def test_slips_of_the_pen_and_other_pay_stay_out():
    rows = market(2, 0.0)
    odd = [replace(rows[0], id="slip", low=61.0, high=61.0), replace(rows[1], id="day", period="day", low=500.0, high=500.0),
           replace(rows[2], id="guess", estimated=True), replace(rows[3], id="no role", role="")]  # fmt: skip
    bare, mixed = found(rows), found([*rows, *odd])
    assert mixed.far == 1 and round(mixed.difference, 6) == round(bare.difference, 6)


def test_of_many_employers_the_spread_is_computed_as_the_draws_would_have_it(monkeypatch):
    rows = market(11, 0.05, jobs=5_000, employers=1_500)
    computed = found(rows)
    monkeypatch.setattr("fingerpost.market.matched.MANY", math.inf)
    drawn = found(rows)
    assert computed.difference == pytest.approx(drawn.difference, abs=1e-6)
    assert computed.high - computed.low != drawn.high - drawn.low
    assert computed.high - computed.low == pytest.approx(drawn.high - drawn.low, rel=0.2)
