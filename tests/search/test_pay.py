"""The pay of what is found: every job counted once and in the right place, and points that are exact."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.search import Document, Question

TODAY = date(2026, 11, 20)
job = partial(Document, title="Data Engineer", posted=date(2026, 11, 18))


def paid(job_id: str, low: float | None, high: float | None, period: str = "year", **given: object) -> Document:
    """A job that states pay in sterling, with an employer of its own."""
    return job(
        job_id=job_id,
        employer=f"Employer {job_id}",
        pay_low=low,
        pay_high=high,
        period=period,
        **({"currency": "GBP"} | given),
    )


JOBS = [
    paid("range", 50_000, 60_000), paid("single", 55_000, 55_000), paid("odd", 30_000, 30_001), paid("up to", None, 90_000),
    paid("from", 45_000, None), paid("day", 400, 500, "day"), paid("day up to", None, 650, "day"), paid("hour", 20, 25, "hour"),
    paid("euro", 70_000, 80_000, currency="EUR"), paid("ote", 40_000, 120_000, pay_basis="ote"),
    paid("with VAT", 600, 600, "day", pay_basis="with-vat"),
    paid("guess", 61_000, 61_000, pay_estimated=True), job(job_id="none"), paid("nought", 0, 0), paid("wild", 1e12, 1e13),
    paid("nan", float("nan"), 50_000), paid("closed", 99_000, 99_000, closed=True),
]  # fmt: skip


@pytest.fixture
def stocked(index):
    index.write(JOBS)
    return index


def test_every_job_is_counted_in_one_place(stocked):
    pay = stocked.search(Question(), TODAY).pay
    assert pay.year.points == ((30_001, 1), (55_000, 2))
    assert pay.day.points == ((450, 1),)
    assert (pay.year.up_to, pay.year.upwards, pay.day.up_to, pay.day.upwards) == (1, 1, 1, 0)
    assert (pay.estimated, pay.other, pay.none) == (1, 4, 4)
    counted = pay.year.jobs + pay.day.jobs + 3 + pay.estimated + pay.other + pay.none
    assert counted == stocked.search(Question(), TODAY).total


def test_employers_are_counted_once_whatever_their_name_is_written_like(index):
    names = ("Dray & Co Ltd", "DRAY AND CO", "Elm", "", "")
    index.write([paid(str(number), 50_000, 50_000) for number in range(2)])
    index.write([
        job(job_id=f"n{number}", employer=name, pay_low=50_000, pay_high=50_000, currency="GBP", period="year")
        for number, name in enumerate(names)
    ])  # fmt: skip
    pay = index.search(Question(), TODAY).pay.year
    assert (pay.jobs, pay.employers) == (7, 4)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"pay_at_least": 58_000}, {"range", "up to"}),
        ({"pay_at_least": 60_001}, {"up to"}),
        ({"pay_at_least": 45_000}, {"range", "single", "up to", "from"}),
        (
            {"pay_at_least": 58_000, "include_unstated": True},
            {"range", "up to", "from", "guess", "none", "nought", "wild", "nan"},
        ),
        ({"pay_at_least": 500, "period": "day"}, {"day", "day up to"}),
        ({"pay_at_least": 501, "period": "day"}, {"day up to"}),
        ({"placed": True}, {"range", "single", "odd"}),
        ({"placed": True, "period": "day"}, {"day"}),
        ({"placed": True, "pay_at_least": 58_000}, {"range"}),
    ],
)
def test_a_filter_on_pay_compares_with_the_top(stocked, found, asked, ids):
    assert set(found(**asked)) == ids


def test_a_filter_on_pay_does_not_narrow_the_pay_that_is_shown(stocked):
    assert stocked.search(Question(pay_at_least=80_000), TODAY).pay == stocked.search(Question(), TODAY).pay


def test_the_steps_of_pay_count_the_jobs_whose_top_reaches_them(stocked):
    answer = stocked.search(Question(pay_at_least=60_000), TODAY)
    steps = {value.value: value.count for value in answer.facets["pay"]}
    assert (steps["40000"], steps["50000"], steps["60000"], steps["90000"]) == (4, 3, 2, 1)
    assert "100000" not in steps
    assert [value.value for value in answer.facets["pay"] if value.chosen] == ["60000"]
    for value, count in steps.items():
        assert stocked.search(Question(pay_at_least=int(value)), TODAY).total == count


def test_the_best_paid_first_and_those_that_do_not_say_last(found, stocked):
    assert found(sort="pay", size=3) == ["up to", "range", "single"]
    assert found(sort="pay", period="day", size=2) == ["day up to", "day"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(pairs=st.lists(st.tuples(st.integers(1, 400_000), st.integers(0, 40_000)), max_size=60))
def test_points_are_the_middles_one_by_one(index, pairs):
    index.clear()
    index.write([paid(str(number), low, low + more) for number, (low, more) in enumerate(pairs)])
    points = index.search(Question(), TODAY).pay.year.points
    assert dict(points) == Counter(low + (more + 1) // 2 for low, more in pairs)
    assert list(points) == sorted(points)
