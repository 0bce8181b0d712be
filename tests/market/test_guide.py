"""Every cell of a guide is the figure that the same question has by itself, and nothing thin is among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from fingerpost.columns import Columns, Row
from fingerpost.market import PERMANENT, UNSAID, Discipline, Distribution, Grouped, PayQuestion, TooFew, figure, guide

TODAY = date(2026, 11, 27)
ROLES = ("data-engineer", "data-analyst", "data-architect", "statistician")
LEVELS = ("", "junior", "senior")
REGIONS = ("", "London", "Wales")
DATA = Discipline("data", "Data", "", ROLES[:3])


@pytest.fixture(scope="module")
def columns() -> Columns:
    """Made jobs of four years, of every kind that a figure counts or leaves out."""
    rng = np.random.default_rng(3)

    def one(number: int) -> Row:
        day = rng.random() < 0.4
        low = float(rng.integers(300, 700) if day else rng.integers(30_000, 90_000))
        return Row(
            id=str(number), shown=TODAY - timedelta(days=int(rng.integers(-3, 1_400))), role=str(rng.choice(ROLES)),
            level=str(rng.choice(LEVELS)), region=str(rng.choice(REGIONS)), employer=str(rng.choice(["", *"abcdefgh"])),
            contract=str(rng.choice(["contract", ""] if day else ["permanent", "fixed-term", "", "internship"])),
            ir35=str(rng.choice(["", "inside", "outside"])) if day else "", currency=str(rng.choice(["GBP"] * 9 + ["EUR"])),
            period="day" if day else "year", basis=str(rng.choice(["base"] * 9 + ["ote"])),
            low=None if rng.random() < 0.1 else low, high=None if rng.random() < 0.1 else low * 1.2 + 1,
            estimated=bool(rng.random() < 0.1),
        )  # fmt: skip

    return Columns.of([one(number) for number in range(3_000)])


@pytest.fixture(scope="module")
def made(columns):
    return guide(columns, DATA, TODAY)


def test_each_cell_equals_the_figure_of_its_own_question(columns, made):
    cells = 0
    for kind in (made.salaries, made.rates, *made.by_ir35.values()):
        assert kind.whole == figure(columns, kind.question)
        groups = (kind.roles, kind.levels, kind.regions, kind.role_levels, kind.role_regions)
        for key, cell in (pair for group in groups for pair in group.items()):
            assert cell == figure(columns, cell.question), key
            assert cell.question != kind.question and cell.counted.jobs
            cells += 1
    assert cells > 100


def test_each_point_of_a_trend_equals_the_figure_of_its_own_question(columns, made):
    trend = made.salaries.trend
    assert set(trend.parts) == set(LEVELS) and len(trend.whole) * trend.days == 1_092
    assert trend.whole[-1].question.until == TODAY
    for one in (*trend.whole, *trend.parts["senior"], *made.rates.trend.parts["outside"]):
        assert one.pay == figure(columns, one.question).pay


def test_a_guide_asks_for_its_roles_alone_and_keeps_kinds_of_pay_apart(made):
    assert set(made.salaries.roles) == set(DATA.roles)
    assert made.salaries.question.contracts == PERMANENT and made.rates.question.period == "day"
    assert made.salaries.roles["data-engineer"].question.roles == ("data-engineer",)
    assert made.salaries.role_levels["data-engineer", UNSAID].question.levels == (UNSAID,)
    by_status = sum(kind.whole.counted.jobs for kind in made.by_ir35.values())
    assert list(made.by_ir35) == ["inside", "outside", UNSAID] and by_status == made.rates.whole.counted.jobs


def test_thin_cells_say_what_is_missing(columns):
    few = guide(columns, replace(DATA, roles=("data-engineer",)), TODAY, days=14)
    cells = [*few.salaries.role_regions.values(), few.salaries.whole]
    assert cells and all(isinstance(cell.pay, TooFew) for cell in cells)
    assert all(cell.pay.more_jobs or cell.pay.more_employers for cell in cells)


def test_the_trend_goes_by_half_years_where_quarters_are_thin(columns):
    analysts = guide(columns, replace(DATA, roles=("statistician",)), TODAY)
    thin = analysts.by_ir35["outside"].trend
    assert thin.days == 182 and len(thin.whole) == 6
    assert analysts.salaries.trend.days == 91
    assert sum(isinstance(one.pay, Distribution) for one in analysts.salaries.trend.whole) > 6


def test_a_discipline_without_roles_or_jobs_has_empty_tables(columns):
    for discipline, jobs in ((replace(DATA, roles=()), columns), (DATA, Columns.of([]))):
        empty = guide(jobs, discipline, TODAY)
        assert empty.salaries.whole.pay == TooFew(0, 0) and not empty.rates.roles
        assert all(one.pay == TooFew(0, 0) for one in empty.rates.trend.whole)


def test_one_pass_parts_jobs_by_three_columns_at_once(columns):
    asked = PayQuestion(currency="GBP", period="year", until=TODAY)
    cells = Grouped(columns, asked).by("roles", "levels", "regions")
    assert len(cells) == len(ROLES) * len(LEVELS) * len(REGIONS)
    assert all(cell == figure(columns, cell.question) for cell in cells.values())
