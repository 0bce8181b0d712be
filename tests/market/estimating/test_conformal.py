from __future__ import annotations

import math

import numpy as np

from fingerpost.market.estimating.conformal import OWN, Margins, margin


def test_a_margin_covers_the_next_of_its_kind_as_often_as_promised():
    """Over 4,000 draws of 99 misses and a next one: exactly 80 in 100 by theory, within three standard errors here."""
    draw = np.random.default_rng(5).standard_normal((4_000, 100))
    held = [row[-1] <= margin(row[:-1], 0.80) for row in draw]
    assert abs(np.mean(held) - 0.80) < 3 * math.sqrt(0.8 * 0.2 / 4_000)


def test_a_group_with_enough_jobs_has_its_own_margin_and_a_small_or_unmet_one_that_of_all():
    true = np.concatenate((np.full(OWN, 5.0), np.full(OWN - 1, 1.0)))
    ends = (np.zeros(len(true)), np.zeros(len(true)))
    margins = Margins.fit(ends, true, ["far"] * OWN + ["near"] * (OWN - 1), 0.80)
    assert margins.of_group == {"far": 5.0}
    assert list(margins.of(["far", "near", "unmet"])) == [5.0, margins.of_rest, margins.of_rest]


def test_all_margins_move_together():
    margins = Margins({"far": 5.0}, 1.0).moved(-0.5)
    assert (margins.of_group, margins.of_rest) == ({"far": 4.5}, 0.5)


def test_ranges_that_were_too_wide_are_drawn_in():
    true = np.linspace(-1, 1, 999)
    margins = Margins.fit((np.full(999, -9.0), np.full(999, 9.0)), true, [""] * 999, 0.80)
    assert margins.of_rest < -8
