"""A feed's dates: each row is what a feed wrote, and the day it means on 23 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.sources.dates import days_before, fault, read_date

TODAY = date(2026, 11, 23)
JULY = date(2026, 7, 17)


@pytest.mark.parametrize(
    "text",
    [
        "2026-07-17", "2026-07-17T10:00:00Z", "2026-07-17 10:00:00+01:00", "2026/7/17", "20260717", "17/07/2026", "17-07-2026",
        "17.07.26", "17 Jul 2026", "17th July 2026", "17-Jul-2026", "Fri, 17 Jul 2026 10:00:00 GMT", "Jul 17, 2026",
        "July 17th 2026", "17th Jul", "1784246400", "1784246400000", " 2026-07-17 ",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text):
    assert read_date(text, TODAY) == JULY


@pytest.mark.parametrize(
    "text", ["", "Recent", "soon", "31/02/2026", "2026-13-01", "07/17/2026", "17 Foo 2026", "12", "3 days ago"]
)
def test_what_is_no_day_is_none(text):
    assert read_date(text, TODAY) is None


def test_a_day_without_a_year_is_the_last_one():
    assert read_date("24 Nov", TODAY) == date(2025, 11, 24)
    assert read_date("23 Nov", TODAY) == TODAY


def test_days_before_counts_back_and_takes_nothing_else():
    assert days_before("30", TODAY) == date(2026, 10, 24)
    assert days_before("x", TODAY) is days_before("nan", TODAY) is days_before("9e99", TODAY) is None


def test_a_day_that_cannot_be_is_named():
    assert fault(date(2026, 11, 24), TODAY) == "a date in the future was dropped"
    assert "1990" in str(fault(date(1970, 1, 1), TODAY))
    assert fault(TODAY, TODAY) is None


@given(st.text(max_size=40))
def test_no_text_raises(text):
    assert read_date(text, TODAY) is None or isinstance(read_date(text, TODAY), date)


@given(
    st.dates(date(1990, 1, 1), TODAY),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %b %Y", "%d %B %Y", "%Y%m%d", "%b %d, %Y"]),
)
def test_a_day_comes_back_from_every_way_to_write_it(day, way):
    assert read_date(day.strftime(way), TODAY) == day
