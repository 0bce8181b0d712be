"""Live figures: exactly the jobs that their address finds, kept until the index changes, nothing where too few."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from fingerpost.market import Distribution, TooFew
from fingerpost.search import Question
from fingerpost.site import figures
from fingerpost.site.arms import arms, band_words, ticks
from fingerpost.site.catalogue import benchmark_rows
from fingerpost.site.charts import histogram
from fingerpost.site.figures import RungNow
from fingerpost.site.index import ask
from fingerpost.store.models import PublishedBand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def found_at(address: str) -> int:
    """How many jobs the search at an address finds."""
    question = Question.from_query(parse_qs(urlsplit(address).query))
    assert not question.ignored
    return ask(question).total


@pytest.mark.parametrize("period", ["year", "day"])
@pytest.mark.parametrize("role", ["", "machine-learning-engineer", "data-engineer", "nlp-engineer"])
def test_a_figure_leads_to_exactly_the_jobs_behind_it(role, period):
    figure = figures.figure(figures.question([role] if role else []), period)
    assert found_at(figure.url) == figure.jobs > 0
    assert found_at(figure.pay_url) == figure.placed
    if figure.enough:
        assert figure.pay.jobs == figure.placed


def test_under_the_floor_there_is_no_distribution(pack):
    figure = figures.figure(figures.question(["machine-learning-engineer"], pack.rungs[0].id))
    assert isinstance(figure.pay, TooFew) and not figure.enough
    assert (figure.jobs, figure.pay.employers) == (3, 3)


def test_the_median_is_that_of_the_middles():
    unmarked = figures.rungs_now("machine-learning-engineer")[1].unmarked
    assert isinstance(unmarked.pay, Distribution)
    assert unmarked.pay.p50 == 62_500  # middles of 55,000 to 70,000 in steps of a thousand


def test_adverts_that_state_no_level_are_in_no_rung():
    rungs = figures.rungs_now("machine-learning-engineer")
    assert [now.stated.jobs for now in rungs] == [3, 0, 12, 0, 0, 0]
    assert [now.unmarked and now.unmarked.jobs for now in rungs] == [None, 16, None, None, None, None]


def test_an_answer_is_kept_until_the_index_changes(monkeypatch):
    asked = []
    monkeypatch.setattr(figures, "ask", lambda question: asked.append(question))
    question = Question(words="kept until it changes", size=0)
    figures.answer(question)
    figures.answer(question)
    assert len(asked) == 1
    monkeypatch.setattr(figures, "generation", lambda: -1)
    figures.answer(question)
    assert len(asked) == 2


def band(**values) -> PublishedBand:
    return PublishedBand(**{"low": 50_000, "high": 60_000, "currency": "GBP", "taken": timezone.localdate()} | values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "£50k–£60k"),
        ({"high": None}, "£50k+"),
        ({"open_top": True}, "£50k–£60k+"),
        ({"low": 27_500, "high": 27_500}, "£27.5k"),
    ],
)
def test_a_band_in_words(values, words):
    assert band_words(band(**values)) == words


@pytest.mark.parametrize(
    ("low", "high", "rungs"),
    [
        (30_000, 35_000, [1]),
        (50_000, 60_000, [3]),
        (70_000, None, [4, 5, 6]),
        (38_000, 38_500, [2]),
        (10_000, 20_000, []),
    ],
)
def test_a_benchmark_overlaps_a_rung_by_more_than_an_edge(low, high, rungs):
    (row,) = benchmark_rows([band(low=low, high=high)])
    assert [rung.number for rung in row.rungs] == rungs


def test_every_arm_stays_in_the_picture(pack):
    drawn = arms(figures.rungs_now())
    assert len(drawn) == 6
    for arm in drawn:
        for line in arm.lines:
            if line.bar:
                assert line.bar.x >= 0 and line.bar.x + line.bar.width <= 100.01
                assert line.bar.middle is None or line.bar.x <= line.bar.middle <= line.bar.x + line.bar.width
        assert arm.now.rung.name in arm.sentence
    assert "62.5k" in drawn[1].sentence and "no level" in drawn[1].sentence


def test_a_label_stands_at_the_side_that_has_room(pack):
    bands = [band(low=20_000, high=30_000), band(low=150_000, high=160_000)]
    drawn = arms([RungNow(rung, each, None, None) for rung, each in zip(pack.rungs[2:4], bands, strict=True)])
    assert [arm.lines[-1].bar.anchor for arm in drawn] == ["start", "end"]


def test_the_scale_of_the_ladder_names_round_pounds_where_a_bar_of_that_pay_begins(pack):
    rungs = [RungNow(pack.rungs[2], band(low=50_000, high=160_000), None, None)]
    (arm,) = arms(rungs)
    named = ticks(rungs)
    assert [words for _, words in named] == ["£50k", "£100k", "£150k"]
    assert named[0][0] == arm.lines[-1].bar.x


def test_a_histogram_tells_how_tall_its_bars_are():
    chart = histogram(figures.figure(figures.question(["machine-learning-engineer"])).pay)
    tallest = max(chart.bars, key=lambda bar: bar.count)
    for y, words in chart.levels:
        assert y >= tallest.y and int(words.split()[0]) <= tallest.count
    assert chart.levels[-1][1].endswith(("job", "jobs"))
