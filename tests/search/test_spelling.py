"""Slips of the keys are put right where there is one likely word, and short words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.search.spelling import distance, nearest, slips
from fingerpost.search.words import parse_words, tokens_of

WORDS = st.text("abcde", max_size=9)


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("python", "python", 0), ("pyhton", "python", 1), ("pthon", "python", 1), ("pythons", "python", 1), ("pithon", "python", 1),
     ("kubrnets", "kubernetes", 2), ("ab", "ba", 1), ("", "ab", 2), ("scala", "scale", 1), ("python", "java", 3)],
)  # fmt: skip
def test_distance_counts_slips(one, other, far):
    assert distance(one, other, 2) == far


@given(one=WORDS, other=WORDS)
def test_distance_is_the_same_both_ways_and_never_beyond_the_limit(one, other):
    far = distance(one, other, 3)
    assert far == distance(other, one, 3) <= 4
    assert (far == 0) == (one == other)
    assert far >= min(4, abs(len(one) - len(other)))


@given(one=WORDS, other=WORDS, third=WORDS)
def test_a_single_slip_more_is_at_most_one_further(one, other, third):
    assert distance(one + "z", other, 20) <= distance(one, other, 20) + 1


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
