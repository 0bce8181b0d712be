"""Estimates from the site's own jobs: who teaches, who is asked about, and that nothing is kept until it is good enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from fingerpost.intake import estimating
from fingerpost.reading import Pay
from fingerpost.store import estimates, find, models
from fingerpost.store.estimates import Standing
from fingerpost.store.shapes import JobCard

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
SALARY = Pay(60_000, 70_000, "GBP", "year", "£60k-£70k")
NONE = dict.fromkeys(JobCard.__dataclass_fields__)
CARD = JobCard(**NONE | {
    "id": "one", "title": "Data Engineer", "employer": "Foxglove Freight", "location": "Leeds", "place": "Leeds",
    "region": "Yorkshire and the Humber", "role": "data-engineer", "level": "senior", "pay": SALARY, "skills_asked": ("python",),
    "skills_named": (), "shown": date(2026, 11, 20), "contract": "permanent",
})  # fmt: skip


def test_a_job_teaches_by_the_middle_of_what_it_states_and_is_told_apart_by_what_it_says(pack):
    (taught,) = estimating.paid_jobs([CARD], pack)
    assert taught.pay == 65_000
    assert (taught.job.title, taught.job.category, taught.job.level, taught.job.text) == (
        "Data Engineer",
        "data-engineer",
        "senior",
        "Python",
    )
    assert taught.job.side == "Foxglove Freight"


@pytest.mark.parametrize(
    "change",
    [
        {"estimated": True}, {"basis": "ote"}, {"currency": "EUR"}, {"period": "day", "low": 500, "high": 600}, {"low": None},
        {"high": None}, {"low": 60, "high": 70}, {"high": 9_000_000},
    ],
)  # fmt: skip
def test_what_is_no_plain_salary_teaches_nothing(pack, change):
    assert estimating.paid_jobs([replace(CARD, pay=replace(SALARY, **change)), replace(CARD, pay=None)], pack) == []


def test_only_an_open_job_of_the_field_at_home_that_says_no_word_of_pay_is_estimated():
    silent = replace(CARD, pay=None)
    assert estimating.may_be_estimated(silent)
    for change in (
        {"pay": SALARY}, {"pay": replace(SALARY, low=None)}, {"closed": NOW.date()}, {"role": None}, {"region": None},
        {"contract": "contract"}, {"contract": "internship"},
    ):  # fmt: skip
        assert not estimating.may_be_estimated(replace(silent, **change)), change
    assert estimating.may_be_estimated(replace(silent, region=None, mode="remote"))


@pytest.mark.django_db
def test_a_site_with_too_few_salaries_is_off_and_says_why(pack):
    found = estimating.estimate_all(pack, NOW)
    assert not found.on
    assert "too few to estimate from" in found.against[0]
    assert estimates.standing() == found
    assert not models.Estimated.objects.exists()


@pytest.mark.django_db
def test_where_pay_can_be_learnt_each_silent_job_has_a_range_and_the_run_before_is_gone(pack, monkeypatch):
    """Pay by level, within a tenth; the jobs come from no store, so that sixteen hundred cost nothing but the learning."""
    draw, levels = np.random.default_rng(3), {"junior": 32_000, "mid": 48_000, "senior": 70_000}
    cards = []
    for number in range(1_600):
        level = str(draw.choice(list(levels)))
        middle = round(levels[level] * draw.uniform(0.9, 1.1))
        pay = replace(SALARY, low=middle - 2_000, high=middle + 2_000)
        employer, shown = f"Firm {draw.integers(300)}", date(2026, 1, 1) + timedelta(days=number % 300)
        cards.append(replace(CARD, id=f"job{number}", level=level, pay=pay, employer=employer, shown=shown))
    silent = [replace(CARD, id=level, level=level, pay=None) for level in levels]
    monkeypatch.setattr(find, "every_job", lambda *, open_only=False: iter([*cards, *silent]))
    estimates.keep_estimates(Standing(NOW, 1), [("old", 1, 2)])
    found = estimating.estimate_all(pack, NOW)
    assert found.on, found.against
    assert (found.taught, found.given) == (1_600, 3)
    ranges = estimates.estimates_of(["old", *levels])
    assert set(ranges) == set(levels)
    for level, (low, high) in ranges.items():
        assert low < levels[level] < high
        assert high < 1.5 * low
