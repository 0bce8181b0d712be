"""Percentiles are NumPy's, to the last digit that matters, however the jobs are bundled into points."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.market import Ranked, percentile, percentiles

POINTS = st.lists(st.tuples(st.integers(1, 500_000), st.integers(0, 40)), min_size=1, max_size=60).filter(
    lambda points: any(count for _, count in points)
)


@given(points=POINTS, share=st.floats(0, 1))
def test_a_percentile_is_that_of_the_jobs_one_by_one(points, share):
    jobs = [amount for amount, count in points for _ in range(count)]
    assert percentile(points, share) == pytest.approx(np.quantile(jobs, share), rel=1e-12)


@given(points=POINTS)
def test_percentiles_rise_and_reach_both_ends(points):
    shares = (0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)
    found = percentiles(points, shares)
    jobs = [amount for amount, count in points if count]
    assert list(found) == sorted(found)
    assert (found[0], found[-1]) == (min(jobs), max(jobs))


def test_points_ranked_once_serve_many_times():
    ranked = Ranked.of([(60_000, 2), (40_000, 1)])
    assert ranked.jobs == 3
    assert percentiles(ranked, (0.25, 0.5)) == (50_000, 60_000)


@pytest.mark.parametrize("points", [[], [(50_000, 0)]])
def test_no_jobs_have_no_percentile(points):
    with pytest.raises(ValueError, match="no jobs"):
        percentile(points, 0.5)


@pytest.mark.parametrize("share", [-0.01, 1.01, 50])
def test_a_share_is_not_a_per_cent(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        percentile([(50_000, 3)], share)
