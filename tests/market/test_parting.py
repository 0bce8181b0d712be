from __future__ import annotations

import pytest

from fingerpost.market import Distribution
from fingerpost.market.parting import Parting, parting


def paid(median: float, spread: float = 1_000) -> Distribution:
    return Distribution(20, 9, *[median] * 5, median_low=median - spread, median_high=median + spread, bins=())


@pytest.mark.parametrize(
    ("median", "found"),
    [
        (55_000, Parting(5_000, beyond_noise=True)),
        (50_500, Parting(500, beyond_noise=False)),
        (50_000, Parting(0, beyond_noise=False)),
        (44_000, Parting(0, beyond_noise=False)),
        (37_500, Parting(-500, beyond_noise=False)),
        (30_000, Parting(-8_000, beyond_noise=True)),
    ],
)
def test_adverts_part_from_a_band_by_what_lies_beyond_its_nearer_end(median, found):
    assert parting(paid(median), 38_000, 50_000) == found


def test_nothing_lies_above_a_band_without_a_top():
    assert parting(paid(900_000), 120_000, None) == Parting(0, beyond_noise=False)
