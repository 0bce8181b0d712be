"""A figure counts every job once and in one place, keeps pays apart that are not alike, and says nothing rather than something thin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from fingerpost.columns import Columns, Row
from fingerpost.market import Distribution, PayQuestion, TooFew, evidence, figure, nearest, wider

TODAY = date(2026, 11, 27)
SALARY = PayQuestion(currency="GBP", period="year", until=TODAY)


def jobs(count: int, *, pay=50_000.0, employers=10, **values) -> list[Row]:
    """So many alike, of so many employers in turn."""
    shared = {"shown": TODAY, "currency": "GBP", "period": "year", "basis": "base", "low": pay, "high": pay} | values
    return [
        Row(id=f"{shared!r}{number}", employer=f"employer {number % employers}", **shared) for number in range(count)
    ]


def test_each_job_stands_in_one_place():
    rows = [
        *jobs(20),
        *jobs(3, low=None, high=70_000.0),
        *jobs(2, low=40_000.0, high=None),
        *jobs(4, period="day", low=500.0, high=500.0),
        *jobs(1, currency="EUR"),
        *jobs(1, basis="ote"),
        *jobs(2, basis="with-vat"),
        *jobs(5, estimated=True),
        *jobs(6, low=None, high=None, currency="", period="", basis=""),
        *jobs(1, pay=-5.0),
        *jobs(1, pay=1e12),
    ]
    columns = Columns.of(rows)
    counted = figure(columns, SALARY).counted
    assert (counted.jobs, counted.placed, counted.up_to, counted.upwards) == (46, 20, 3, 2)
    assert (counted.other, counted.with_vat, counted.estimated, counted.unsaid, counted.stated) == (6, 2, 5, 8, 33)
    assert evidence(columns, SALARY) == [row.id for row in rows[:20]]


def test_evidence_comes_newest_first_and_its_parts_make_the_whole():
    rows = [job for ago in (3, 0, 9) for job in jobs(4, shown=TODAY - timedelta(days=ago))]
    columns = Columns.of(rows)
    whole = evidence(columns, SALARY)
    assert whole == [row.id for row in (*rows[4:8], *rows[:4], *rows[8:])]
    assert (
        evidence(columns, SALARY, 0, 5) + evidence(columns, SALARY, 5, 10) + evidence(columns, SALARY, 10, 15) == whole
    )


def test_the_percentiles_are_those_of_the_middles_of_the_ranges():
    low = np.arange(30_000, 80_000, 500, dtype=float)
    rows = [
        Row(
            id=str(at), shown=TODAY, employer=str(at % 7), currency="GBP", period="year", basis="base", low=at, high=at + 10_001,
        )
        for at in low.tolist()
    ]  # fmt: skip
    pay = figure(Columns.of(rows), SALARY).pay
    assert isinstance(pay, Distribution)
    middles = np.floor(low + 5_000.5 + 0.5)
    expected = np.percentile(middles, [10, 25, 50, 75, 90])
    assert [pay.p10, pay.p25, pay.p50, pay.p75, pay.p90] == pytest.approx(expected)
    assert pay.median_low < pay.p50 < pay.median_high


def test_hourly_rates_keep_their_pence():
    rows = [*jobs(10, pay=18.25, period="hour"), *jobs(10, pay=18.75, period="hour")]
    pay = figure(Columns.of(rows), replace(SALARY, period="hour")).pay
    assert isinstance(pay, Distribution)
    assert (pay.p25, pay.p50, pay.p75) == (18.25, 18.5, 18.75)


def test_day_rates_and_salaries_never_meet():
    both = Columns.of([*jobs(12), *jobs(12, pay=600.0, period="day", contract="contract", ir35="outside")])
    assert figure(both, SALARY).pay.p90 == 50_000
    day = replace(SALARY, period="day", ir35=("outside",))
    assert (figure(both, day).pay.p10, figure(both, day).counted.jobs) == (600, 12)
    assert figure(both, replace(day, ir35=("inside",))).counted.jobs == 0


def test_too_few_jobs_or_employers_say_nothing():
    assert figure(Columns.of(jobs(9)), SALARY).pay == TooFew(9, 9)
    assert figure(Columns.of(jobs(40, employers=4)), SALARY).pay == TooFew(40, 4)
    unnamed = [replace(row, employer="") for row in jobs(40)]
    assert figure(Columns.of(unnamed), SALARY).pay == TooFew(40, 0)
    assert figure(Columns.of([]), SALARY).pay == TooFew(0, 0)


def test_one_employer_that_outweighs_the_rest_is_told():
    rows = [*jobs(10, employers=5), *jobs(10, employers=1, level="senior")]
    assert figure(Columns.of(rows), SALARY).largest == pytest.approx(12 / 20)


def test_the_window_ends_with_its_day_and_a_job_outside_counts_nowhere():
    ask = replace(SALARY, days=7)
    rows = [replace(row, shown=TODAY - timedelta(days=number)) for number, row in enumerate(jobs(14))]
    found = figure(Columns.of([*rows, *jobs(5, shown=TODAY + timedelta(days=1))]), ask)
    assert found.counted.jobs == 7
    assert ask.since == date(2026, 11, 21)


@pytest.mark.parametrize(("raised", "beyond"), [(0, False), (400, False), (9_000, True)])
def test_a_change_over_a_year_is_told_from_noise(raised, beyond):
    rng = np.random.default_rng(5)

    def window(middle: float, shown: date) -> list[Row]:
        return [
            replace(row, low=pay, high=pay)
            for row, pay in zip(jobs(80, shown=shown), rng.normal(middle, 4_000, 80), strict=True)
        ]

    year_before = TODAY - timedelta(days=364)
    change = figure(Columns.of([*window(50_000 + raised, TODAY), *window(50_000, year_before)]), SALARY).change
    assert isinstance(change.before, Distribution)
    assert change.beyond_noise is beyond
    assert figure(Columns.of(jobs(20)), SALARY).change.difference is None


def test_noise_is_called_a_change_once_in_ten_times():
    rng = np.random.default_rng(11)
    called = 0
    for _ in range(300):
        pays = rng.lognormal(10.9, 0.3, 80)
        half = [*jobs(40, shown=TODAY), *jobs(40, shown=TODAY - timedelta(days=364))]
        rows = [replace(row, low=pay, high=pay) for row, pay in zip(half, pays.tolist(), strict=True)]
        called += bool(figure(Columns.of(rows), SALARY).change.beyond_noise)
    assert called / 300 <= 0.14


def test_the_nearest_wider_question_that_holds_is_offered(pack):
    thin = replace(SALARY, roles=("data-engineer",), levels=("senior",), places=("leeds",), skills=("python",))
    many = jobs(30, role="data-engineer", level="senior", region="Yorkshire and the Humber", place="hull")
    found = nearest(Columns.of(many), thin, pack)
    assert found is not None
    opened, told = found
    assert (opened.change, told.counted.jobs) == ("whatever the skills", 30)
    assert opened.question.regions == ("Yorkshire and the Humber",)
    assert nearest(Columns.of(jobs(3)), thin, pack) is None


def test_each_wider_question_finds_what_the_one_before_found(pack):
    asked = replace(
        SALARY, roles=("data-engineer",), levels=("senior",), places=("leeds",), skills=("python",), ir35=("inside",), sources=("a",)
    )  # fmt: skip
    steps = list(wider(asked, pack))
    assert len({step.change for step in steps}) == len(steps) == 8
    last = steps[-1].question
    assert (last.contracts, last.currency, last.period) == (asked.contracts, "GBP", "year")
    assert not (last.levels or last.places or last.regions or last.skills or last.ir35 or last.sources)
    assert set(asked.roles) < set(last.roles)
