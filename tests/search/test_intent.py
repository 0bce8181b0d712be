"""Amounts, distances and "or remote" among a visitor's words are what they ask; other numbers are words."""

from __future__ import annotations

import pytest

from fingerpost.search import intent_of


@pytest.mark.parametrize(
    ("typed", "words", "pay"),
    [
        ("£500 a day python", "python", ["day:500"]),
        ("python £500pd", "python", ["day:500"]),
        ("data engineer 80k", "data engineer", ["year:80000"]),
        ("data engineer £80,000+", "data engineer", ["year:80000"]),
        ("£60k-70k nlp", "nlp", ["year:60000"]),
        ("600 per day", "", ["day:600"]),
        ("c++ 20", "c++ 20", []),
        ("iso 27001", "iso 27001", []),
        ("python 3.11", "python 3.11", []),
        ("4 day week", "4 day week", []),
        ('"£500 a day"', '"£500 a day"', []),
    ],
)
def test_only_what_is_plainly_money_is_pay(typed, words, pay):
    intent = intent_of(typed)
    assert [named.value for _, named in intent.pay] == pay
    assert intent.words == words


@pytest.mark.parametrize(
    ("typed", "words", "miles", "remote"),
    [
        ("nlp within 25 miles of bristol", "nlp bristol", 25, False),
        ("leeds or remote", "leeds", None, True),
        ("remote or leeds", "leeds", None, True),
        ("10 miles from bath or remote", "bath", 10, True),
        ("remote nlp", "remote nlp", None, False),
    ],
)
def test_how_near_and_whether_remote_will_do(typed, words, miles, remote):
    intent = intent_of(typed)
    assert (intent.words, intent.miles, intent.or_remote) == (words, miles, remote)
