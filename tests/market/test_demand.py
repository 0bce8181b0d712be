"""Demand is a share with an interval that knows of employers; skills that come together do so more than by chance; and a rung is
told from the one below only by what is surely apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from fingerpost.columns import Columns, Row
from fingerpost.market import JobQuestion, TooFew
from fingerpost.market.clustered import Crowd, difference
from fingerpost.market.demand import by_group, demand, demand_of, trend
from fingerpost.market.qualified import qualified
from fingerpost.market.rungs import ENGINEER, MANAGER, separations
from fingerpost.market.together import together

TODAY = date(2026, 11, 27)
NOW = JobQuestion(until=TODAY)


def jobs(count: int, *skills: str, ago: int = 3, employers: int = 25, **values) -> list[Row]:
    """So many jobs of so many employers in turn that ask for these skills."""
    shared = {"shown": TODAY - timedelta(days=ago), "role": "engineer"} | values
    return [
        Row(id=f"{skills}{shared!r}{number}", employer=f"employer {number % employers}", skills=skills, **shared)
        for number in range(count)
    ]


def test_the_skills_asked_for_most_come_first_each_with_its_interval():
    found = demand(Columns.of([*jobs(60, "python", "sql"), *jobs(40, "python")]), NOW)
    assert [(each.skill, each.share.jobs, each.share.of) for each in found.skills] == [
        ("python", 100, 100),
        ("sql", 60, 100),
    ]
    sql = found.skills[1].share
    assert 0.45 < sql.low < 0.6 < sql.high < 0.75 and found.skills[1].change is None


def test_under_the_floor_nothing_is_said():
    assert demand(Columns.of(jobs(9, "sql")), NOW) == TooFew(9, 9)
    assert demand_of(Columns.of(jobs(50, "sql", employers=4)), NOW, "sql") == TooFew(50, 4)
    assert together(Columns.of([*jobs(9, "sql"), *jobs(50)]), NOW, "sql") == TooFew(9, 9)
    assert qualified(Columns.of(jobs(9)), NOW) == TooFew(9, 9)


def test_adverts_of_one_employer_are_less_than_so_many_opinions():
    asks, apart = np.arange(100) < 50, np.arange(100)
    assert Crowd(apart).design_effect(apart[asks]) == 1.0
    assert Crowd(apart // 10).design_effect((apart // 10)[asks]) == pytest.approx(10.0)
    one = demand_of(Columns.of([*jobs(50, "sql", employers=50), *jobs(50, employers=50)]), NOW, "sql").share
    few = demand_of(
        Columns.of([*jobs(50, "sql", employers=5), *(replace(row, employer="another") for row in jobs(50))]), NOW, "sql"
    )
    assert few.share.high - few.share.low > 2 * (one.high - one.low)


def test_a_change_over_a_year_is_told_from_noise():
    rose = [*jobs(70, "rust"), *jobs(30), *jobs(30, "rust", ago=367), *jobs(70, ago=367)]
    change = demand_of(Columns.of(rose), NOW, "rust").change
    assert change.beyond_noise and change.difference == pytest.approx(0.4) and change.low < 0.4 < change.high
    still = [*jobs(52, "rust"), *jobs(48), *jobs(50, "rust", ago=367), *jobs(50, ago=367)]
    assert not demand_of(Columns.of(still), NOW, "rust").change.beyond_noise


def test_a_difference_of_nothing_is_called_one_at_most_once_in_ten():
    called = 0
    for seed in range(400):
        chance = np.random.default_rng(seed)
        employer = chance.integers(30, size=300)
        asks = chance.random(300) < np.clip(chance.normal(0.3, 0.15, 30), 0, 1)[employer]
        called += difference(asks, chance.random(300) < 0.5, employer).beyond_noise
    assert called / 400 <= 0.13


def test_roles_and_quarters_stand_apart():
    rows = [
        *jobs(20, "sql", role="analyst"),
        *jobs(20, role="engineer"),
        *jobs(5, "sql", role="chief"),
        *jobs(12, "sql", ago=100),
    ]
    columns = Columns.of(rows)
    groups = {"a": ("analyst",), "e": ("engineer",), "c": ("chief",), "both": ("analyst", "chief")}
    shares = by_group(columns, NOW, "sql", "role", groups)
    assert {name: (share.jobs, share.of) for name, share in shares.items()} == {
        "a": (20, 20), "e": (12, 32), "both": (25, 25),
    }  # fmt: skip
    steps = trend(columns, NOW, "sql", 3)
    assert [step.share and (step.share.jobs, step.share.of) for step in steps] == [None, (12, 12), (25, 45)]
    assert steps[-1].until == TODAY and steps[0].until < steps[1].since


def test_skills_come_together_by_lift_and_not_by_count():
    rows = [
        *jobs(40, "torch", "cuda", "python"),
        *jobs(60, "cuda", "python"),
        *jobs(300, "python", "sql"),
        *jobs(9, "torch", "rare"),
    ]
    beside = {each.skill: each for each in together(Columns.of(rows), NOW, "torch")}
    assert set(beside) == {"cuda"}, "python stands everywhere, rare in too few jobs"
    cuda = beside["cuda"]
    assert cuda.lift == pytest.approx((40 / 49) / (100 / 409)) and 1 < cuda.low < cuda.lift < cuda.high
    assert together(Columns.of(jobs(40, "torch", "cuda")), NOW, "torch") == ()


def test_the_interval_of_a_lift_holds_it_where_nobody_else_asks_for_either():
    (legacy,) = together(Columns.of([*jobs(12, "theano", "legacy"), *jobs(788, "python")]), NOW, "theano")
    assert legacy.low <= legacy.lift <= legacy.high and legacy.lift == pytest.approx(800 / 12)


def rung(pack, number: int) -> dict[str, str]:
    return {"level": pack.rungs[number].levels[0]}


def test_what_separates_a_rung_is_what_was_planted(pack):
    junior, senior, lead = (rung(pack, number) for number in (0, 2, 3))
    rows = [
        *jobs(60, "python", "excel", **junior), *jobs(60, "python", level=""),
        *jobs(80, "python", "kubernetes", "sql", **senior), *jobs(20, "python", **senior),
        *jobs(40, "python", "kubernetes", "sql", manages=True, experience=8.0, **lead),
        *jobs(40, "python", "kubernetes", "sql", "architecture", **lead),
    ]  # fmt: skip
    found = {(each.rung.id, each.track): each for each in separations(Columns.of(rows), NOW, pack)}
    working = found["working", ""]
    assert [mark.skill for mark in working.less] == ["excel"] and not working.more and working.unmarked == 60
    assert {mark.skill for mark in found["senior", ""].more} == {"kubernetes", "sql"}
    manager, engineer = found["lead", MANAGER], found["lead", ENGINEER]
    assert (manager.jobs, engineer.jobs, manager.jobs_below, engineer.jobs_below) == (40, 40, 100, 100)
    assert {"years-3", "years-5", "years-8"} <= {mark.demand for mark in manager.more}
    assert engineer.more[0].skill == "architecture"
    assert found["head", MANAGER].few == (pack.rungs[4], TooFew(0, 0)) and not found["head", MANAGER].marks


def test_rungs_that_ask_for_the_same_are_seldom_told_apart(pack):
    false = 0
    for seed in range(20):
        chance = np.random.default_rng(seed)
        rows = [
            replace(row, skills=tuple(f"skill {n}" for n in range(40) if chance.random() < 0.3))
            for level in (0, 2) for row in jobs(80, **rung(pack, level))
        ]  # fmt: skip
        two = replace(pack, rungs=(pack.rungs[0], pack.rungs[2]))
        (only,) = separations(Columns.of(rows), NOW, two)
        false += bool(only.marks)
        assert only.tried >= 40
    assert false <= 4


def test_degrees_and_years_are_measured():
    rows = [*jobs(20, degree="phd", experience=3.0), *jobs(20, degree="master"), *jobs(60, experience=5.0)]
    found = qualified(Columns.of(rows), NOW)
    assert (found.some.jobs, found.degrees["phd"].jobs, found.degrees["bachelor"].jobs) == (40, 20, 0)
    assert (found.years.jobs, found.years.p25, found.years.p50) == (80, 4.5, 5.0) and found.says_years.share == 0.8
    assert qualified(Columns.of(jobs(20)), NOW).years == TooFew(0, 0)
