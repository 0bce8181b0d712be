"""Slips of the keys are put right where there is one likely word, and short words are left alone."""

from __future__ import annotations

import pytest

from fingerpost.search.spelling import distance, nearest, slips
from fingerpost.search.words import parse_words, tokens_of


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("python", "python", 0), ("pyhton", "python", 1), ("pthon", "python", 1), ("pythons", "python", 1), ("pithon", "python", 1),
     ("kubrnets", "kubernetes", 2), ("ab", "ba", 1), ("", "ab", 2), ("scala", "scale", 1), ("python", "java", 6)],
)  # fmt: skip
def test_distance_counts_slips(one, other, far):
    assert distance(one, other) == far


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pyhton", ["python"]),
        ("kuberntes", ["kubernetes"]),
        ("kubrnets", []),
        ("jaba", []),
        ("scalb", ["scala", "scale"]),
        ("sq1server", []),
    ],
)  # fmt: skip
def test_nearest_words_of_a_vocabulary(typed, found):
    assert sorted(nearest(typed, ["python", "kubernetes", "java", "scala", "scale", "sqlserver"])) == found


@pytest.mark.parametrize(
    ("word", "allowed"), [("java", 0), ("scala", 1), ("pipeline", 1), ("kubernete", 2), ("log4shell", 0)]
)
def test_longer_words_may_hold_more_slips(word, allowed):
    assert slips(word) == allowed


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("C++ / C# / F#", ("cplusplus", "csharp", "fsharp")), ("ASP.NET", ("asp", "dotnet")), ("R&D", ("randd",)),
        ("scikit-learn", ("scikit", "learn")), ("snake_case", ("snake", "case")), ("!!!", ()), ("naïve", ("naïve",)),
    ],
)  # fmt: skip
def test_tokens(text, tokens):
    assert tokens_of(text) == tokens


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ('senior "data engineer"', ["senior", "data engineer"]), ('senior "data engineer', ["senior", "data", "engineer"]),
        ("\u201cdata engineer\u201d", ["data engineer"]), ("AI/ML", ["ai", "ml"]), ("on-site", ["on site"]), ("-java", ["java"]),
        ("jobs", ["jobs"]), ("jobs in bath", ["bath"]), ("the", ["the"]), ("data-", ["data"]), ("", []),
    ],
)  # fmt: skip
def test_parts(typed, parts):
    assert [" ".join(part.tokens) for part in parse_words(typed)] == parts


def test_a_minus_inside_a_word_is_no_minus():
    assert [part.wanted for part in parse_words("e-commerce -java \u2212perl")] == [True, False, False]
