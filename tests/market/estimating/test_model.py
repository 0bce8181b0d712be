from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from fingerpost.market.estimating.model import train
from fingerpost.market.estimating.shapes import Estimate, JobRow, PaidJob, TooThin
from fingerpost.market.estimating.worth import judge

from .conftest import ROLES, population


def test_ranges_cover_what_they_promise_on_employers_never_met(model, jobs):
    """The truth is known: four jobs in five of each role lie in their range, wide or narrow."""
    held = [PaidJob(replace(each.job, employer="unmet"), each.pay) for each in population(101, 4_000)]
    worth = judge(jobs, held, model.estimate([each.job for each in held]))
    assert 0.76 <= worth.cover <= 0.84
    assert {name for name, _, _ in worth.of_category} == set(ROLES)
    for role, _, cover in worth.of_category:
        assert 0.70 <= cover <= 0.88, role  # of one learning: a role's margin rests on some 400 jobs


def test_the_middle_lies_near_the_true_median_and_ranges_are_wide_where_pay_spreads(model):
    widths = []
    for role, (middle, _) in ROLES.items():
        (said,) = model.estimate([JobRow(role, place="Harrowby", category=role, contract="permanent")])
        assert said.middle == pytest.approx(middle, rel=0.10), role
        widths.append(float(np.log(said.high / said.low)))
    assert widths == sorted(widths)
    # Between P10 and P90 of a normal distribution lie 2 x 1.2816 standard deviations.
    true = [2 * 1.2816 * spread for _, spread in ROLES.values()]
    assert sum(widths) == pytest.approx(sum(true), rel=0.25)


def test_quantiles_never_cross(model, jobs):
    odd = [
        JobRow(""),
        JobRow("x" * 5_000),
        JobRow("Senior Actuary Analyst Engineer", place="nowhere", category="unmet"),
    ]
    for said in model.estimate([each.job for each in jobs] + odd):
        assert 0 < said.low <= said.middle <= said.high


def test_the_same_jobs_give_the_same_estimates(jobs):
    asked = [each.job for each in population(9, 200)]
    assert train(jobs[:600]).estimate(asked) == train(jobs[:600]).estimate(asked)


def test_of_many_jobs_ranges_still_cover_when_employers_are_set_apart_to_show_what_the_mean_gains(jobs, monkeypatch):
    monkeypatch.setattr("fingerpost.market.estimating.lots.APART_FROM", len(jobs))
    held = [PaidJob(replace(each.job, employer="unmet"), each.pay) for each in population(102, 2_000)]
    worth = judge(jobs, held, train(jobs).estimate([each.job for each in held]))
    assert 0.74 <= worth.cover <= 0.86


def test_a_kept_model_says_the_same(model):
    asked = [each.job for each in population(9, 50)]
    assert pickle.loads(pickle.dumps(model)).estimate(asked) == model.estimate(asked)  # noqa: S301 - our own bytes


def test_a_category_never_met_and_a_row_that_says_nothing_still_get_a_range(model):
    unmet, silent = model.estimate([JobRow("Engineer", category="Falconry", contract="seasonal"), JobRow("")])
    assert isinstance(unmet, Estimate)
    assert 10_000 < silent.low < silent.high < 200_000


def test_one_row_is_answered_as_it_is_among_many_and_none_gives_none(model, jobs):
    asked = [each.job for each in jobs[:20]]
    assert model.estimate(asked[:1]) == model.estimate(asked)[:1]
    assert model.estimate([]) == []


def test_words_of_the_text_are_learnt_from():
    paid = [
        PaidJob(replace(each.job, title="Engineer", category="", text="Rust kernels" if at % 2 else "spreadsheets"), pay)
        for at, (each, pay) in enumerate(
            (each, (90_000 if at % 2 else 30_000) + 10 * (at % 97)) for at, each in enumerate(population(3, 600))
        )
    ]  # fmt: skip
    dear, cheap = train(paid).estimate(
        [JobRow("Engineer", text="Rust kernels"), JobRow("Engineer", text="spreadsheets")]
    )
    assert cheap.high < dear.low


@pytest.mark.parametrize(("size", "employers"), [(40, 40), (1_000, 12)])
def test_too_few_jobs_or_employers_are_refused_in_a_sentence(size, employers):
    with pytest.raises(
        TooThin, match=r"too few to estimate from. Import more, until there are 300 jobs of 50 employers"
    ):
        train(population(1, size, employers))


@pytest.mark.parametrize("pay", [0, -30_000, float("nan"), float("inf")])
def test_pay_that_is_none_is_refused(pay):
    with pytest.raises(ValueError, match="is none"):
        PaidJob(JobRow("Engineer"), pay)
