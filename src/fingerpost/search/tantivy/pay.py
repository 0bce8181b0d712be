"""The pay of the jobs that a question finds: exact points, and where every other job stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import numpy as np

from fingerpost.search.answer import PayFound, PayPoints
from fingerpost.search.question import PayPeriod
from fingerpost.search.tantivy.columns import Bits, Columns, count

PERIODS: tuple[PayPeriod, ...] = get_args(PayPeriod)


def pay_found(bits: Bits, columns: Columns) -> PayFound:
    """The pay of a set of rows."""

    def kind(name: str) -> int:
        return count(bits & columns.kept("pay_kind", name))

    year, day = (_points(period, bits, columns, kind) for period in PERIODS)
    return PayFound(year, day, kind("estimated"), kind("other"), kind("none"))


def _points(period: PayPeriod, bits: Bits, columns: Columns, kind: Callable[[str], int]) -> PayPoints:
    stated = columns.rows(bits & columns.kept("pay_kind", period))
    amounts, places = columns.points[period]
    jobs = np.bincount(places[stated], minlength=len(amounts))
    employers = np.bincount(columns.employer[stated], minlength=len(columns.employer_keys))
    some = np.flatnonzero(jobs)
    return PayPoints(
        period,
        tuple(zip(amounts[some].tolist(), jobs[some].tolist(), strict=True)),
        int(np.count_nonzero(employers) - np.count_nonzero(employers[columns.nameless])),
        kind(f"{period}-up-to"),
        kind(f"{period}-upwards"),
    )
