"""A question is its address, and an address is never refused: what asks nothing that can be answered is listed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.search import Question, employer_key
from fingerpost.search.question import (
    CHOICES,
    DAYS,
    DAYS_LIMIT,
    FLAGS,
    MANY,
    MILES_LIMIT,
    NUMBERS,
    PAGE_LIMIT,
    PAY_LIMIT,
    SIZE_LIMIT,
    VALUES_LIMIT,
    WORDS_LIMIT,
)

VALUE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30)
VALUES = st.lists(VALUE, max_size=4).map(tuple)
QUESTIONS = st.builds(
    Question,
    words=st.text(max_size=80),
    **dict.fromkeys(MANY.values(), VALUES),
    **dict.fromkeys(FLAGS.values(), st.booleans()),
    pay_at_least=st.none() | st.integers(1, PAY_LIMIT),
    period=st.sampled_from(["year", "day"]),
    miles=st.none() | st.integers(1, MILES_LIMIT),
    posted_within=st.none() | st.integers(1, DAYS_LIMIT),
    seen_since=st.none() | st.dates(),
    sort=st.sampled_from(["fit", "newest", "pay"]),
    page=st.integers(1, PAGE_LIMIT),
    size=st.integers(1, SIZE_LIMIT),
)
NAMES = st.text(max_size=12) | st.sampled_from(["q", "pay", "page", "role", "sort", "size"])


@given(question=QUESTIONS)
def test_an_address_asks_the_question_that_gave_it(question):
    again = Question.from_query(parse_qs(question.to_query(), keep_blank_values=True))
    assert again == question
    assert again.ignored == ()
    assert again.to_query() == question.to_query()


@given(query=st.dictionaries(NAMES, st.lists(st.text(st.characters(), max_size=40), max_size=3)))
def test_no_address_is_refused_and_each_gives_one_that_can_be_asked_again(query):
    question = Question.from_query(query)
    assert Question.from_query(parse_qs(question.to_query())) == question


def test_the_same_question_has_one_address():
    one = Question(words="  data   engineer ", roles=("b", "a", "b"), page=1)
    other = Question.from_query({"role": ["a", "b"], "q": ["data engineer"]})
    assert one == other
    assert hash(one) == hash(other)
    assert one.to_query() == other.to_query() == "q=data+engineer&role=a&role=b"
    assert Question().to_query() == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("colour", "red"), ("pay", "lots"), ("pay", "-5"), ("pay", "0"), ("pay", "10000000000"), ("pay", "٤٥"), ("page", "0"),
        ("page", "501"),
        ("size", "0"), ("size", "101"), ("sort", "best"), ("period", "week"), ("within", "1.5"), ("unstated", "yes"), ("role", "a" * 81),
        ("role", "a\x00b"), ("miles", "0"), ("miles", "201"), ("remote", "yes"), ("since", "2026-02-30"), ("since", "20261120"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_left_out_and_listed(name, value):
    question = Question.from_query({name: [value], "level": ["senior"]})
    assert question == Question(levels=("senior",))
    assert [(each.name, each.value) for each in question.ignored] == [(name, value[:80])]
    assert question.ignored[0].reason


def test_with_a_pack_unknown_values_are_listed_too(field):
    query = {
        "role": ["data-engineer", "wizard", "not-stated"],
        "level": ["senior", "unmarked", "grand"],
        "skill": ["python", "cobol"],
        "place": ["bath"],
    }
    question = Question.from_query(query, field)
    assert question == Question(
        roles=("data-engineer", "not-stated"), levels=("senior", "unmarked"), skills=("python",), places=("bath",)
    )
    assert [each.value for each in question.ignored] == ["wizard", "grand", "cobol"]


def test_of_a_single_thing_said_twice_the_last_counts():
    question = Question.from_query({"page": ["2", "3"]})
    assert question.page == 3
    assert [each.value for each in question.ignored] == ["2"]


def test_there_is_an_end_to_what_is_asked():
    question = Question.from_query({"q": ["data " * 100], "skill": [f"skill-{number}" for number in range(50)]})
    assert len(question.words) <= WORDS_LIMIT
    assert len(question.skills) == VALUES_LIMIT
    assert len(question.ignored) == 1 + 50 - VALUES_LIMIT


def test_a_plain_string_is_one_value():
    assert Question.from_query({"q": "data engineer", "role": "data-engineer"}) == Question(
        words="data engineer", roles=("data-engineer",)
    )


def test_facet_links_add_and_take_away_and_go_back_to_the_first_page():
    question = Question(words="data", roles=("a",), page=4)
    assert question.with_("roles", "b") == Question(words="data", roles=("a", "b"))
    assert question.with_("roles", "b").without("roles", "a") == Question(words="data", roles=("b",))
    assert question.with_("sort", "newest") == Question(words="data", roles=("a",), sort="newest")
    assert question.without("roles").without("words") == Question()
    assert question.with_("page", 5).page == 5


def test_the_document_of_the_question_names_every_parameter_and_its_field_and_no_other():
    text = (Path(__file__).parents[2] / "docs" / "question.md").read_text(encoding="utf-8")
    documented = dict(re.findall(r"^\| `(\w+)` \| `(\w+)` \|", text, re.MULTILINE))
    singles = {name: each[0] for name, each in (CHOICES | NUMBERS).items()}
    assert documented == {"q": "words"} | MANY | FLAGS | DAYS | singles


def test_order_and_page_alone_narrow_nothing():
    assert not Question(sort="pay", page=3, period="day").narrowed
    assert Question(levels=("senior",)).narrowed


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (("Oak & Ash Ltd", "OAK AND ASH LIMITED", "Oak and Ash"), "oak-and-ash"),
        (("Company", ), "company"),
        (("Fern's Data Co.", "Fern\u2019s Data"), "ferns-data"),
        (("", "  ", "\u2014"), ""),
    ],
)  # fmt: skip
def test_an_employer_has_one_key(names, key):
    assert {employer_key(name) for name in names} == {key}
