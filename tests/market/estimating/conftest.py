"""A population whose pay is known to the last parameter: what is paid for each role and level, and how far it spreads."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from fingerpost.market.estimating.shapes import JobRow, PaidJob

ROLES = {"Analyst": (32_000, 0.10), "Engineer": (48_000, 0.20), "Actuary": (64_000, 0.35)}
"""The middle of a role's pay and the standard deviation of its logarithm."""
LEVELS = {"Junior": 0.75, "": 1.0, "Senior": 1.35}
PLACES = {"Harrowby": 1.0, "Saltmarsh": 0.9, "London": 1.15}


def population(seed: int, size: int, employers: int = 200) -> list[PaidJob]:
    """So many jobs, pay drawn log-normally about role, level and place."""
    draw = np.random.default_rng(seed)
    jobs = []
    for number in range(size):
        role, level, place = (str(draw.choice(list(each))) for each in (ROLES, LEVELS, PLACES))
        middle, spread = ROLES[role]
        pay = middle * LEVELS[level] * PLACES[place] * math.exp(spread * draw.standard_normal())
        job = JobRow(
            title=f"{level} {role}".strip(), place=place, category=role, contract="permanent",
            employer=f"Employer {draw.integers(employers)}", posted=date(2026, 1, 1) + timedelta(days=number % 300),
        )  # fmt: skip
        jobs.append(PaidJob(job, float(pay)))
    return jobs


@pytest.fixture(scope="session")
def jobs() -> list[PaidJob]:
    """Without dates, so that each role has jobs enough for a margin of its own."""
    return [PaidJob(replace(each.job, posted=None), each.pay) for each in population(1, 3_000)]


@pytest.fixture(scope="session")
def model(jobs):
    from fingerpost.market.estimating.model import train

    return train(jobs)
