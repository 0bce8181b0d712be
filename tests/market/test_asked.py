"""What roles ask for, counted against rows whose truth is written beside them; and which roles are near."""

from __future__ import annotations

from datetime import date

import pytest

from fingerpost.columns import Columns, Row
from fingerpost.market import Demand, near

TODAY = date(2026, 11, 20)


def jobs(role: str, number: int, *skills: str, employers: int = 6, **values) -> list[Row]:
    """So many jobs of a role at so many employers, all of which ask for the same."""
    return [
        Row(id=f"{role}-{skills}-{values}-{at}", shown=TODAY, role=role, employer=f"employer {at % employers}", skills=skills, **values)
        for at in range(number)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def demand():
    rows = [
        *jobs("engineer", 8, "python", "aws"),
        *jobs("engineer", 4, "python", "azure", "aws", level="senior"),
        *jobs("engineer", 3, "cobol", closed=TODAY),
        *jobs("scientist", 10, "python", "r"),
        *jobs("keeper", 9, "sql"),
        *jobs("lonely", 30, "python", "aws", employers=2),
        *jobs("silent", 12),
    ]
    return Demand(Columns.of(rows), TODAY, {"cloud": ("aws", "azure", "nowhere"), "none": ()})


def test_a_job_that_names_two_of_a_group_counts_once(demand):
    asked = demand.of(("engineer",))
    assert (asked.jobs, asked.employers) == (12, 6)
    assert asked.skills == {"python": 12, "aws": 12, "azure": 4}
    assert asked.named == {"cloud": 12, "none": 0}
    assert asked.share("azure") == pytest.approx(1 / 3) and asked.share_of("cloud") == 1.0


def test_a_level_is_counted_by_itself_and_closed_jobs_never(demand):
    assert demand.of(("engineer",), ("senior",)).skills == {"python": 4, "aws": 4, "azure": 4}
    assert demand.of(("engineer",), ("",)).jobs == 8
    assert demand.of(("nobody",)).jobs == 0 and demand.of(("nobody",)).share("python") == 0.0


def test_too_few_jobs_or_employers_are_not_enough(demand):
    assert [demand.of((role,)).enough for role in ("engineer", "keeper", "lonely")] == [True, False, False]


def test_roles_are_near_by_how_much_of_what_one_asks_for_the_other_does_too(demand):
    found = near(demand, "engineer", ("engineer", "scientist", "keeper", "lonely", "silent"))
    assert [one.role for one in found] == ["scientist", "silent"]
    assert found[0].overlap == pytest.approx(1 / (1 + 1 + 1 / 3))
    assert found[0].shared == ("python",) and found[0].new == ("r",)
    assert found[1].overlap == 0.0
    assert near(demand, "engineer", ("scientist",), leave_out=("python",))[0].overlap == 0.0


def test_a_role_with_too_few_jobs_is_near_nothing(demand):
    assert near(demand, "keeper", ("engineer",)) == []
