"""The pay of the jobs that a question finds: exact points, and where every other job stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np

from fingerpost.search.answer import PayFound, PayPoints
from fingerpost.search.question import PayPeriod
from fingerpost.search.tantivy.selection import Selection

PERIODS: tuple[PayPeriod, ...] = get_args(PayPeriod)


def pay_found(found: Selection) -> PayFound:
    """The pay of the jobs found."""
    kinds = found.counts("pay_kind")
    year, day = (_points(period, found, kinds) for period in PERIODS)
    return PayFound(year, day, kinds.get("estimated", 0), kinds.get("other", 0), kinds.get("none", 0))


def _points(period: PayPeriod, found: Selection, kinds: Mapping[str, int]) -> PayPoints:
    stated = found.stating("pay_kind", period)
    amounts, places = found.columns.points[period]
    jobs = np.bincount(places[stated], minlength=len(amounts))
    some = np.flatnonzero(jobs)
    employers, _ = found.employers(stated)
    return PayPoints(
        period,
        tuple(zip(amounts[some].tolist(), jobs[some].tolist(), strict=True)),
        len(employers),
        kinds.get(f"{period}-up-to", 0),
        kinds.get(f"{period}-upwards", 0),
    )
