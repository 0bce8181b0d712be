"""A figure of pay computed again from the table of its jobs, with nothing of ours: csv and NumPy alone."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

SHARES = (10, 25, 50, 75, 90)


@dataclass(frozen=True, slots=True)
class ByHand:
    """How many jobs and employers a table has, and the percentiles of the middles of their ranges, each to the pound."""

    jobs: int
    employers: int
    percentiles: tuple[int, ...]


def by_hand(table: Iterable[str]) -> ByHand:
    """The figure of a table as /pay/jobs.csv gives it. ValueError for a table of two currencies or periods."""
    rows = list(csv.DictReader("".join(table).removeprefix("\ufeff").splitlines()))
    kinds = {(row["currency"], row["period"]) for row in rows}
    if len(kinds) > 1:
        raise ValueError(f"one table holds {kinds}")
    middles = [math.floor((float(row["low"]) + float(row["high"])) / 2 + 0.5) for row in rows]
    found = tuple(math.floor(each + 0.5) for each in np.percentile(middles, SHARES)) if rows else ()
    return ByHand(len(rows), len({row["employer or agency"].casefold() for row in rows} - {""}), found)
