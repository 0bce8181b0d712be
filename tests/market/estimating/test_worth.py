from __future__ import annotations

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import fingerpost
from fingerpost.market.estimating.shapes import Estimate, TooThin
from fingerpost.market.estimating.worth import Worth, how_good, judge
from fingerpost.reading import Pay
from fingerpost.search.document import Document
from fingerpost.search.tantivy.shape import paid, pay_kind
from fingerpost.site.jobposting import base_salary

from .conftest import population

GOOD = Worth(400, 90, 4_000, 0.12, 0.20, 0.80, (("Engineer", 400, 0.80),), 1.6)


def test_what_is_good_enough_is_on():
    assert GOOD.good
    assert list(GOOD.against()) == []


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"jobs": 199}, "judged on 199 jobs of 90 employers; it takes 200 of 50"),
        ({"employers": 49}, "judged on 400 jobs of 49 employers"),
        ({"error": 0.21, "plain": 0.9}, "miss by more than 21.0%; at most 20%"),
        ({"plain": 0.13}, "not 10% below that of the category's median, 13.0%"),
        ({"cover": 0.74}, "74.0% of jobs are paid within their range; between 75% and 85%"),
        ({"cover": 0.86}, "86.0% of jobs"),
        ({"width": 2.1}, "2.1 times as high"),
    ],
)
def test_each_fault_alone_turns_estimates_off_and_says_why(fault, words):
    worth = replace(GOOD, **fault)
    (why,) = worth.against()
    assert words in why
    assert not worth.good


def test_figures_are_those_that_a_hand_computes():
    taught, held = population(1, 20), population(2, 4)
    held = [replace(each, pay=pay) for each, pay in zip(held, (20_000, 40_000, 50_000, 80_000), strict=True)]
    said = [Estimate(18_000, 22_000, 30_000), Estimate(30_000, 36_000, 39_000), *[Estimate(40_000, 60_000, 90_000)] * 2]
    worth = judge(taught, held, said)
    assert worth.absolute == (2_000 + 4_000 + 10_000 + 20_000) / 4
    assert worth.error == pytest.approx((0.10 + 0.20) / 2)
    assert worth.cover == 0.75
    assert sum(count for _, count, _ in worth.of_category) == worth.jobs == 4


def test_a_sites_own_jobs_are_judged_on_other_employers_and_later_days():
    paid = population(7, 2_400, employers=300)
    worth = how_good(paid)
    assert 200 <= worth.jobs <= 600, "three employers in ten, the later half of the days"
    assert worth.error < worth.plain
    assert worth == how_good(paid)


def test_a_site_with_few_jobs_is_told_so():
    with pytest.raises(TooThin, match="too few to estimate from"):
        how_good(population(7, 60))


def test_even_an_estimate_that_someone_writes_as_pay_stands_in_no_figure_and_no_base_salary():
    """``Pay.estimated`` is the one mark; both places that publish pay heed it."""
    said = Estimate(40_000, 50_000, 60_000)
    pay = Pay(said.low, said.high, "GBP", "year", str(said), estimated=True)
    assert base_salary(pay) is None
    document = Document(
        job_id="job",
        title="Engineer",
        posted=date(2026, 1, 1),
        pay_low=pay.low,
        pay_high=pay.high,
        currency="GBP",
        period="year",
        pay_estimated=pay.estimated,
    )
    assert pay_kind(document) == "estimated"
    assert paid(document, pay_kind(document)) == "not-stated"


def test_an_estimate_is_no_pay_and_says_that_it_is_one():
    said = Estimate(40_000, 50_000, 60_000)
    assert str(said) == "estimated £40,000 to £60,000 a year", "never a point without its range"
    with pytest.raises(AttributeError):
        base_salary(said)


def test_no_room_but_the_command_line_and_one_flow_import_the_estimate_so_none_reaches_a_figure_or_base_salary():
    """What shows, counts or publishes stated pay takes Pay or points of it; a page that will show an estimate is added here by name."""
    source = Path(fingerpost.__file__).parent
    import_it = {
        str(path.relative_to(source))
        for path in source.rglob("*.py")
        if "estimating" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("fingerpost.market.estimating")
    }
    assert import_it == {"cli.py", "intake/estimating.py"}
