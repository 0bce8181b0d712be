"""The contract that every registered source keeps; a new one joins by standing in the registry.

What was recorded gives the adverts expected, the same each time; and whatever a server does, a source ends soon, with one
error that says whether to try again, and never says of a visit that failed that it was whole.
"""

from __future__ import annotations

import time
import tracemalloc
from contextlib import ExitStack
from datetime import date

import pytest

from fingerpost.reading.advert import FIELDS
from fingerpost.sources.http import Limits
from fingerpost.sources.registry import SOURCES, by_name, open_source, recognise
from fingerpost.sources.shapes import Opening, Received, Rejected, SourceError
from sources.local import LocalWeb, cases

TODAY = date(2026, 11, 23)
IMPATIENT = Limits(connect=1, read=0.2, total=0.3, body=1_000_000, redirects=3, attempts=1, pause=0)
PATIENT = Limits(connect=5, read=5, total=20, attempts=1, pause=0)
KEYS = ("FINGERPOST_REED_KEY", "FINGERPOST_ADZUNA_ID", "FINGERPOST_ADZUNA_KEY")
CASES = [case for name in SOURCES for case in cases(name)]
NETWORKED = [name for name in SOURCES if any(case.told.get("answers") for case in cases(name))]


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    """Keys, for the sources that need one."""
    for name in KEYS:
        monkeypatch.setenv(name, f"hush-{name}")


@pytest.fixture
def visit(server):
    """Opens what a case recorded; a question that was not recorded fails the test."""

    with ExitStack() as webs:

        def opened(case, path="recorded", limits=PATIENT, **more):
            server.recorded |= case.answers
            web = webs.enter_context(LocalWeb(server, path, limits))
            return open_source(case.kind, case.kept, Opening(web, TODAY, **more))

        yield opened


def flat(given):
    """What a feed gave as the case file says it: what is empty is left out."""
    if isinstance(given, Rejected):
        return {"rejected": given.reason} | ({"id": given.external_id} if given.external_id else {})
    advert = given.advert
    said = {
        "id": given.external_id, "title": advert.title, "employer": advert.employer, "location": advert.location,
        "posted": advert.posted and advert.posted.isoformat(), "closed": given.closed and given.closed.isoformat(),
        "url": advert.url, "fields": dict(advert.fields), "text": advert.text.split("\n"),
    }  # fmt: skip
    return {name: value for name, value in said.items() if value}


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_has_a_recorded_case_that_says_what_it_proves(name):
    assert cases(name), f"record a payload in tests/recorded/{name}/"
    assert all(len(case.told["proves"]) > 20 for case in cases(name))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_was_recorded_gives_the_adverts_expected(case, visit, server):
    feed = visit(case)
    with feed:
        given = list(feed)
    assert not server.unknown
    assert [flat(one) for one in given] == case.told["gives"]
    assert [one.row for one in given] == list(range(1, len(given) + 1))
    assert (feed.whole, feed.unchanged) == (case.told["whole"], False)
    assert dict(feed.notes) == case.told.get("notes", {})
    assert feed.told


@pytest.mark.parametrize("case", CASES, ids=str)
def test_fields_stand_under_the_names_that_the_reader_knows_and_ids_are_the_feeds_own(case, visit):
    given = [one for one in visit(case, source="board") if isinstance(one, Received)]
    assert given
    assert all(set(one.advert.fields) <= set(FIELDS) for one in given)
    assert {one.advert.source for one in given} == {"board"}
    ids = [one.advert.id for one in given]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_second_visit_gives_the_same_or_says_that_nothing_changed(case, visit):
    first = visit(case)
    given = list(first)
    assert list(visit(case)) == given
    again = visit(case, state=first.state)
    assert list(again) == ([] if again.unchanged else given)
    assert again.unchanged == bool(first.state)
    assert not (again.unchanged and again.whole)
    assert again.state == first.state


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_address_that_an_editor_pastes_is_recognised(case):
    for address in case.told["recognised"]:
        found = recognise(address)
        assert (found.kind.name, found.kept) == (case.kind, case.told["kept"]), address
    for address in case.told.get("of_no_kind", []):
        assert SOURCES[case.kind].recognise(address) is None, address


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_employer_that_the_owner_names_stands_where_the_board_names_none(case, visit):
    named = [one["employer"] for one in case.told["gives"] if one.get("employer")]
    given = [one.advert.employer for one in visit(case, employer="Owner & Sons") if isinstance(one, Received)]
    assert all(employer in {*named, "Owner & Sons"} for employer in given)
    assert "" not in given


PASSING = (
    "slow_headers",
    "slow_body",
    "silent",
    "failing",
    "half",
    "half_unsaid",
    "half_packed",
    "damaged",
    "busy_long",
    "empty",
)
LASTING = ("missing", "picture", "home", "private", "file", "loop", "strange_packing", "endless", "bomb")
EITHER = ("empty", "half_unsaid", "page", "disguised", "other_shape", "laughs", "nonsense_rows")
"""What is right for one kind of content and wrong for another; or wrong at once for one, and only broken for another."""


@pytest.mark.parametrize("way", [*PASSING, *LASTING, *EITHER])
@pytest.mark.parametrize("name", NETWORKED)
def test_whatever_a_server_does_a_source_ends_soon_with_the_right_error(name, way, visit, server):
    case = next(case for case in cases(name) if case.told.get("answers"))
    feed = visit(case, path=way, limits=IMPATIENT)
    tracemalloc.start()
    began, error, given = time.monotonic(), None, []
    try:
        given = list(feed)
    except SourceError as raised:
        error = raised
    took, (_, peak) = time.monotonic() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (took < 5, peak < 20_000_000) == (True, True)
    assert not [one for one in given if isinstance(one, Received)]
    assert not feed.whole
    assert not feed.state or way in EITHER
    if way not in EITHER:
        assert error is not None
        assert error.permanent == (way in LASTING)
    if error is not None:
        assert error.remedy
        assert "hush" not in str(error)


def test_no_two_kinds_share_a_name():
    kind = next(iter(SOURCES.values()))
    with pytest.raises(ValueError, match=f"share a name: \\['{kind.name}'\\]"):
        by_name([kind, kind])


def test_an_address_of_no_kind_and_a_kind_that_is_none_say_which_there_are():
    with pytest.raises(SourceError, match="Greenhouse"):
        recognise("mailto:jobs@foxglove.example")
    with pytest.raises(SourceError, match="greenhouse"):
        open_source("myspace", "x", None)
