"""Lots of employers: what is learnt leaves one out each time, so that every job can be held against what knew nothing of its employer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from fingerpost.market.estimating.shapes import JobRow

Lots = NDArray[np.int64]
"""The lot of each job's employer, ``APART`` for those that teach nothing."""
LOTS, APART = 5, -1
APART_OF, APART_FROM = 20, 20_000
"""From so many jobs, one employer in so many teaches nothing, and shows how much closer the mean of all lots comes than one of them.
Fewer jobs would say it too roughly, and of roles paid too unlike: there ranges stay as wide as one lot's learning needs."""


def lots_of(jobs: Sequence[JobRow]) -> Lots:
    """The lots of jobs to learn from; an employer stands wholly in one."""
    many = len(jobs) >= APART_FROM
    return np.array(
        [APART if many and lot(job.side, "apart", APART_OF) == 0 else lot(job.side, "centre", LOTS) for job in jobs],
        dtype=np.int64,
    )


def lot(side: str, salt: str, lots: int) -> int:
    """Which of so many lots an employer falls into: always the same one for a salt, and independent between salts."""
    return int.from_bytes(hashlib.sha256(f"{salt}\0{side}".encode()).digest()[:8], "big") % lots
