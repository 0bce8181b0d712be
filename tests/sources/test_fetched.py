"""Visits that go on for pages, or ask for each detail: bounded, and never whole where something was left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import orjson
import pytest

from fingerpost.sources.boards.smartrecruiters import SMARTRECRUITERS
from fingerpost.sources.fetched import LOST_IN_A_ROW
from fingerpost.sources.http import Limits
from fingerpost.sources.shapes import Opening, Received, Rejected, SourceError
from sources.local import LocalWeb

API = "GET https://api.smartrecruiters.com/v1/companies/acme/postings"


@pytest.fixture
def visit(server):
    """A visit to a board of pages and details, which gives these answers."""

    def opened(pages, details=(), kind=SMARTRECRUITERS):
        for start, page in pages.items():
            server.recorded[f"{API}?limit=100&offset={start}"] = answer(page)
        for number in details:
            server.recorded[f"{API}/{number}"] = answer({"jobAd": {"sections": {"jobDescription": {"text": "Count."}}}})
        return kind.open("acme", Opening(web, date(2026, 11, 23)))

    with LocalWeb(server, "recorded", Limits(attempts=1, pause=0)) as web:
        yield opened


def answer(value):
    return "application/json", orjson.dumps(value)


def page(*numbers, total):
    return {"totalFound": total, "content": [{"id": str(number), "name": "Data Analyst"} for number in numbers]}


def test_pages_are_asked_for_until_all_that_were_promised_are_there(visit, server):
    feed = visit({0: page(1, 2, total=3), 2: page(3, total=3)}, (1, 2, 3))
    assert [row.external_id for row in feed] == ["1", "2", "3"]
    assert feed.whole
    assert not server.unknown


def test_fewer_than_were_promised_is_not_whole(visit):
    feed = visit({0: page(1, 2, total=60), 2: page(total=60)}, (1, 2))
    assert len(list(feed)) == 2
    assert not feed.whole
    assert feed.notes == {"58 of 60 vacancies were promised and not listed": 1}


def test_a_board_that_gives_the_same_page_for_ever_is_left(visit, server):
    feed = visit({start: page(1, 2, total=1_000_000) for start in range(0, 10, 2)}, (1, 2))
    assert len(list(feed)) == 2
    assert not feed.whole
    assert sum("offset" in path for path in server.asked) == 2


def test_more_than_a_run_takes_is_not_whole(visit):
    feed = visit({0: page(1, 2, 3, total=3)}, (1, 2, 3), replace(SMARTRECRUITERS, most=2))
    assert len(list(feed)) == 2
    assert not feed.whole
    assert feed.notes == {"more than 2 vacancies: the rest was left out": 1}


def test_a_detail_that_cannot_be_had_is_rejected_by_its_identifier_and_the_rest_goes_on(visit, server):
    server.recorded[f"{API}/2"] = None
    feed = visit({0: page(1, 2, 3, total=3)}, (1, 3))
    first, lost, last = feed
    assert isinstance(first, Received)
    assert isinstance(last, Received)
    assert lost == Rejected(2, "its details cannot be had: nothing is there (404)", "2")
    assert feed.whole


def test_details_that_fail_one_after_another_end_the_visit(visit, server):
    server.recorded |= {f"{API}/{number}": None for number in range(2, 20)}
    feed = visit({0: page(*range(1, 20), total=19)}, (1,))
    given = []
    with pytest.raises(SourceError, match="nothing is there"):
        given.extend(feed)
    assert sum("offset" not in path for path in server.asked) == 1 + LOST_IN_A_ROW
    assert not feed.whole
    assert not feed.state


def test_a_trial_asks_for_no_more_than_it_shows(visit, server):
    rows = iter(visit({0: page(*range(100), total=500)}, range(100)))
    for _ in range(5):
        next(rows)
    assert sum(server.asked.values()) == 6
