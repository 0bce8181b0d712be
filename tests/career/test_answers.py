"""Answers as an address: what goes in comes out, and what is bad or old is told and never raises."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.career import Profile, of_address, of_form, to_address
from fingerpost.career.answers import LONGEST
from fingerpost.pack import load_pack


@pytest.fixture(scope="module")
def check():
    return load_pack().self_check


def test_a_form_and_its_address_tell_the_same(check):
    profile = of_form({"ma": ["2"], "bu": ["0"], "qs": ["sd"], "ql": ["py", "sq"], "page": ["3"]}, check)
    assert profile == Profile({"ma": 2, "bu": 0}, frozenset({"sd", "py", "sq"}))
    assert to_address(profile, check) == "1.ma2bu0pysqsd"
    assert of_address("1.ma2bu0pysqsd", check).profile == profile


def test_the_same_answers_have_one_address_in_whatever_order_they_were_given(check):
    told = of_address("1.sdsqpybu0ma2", check)
    assert to_address(told.profile, check) == "1.ma2bu0pysqsd"


def test_every_answer_at_once_is_short_enough_to_share(check):
    likes = {question.id: 2 for question in check.questions.values() if question.kind == "scale"}
    whole = of_address(to_address(Profile(likes, frozenset(check.answers)), check), check)
    assert len(to_address(whole.profile, check)) < 140 < LONGEST
    assert whole.left_out == ()


def test_a_question_with_one_answer_keeps_the_first(check):
    assert of_address("1.sdsb", check).profile.ticked == {"sd"}
    assert of_form({"qs": ["sb", "sd"]}, check).ticked == {"sb"}


def test_what_a_form_cannot_ask_is_passed_over(check):
    profile = of_form({"ma": ["7", "x"], "ql": ["al", "zz"], "nonsense": ["1"]}, check)
    assert profile == Profile({}, frozenset()) and profile.blank


def test_an_address_of_an_older_check_keeps_what_is_still_asked_and_says_what_is_not(check):
    told = of_address("0.ma2zzpy", check)
    assert told.older and told.readable
    assert told.left_out == ("zz",)
    assert told.profile == Profile({"ma": 2}, frozenset({"py"}))


def test_an_address_that_was_cut_short_keeps_its_whole_answers(check):
    told = of_address("1.ma2pys", check)
    assert told.profile.ticked == {"py"} and told.left_out == ("s",)


@pytest.mark.parametrize("bad", ["", "ma2", "1", "x.ma2", "9999.ma2", "1;ma2"])
def test_what_is_no_address_is_said_to_be_none(check, bad):
    told = of_address(bad, check)
    assert not told.readable and told.profile.blank


@given(st.text(max_size=500))
def test_no_address_raises(text):
    check = load_pack().self_check
    told = of_address(f"1.{text}", check)
    assert of_address(to_address(told.profile, check), check).profile == told.profile


def test_a_question_that_is_added_leaves_old_addresses_as_they_were(check):
    later = dataclasses.replace(check.questions["ma"], id="zz")
    grown = dataclasses.replace(check, questions={"zz": later, **check.questions})
    assert of_address("1.ma2bu1py", grown).profile == of_address("1.ma2bu1py", check).profile
