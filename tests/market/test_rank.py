"""Where an amount stands among jobs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fingerpost.market.proportion import proportion_interval
from fingerpost.market.rank import rank_among

CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of what is tested."""
AMOUNTS = st.lists(st.integers(1, 50), min_size=1, max_size=30)


def test_jobs_that_offer_less_the_same_and_more_are_told_apart():
    found = rank_among([50_000] * 3 + [60_000] * 2 + [70_000] * 5, 60_000)
    assert (found.below, found.same, found.above, found.jobs) == (3, 2, 5, 10)
    assert found.share == 0.4
    assert found.low == proportion_interval(3, 10)[0] and found.high == proportion_interval(5, 10)[1]


def test_an_offer_beyond_every_job_is_not_surely_beyond_all():
    found = rank_among([50_000] * 20, 90_000)
    assert found.share == 1 and found.high == pytest.approx(1) and 0.8 < found.low < 0.95


def test_there_is_no_rank_among_no_jobs():
    with pytest.raises(ValueError, match="no share"):
        rank_among([], 50_000)


@CALM
@given(AMOUNTS, st.integers(0, 60))
def test_a_higher_offer_never_stands_lower_and_its_interval_holds_its_share(amounts, amount):
    here, above = rank_among(amounts, amount), rank_among(amounts, amount + 1)
    assert here.low - 1e-9 <= here.share <= here.high + 1e-9
    assert here.share <= above.share and here.low <= above.low and here.high <= above.high
