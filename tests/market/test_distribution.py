"""A distribution is all the jobs or nothing: under the floor it says so, and no job is lost from the bins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.market import Distribution, Ranked, TooFew, annual, distribution
from fingerpost.market.distribution import BINS, bins


@dataclass(frozen=True)
class Pay:
    points: tuple[tuple[int, int], ...]
    employers: int


POINTS = st.lists(
    st.tuples(st.integers(1, 10_000_000), st.integers(1, 50)), min_size=1, max_size=80, unique_by=lambda point: point[0]
)


@pytest.mark.parametrize(
    ("jobs", "employers", "more_jobs", "more_employers"),
    [(9, 9, 1, 0), (10, 4, 0, 1), (0, 0, 10, 5), (3, 3, 7, 2), (5_000, 1, 0, 4)],
)
def test_under_the_floor_it_says_which_and_by_how_much(jobs, employers, more_jobs, more_employers):
    found = distribution(Pay(((50_000, jobs),), employers))
    assert found == TooFew(jobs, employers)
    assert (found.more_jobs, found.more_employers) == (more_jobs, more_employers)


def test_on_the_floor_there_is_a_figure():
    found = distribution(Pay(tuple((amount * 1_000, 1) for amount in range(40, 50)), 5))
    assert isinstance(found, Distribution)
    assert (found.jobs, found.employers, found.p50) == (10, 5, 44_500)
    assert found.p10 < found.p25 < found.p50 < found.p75 < found.p90
    assert found.median_low < found.p50 < found.median_high


@given(points=POINTS)
def test_no_job_is_lost_between_bins_and_fences(points):
    found = distribution(Pay(tuple(points), 5))
    jobs = sum(count for _, count in points)
    if isinstance(found, TooFew):
        assert jobs < 10
    else:
        assert sum(each.count for each in found.bins) + found.below + found.above == jobs


@given(points=POINTS)
def test_bins_have_one_round_width_and_hold_what_they_say(points):
    found = bins(Ranked.of(points))
    width = found[0].high - found[0].low
    assert len(found) <= BINS
    assert str(width).rstrip("0") in {"1", "2", "5"}
    assert all(each.high - each.low == width and each.low % width == 0 for each in found)
    assert all(one.high == other.low for one, other in pairwise(found))
    for each in found:
        assert each.count == sum(count for amount, count in points if each.low <= amount < each.high)


def test_a_job_far_out_is_counted_and_not_drawn():
    usual = tuple((amount * 1_000, 3) for amount in range(40, 60))
    found = distribution(Pay((*usual, (400_000, 2), (900, 1)), 20))
    assert (found.below, found.above) == (1, 2)
    assert (found.bins[0].low, found.bins[-1].high) == (40_000, 60_000)


def test_one_pay_for_all_is_one_bin_that_can_be_seen():
    found = distribution(Pay(((50_000, 12),), 6))
    assert [(each.low, each.high, each.count) for each in found.bins] == [(50_000, 50_500, 12)]


@pytest.mark.parametrize(
    ("amount", "period", "year"), [(60_000, "year", 60_000), (4_000, "month", 48_000), (500, "day", 110_000)]
)
def test_pay_is_annualised_for_display(amount, period, year):
    assert annual(amount, period) == year


def test_an_unknown_period_is_not_guessed():
    with pytest.raises(KeyError):
        annual(100, "shift")
