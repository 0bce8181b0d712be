"""What holds for every reader's table of cases."""

from __future__ import annotations

import pytest

from .cases import table

LEAST = {"benefits": 40, "dates": 40, "language": 40, "fields": 60, "mode": 60, "pay": 60, "terms": 60}
"""How many rows a table has at the least."""


@pytest.mark.parametrize("name", LEAST)
def test_a_third_of_the_rows_must_not_fire(name: str) -> None:
    cases = table(name)
    assert len(cases) >= LEAST[name]
    assert sum(case.get("none", False) for case in cases) * 3 >= len(cases)
