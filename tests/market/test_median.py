"""The interval of the median holds the truth as often as it says, whatever the shape of the pay."""

from __future__ import annotations

import math
from statistics import median

import numpy as np
import pytest

from fingerpost.market import Ranked, median_interval

DRAWS = 2_000
POPULATIONS = {
    "salaries, skewed": (lambda rng, size: rng.lognormal(math.log(55_000), 0.35, size), 55_000),
    "day rates, even": (lambda rng, size: rng.uniform(300, 700, size), 500),
    "two markets in one": (
        lambda rng, size: np.where(
            rng.random(size) < 0.5, rng.normal(40_000, 4_000, size), rng.normal(70_000, 9_000, size)
        ),
        None,
    ),
}
"""How to draw jobs of each population, and its true median (None where a large draw tells it)."""


def of(amounts) -> Ranked:
    return Ranked.of([(float(amount), 1) for amount in amounts])


@pytest.mark.parametrize("jobs", [10, 30, 100])
@pytest.mark.parametrize("population", POPULATIONS)
def test_the_interval_holds_the_true_median_nine_times_in_ten(population, jobs):
    draw, truth = POPULATIONS[population]
    rng = np.random.default_rng(jobs)
    if truth is None:
        truth = float(np.median(draw(rng, 1_000_000)))
    intervals = [median_interval(of(draw(rng, jobs))) for _ in range(DRAWS)]
    held = sum(low <= truth <= high for low, high in intervals) / DRAWS
    assert 0.88 <= held <= 0.93


@pytest.mark.parametrize("jobs", [5, 6, 7, 10, 11, 50, 1_001, 20_000, 1_000_000])
def test_the_interval_encloses_the_median_and_narrows_as_jobs_grow(jobs):
    amounts = np.arange(jobs) / jobs
    low, high = median_interval(Ranked.of([(float(amount), 1) for amount in amounts]))
    assert low < median(amounts.tolist()) < high
    # Order statistics of n jobs spread by about 1.645 standard errors of half of them on either side.
    assert high - low == pytest.approx(1.645 / math.sqrt(jobs), rel=0.35 if jobs < 50 else 0.05)


def test_many_jobs_at_one_pay_leave_no_doubt():
    assert median_interval(Ranked.of([(50_000, 40), (90_000, 2)])) == (50_000, 50_000)


def test_four_jobs_enclose_nothing():
    with pytest.raises(ValueError, match="5 are needed"):
        median_interval(Ranked.of([(50_000, 4)]))
