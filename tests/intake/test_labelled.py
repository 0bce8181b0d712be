"""The pairs of real adverts that were labelled by eye, held against what intake takes them for."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tool(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module("score_duplicates")


def test_the_labels_are_enough_and_none_is_given_twice(tool):
    pairs = tool.labelled()
    assert len(pairs) >= 200
    assert len({frozenset(pair[:2]) for pair in pairs}) == len(pairs)
    assert 0.3 < sum(pair.same for pair in pairs) / len(pairs) < 0.7


def test_adverts_that_are_one_vacancy_are_found_and_few_others(tool, data):
    score = tool.score_labelled(data)
    assert score.precision >= 0.98, list(score.lines())
    assert score.recall >= 0.90, list(score.lines())
