"""As one types: what begins so, by kind, with the jobs of each, and nothing that no job has."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from fingerpost.search import Document

job = partial(Document, posted=date(2026, 11, 18), title="Data Engineer")
JOBS = [
    job(job_id="a", role="data-engineer", skills=("python", "kubernetes"), place_id="clifton", employer="Bramble Robotics Ltd"),
    job(job_id="b", role="data-engineer", skills=("python",), place_id="bath", employer="Bramble Robotics"),
    job(job_id="c", role="data-scientist", skills=("r",), employer="Brook & Co", closed=True),
]  # fmt: skip


@pytest.fixture
def suggested(index):
    index.write(JOBS)
    return lambda typed: [(found.kind, found.name, found.jobs, found.before) for found in index.suggest(typed)]


def test_names_that_begin_so_come_with_their_jobs(suggested):
    assert suggested("pyth")[-1] == ("skill", "Python", 2, "")
    assert ("role", "Data engineer", 2, "") in suggested("data")


def test_any_word_of_a_name_may_be_the_first_that_is_typed(suggested):
    assert suggested("engin")[0] == ("role", "Data engineer", 2, "")


def test_another_way_to_write_it_finds_the_same(suggested):
    assert suggested("k8s") == [("skill", "Kubernetes", 1, "")]


def test_a_town_counts_what_lies_in_its_parts(suggested):
    assert ("place", "Bristol", 1, "") in suggested("bris")


def test_an_employer_is_one_however_it_is_written(suggested):
    assert suggested("bramble rob") == [("employer", "Bramble Robotics Ltd", 2, "")]


def test_words_before_stay_words(suggested):
    assert suggested("remote data en") == [("role", "Data engineer", 2, "remote")]


@pytest.mark.parametrize("typed", ["", " ", "zzz", '"', "data scientist", "\x00"])
def test_what_no_live_job_has_is_not_suggested(suggested, typed):
    assert suggested(typed) == []
