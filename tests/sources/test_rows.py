"""One row of a feed as an advert."""

from __future__ import annotations

from datetime import date

import pytest

from fingerpost.sources.columns import understand
from fingerpost.sources.posting import LONGEST_TEXT, address_key, advert_id
from fingerpost.sources.rows import Rows
from fingerpost.sources.shapes import Received, Rejected

TODAY = date(2026, 11, 23)
ROW = {"title": "Data Engineer", "text": "Build pipelines.", "employer": "Foxglove Freight", "location": "Leeds"}


def rows(names=(), **options):
    return Rows(understand([*ROW, *names], "feed"), TODAY, **options)


def received(cells, **options):
    given = rows(cells, **options).received(1, {**ROW, **cells})
    assert isinstance(given, Received)
    return given


def test_a_row_becomes_an_advert_word_for_word():
    advert = received({"posted": "17/07/2026", "salary": "50000", "url": "https://jobs.example/7"}).advert
    assert (advert.title, advert.employer, advert.location, advert.text) == tuple(
        ROW[key] for key in ("title", "employer", "location", "text")
    )
    assert (advert.posted, advert.url, dict(advert.fields)) == (
        date(2026, 7, 17),
        "https://jobs.example/7",
        {"pay_text": "50000"},
    )


@pytest.mark.parametrize(("cells", "reason"), [({"title": " "}, "no title"), ({"text": "<p></p>"}, "no text")])
def test_a_row_that_lacks_what_makes_an_advert_is_rejected(cells, reason):
    assert rows().received(7, {**ROW, **cells}) == Rejected(7, reason)


def test_the_identifier_is_the_same_every_time_and_short_enough_for_an_address():
    assert advert_id("board", "7") == advert_id("board", "7") != advert_id("feed", "7")
    assert len(advert_id("board", "7")) == 12
    assert advert_id("board", "7").isalnum()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.board.example/ads/5750349727?se=a1&utm_medium=api", "https://board.example/ads/5750349727/"),
        ("https://board.example/job?id=7&utm_source=x", "https://board.example/job?utm_source=y&id=7"),
    ],
)
def test_addresses_that_differ_by_what_follows_the_visitor_are_one(one, other):
    assert address_key(one) == address_key(other)
    assert received({"url": one}).advert.id == received({"url": other}).advert.id


def test_addresses_of_two_adverts_are_two():
    assert address_key("https://board.example/job?id=7") != address_key("https://board.example/job?id=8")
    assert address_key("https://[broken") == "https://[broken"


def test_without_identifier_or_address_the_words_identify():
    assert received({}).advert.id == received({}).advert.id != received({"location": "York"}).advert.id


def test_the_source_is_who_says_so_first():
    cells = {"url": "https://www.board.example/7"}
    assert received(cells).advert.source == "board.example"
    assert received({**cells, "platform": "Board"}).advert.source == "Board"
    assert received({**cells, "platform": "Board"}, source="mine").advert.source == "mine"
    assert received({}, stem="june").advert.source == "june"


def test_days_ago_count_back_from_today():
    given = received({"days_ago": "40", "closed_days_ago": "3"})
    assert (given.advert.posted, given.closed) == (date(2026, 10, 14), date(2026, 11, 20))


def test_a_second_column_is_asked_where_the_first_gives_no_day():
    assert received({"job_posted_date": "", "job_maturity": "2026-06-03T02:40:05Z"}).advert.posted == date(2026, 6, 3)
    assert received({"job_posted_date": "", "job_maturity": "Recent"}).advert.posted is None


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"posted": "2030-01-01"}, "a date in the future was dropped"),
        ({"posted": "1970-01-01"}, "a date before 1990 was dropped"),
        ({"text": "word " * LONGEST_TEXT}, "a text longer than 200,000 characters was cut"),
        ({"title": "Data " * 100}, "a title longer than 300 characters was cut"),
        ({"employer": "Acm\udce9"}, "bytes that are no letters were replaced"),
    ],
)
def test_what_is_dropped_cut_or_mended_is_noted(cells, note):
    maker = rows(cells)
    given = maker.received(1, {**ROW, **cells})
    assert isinstance(given, Received)
    assert maker.notes == {note: 1}
    assert given.advert.posted is None
    assert len(given.advert.text) <= LONGEST_TEXT


def test_an_address_that_is_none_is_left_out():
    assert received({"url": "javascript:alert(1)"}).advert.url == ""


@pytest.mark.parametrize(("cell", "fields"), [("true", {"mode": "remote"}), ("No", {}), ("Hybrid", {"mode": "Hybrid"})])
def test_a_yes_to_remote_is_the_mode_remote(cell, fields):
    assert dict(received({"is_remote": cell}).advert.fields) == fields
