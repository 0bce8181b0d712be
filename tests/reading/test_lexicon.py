"""Known words in a short text: the longest at each place, none over a break, each where it stands."""

from __future__ import annotations

import pytest

from fingerpost.reading.advert import Advert
from fingerpost.reading.lexicon import Lexicon
from fingerpost.reading.scan import Page, Scan

WORDS = Lexicon(
    {"data": "subject", "data engineer": "role", "engineer": "work", "front-end": "side", "head of": "head"}
)


def page(title: str) -> Page:
    return Scan({}).page(Advert("1", "test", title, employer="Data Engineer Ltd"))


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Data Engineer", ["role"]),
        ("data   ENGINEER", ["role"]),
        ("Data - Engineer", ["subject", "work"]),
        ("Data (Engineer)", ["subject", "work"]),
        ("Data/Engineer", ["role"]),
        ("Front-End", ["side"]),
        ("Data Engineering", ["subject"]),
        ("Head of Data", ["head", "subject"]),
        ("Gardener", []),
        ("", []),
    ],
)
def test_the_longest_phrase_counts_and_none_goes_over_a_break(title: str, found: list[str]) -> None:
    assert [term.entry for term in WORDS.terms(page(title), "title")] == found


def test_a_term_says_where_it_stands_and_in_which_segment() -> None:
    said = page("Engineer | Head of Data")
    terms = list(WORDS.terms(said, "title"))
    assert [said.joined[term.start : term.end] for term in terms] == ["Engineer", "Head of", "Data"]
    assert [term.segment for term in terms] == [0, 1, 1]


def test_each_part_of_an_advert_has_its_own_words() -> None:
    said = page("Gardener")
    assert [term.entry for term in WORDS.terms(said, "employer")] == ["role"]
    assert list(WORDS.terms(said, "title")) == []
