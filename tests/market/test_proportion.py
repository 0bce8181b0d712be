from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.market.proportion import proportion_interval


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_intervals_that_newcombe_printed(right, of, low, high):
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3: four examples at 95%."""
    assert proportion_interval(right, of, 0.95) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 5000), st.data())
def test_the_interval_holds_the_share_and_narrows_with_less_confidence(of, data):
    right = data.draw(st.integers(0, of))
    low, high = proportion_interval(right, of, 0.95)
    inner = proportion_interval(right, of, 0.80)
    assert 0 <= low <= right / of + 1e-12
    assert right / of - 1e-12 <= high <= 1
    assert low <= inner[0] + 1e-12
    assert inner[1] <= high + 1e-12


@given(st.integers(1, 500), st.data())
def test_right_and_wrong_are_mirrors(of, data):
    right = data.draw(st.integers(0, of))
    low, high = proportion_interval(right, of)
    assert proportion_interval(of - right, of) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@pytest.mark.parametrize(("right", "of"), [(0, 0), (3, 2), (-1, 4)])
def test_what_is_no_share_is_refused(right, of):
    with pytest.raises(ValueError, match="no share"):
        proportion_interval(right, of)
