"""Feeds at an address: job feeds in XML, RSS, Atom and tables, by way of a real server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fingerpost.sources.file import open_file
from fingerpost.sources.registry import SOURCES, recognise
from fingerpost.sources.shapes import Opening, Received, Rejected, Same, SourceError
from sources.shelf import packed

RECORDED = Path(__file__).parents[1] / "recorded"
TODAY = date(2026, 11, 23)
FEEDS = {
    "jobs_xml": ("feed.xml", "application/xml"),
    "syndicated": ("rss.xml", "application/rss+xml"),
    "table": ("feed.csv", "text/csv"),
}


def opened(kind, shelf, web, path="/feed", **said):
    return SOURCES[kind].open(f"{shelf.address}{path}", Opening(web, TODAY, **said))


@pytest.fixture
def feed(shelf, shelf_web):
    """The rows of a recorded payload, and the feed."""

    def of(kind, name, type_, path="/feed", **said):
        shelf.recorded[path] = (type_, (RECORDED / kind / name).read_bytes())
        given = opened(kind, shelf, shelf_web, path, **said)
        return list(given), given

    return of


def test_a_job_feed_in_xml(feed):
    (engineer, analyst, silent), given = feed("jobs_xml", *FEEDS["jobs_xml"])
    advert = engineer.advert
    assert (advert.title, advert.employer, advert.location, advert.posted) == (
        "Machine Learning Engineer", "Saltmarsh Optics", "Bristol", date(2026, 10, 30),
    )  # fmt: skip
    assert advert.text == "We grind lenses, & measure every one.\n\n• Python\n• Patience"
    assert engineer.external_id == "SO-1041"
    assert dict(advert.fields) == {
        "pay_text": "£55,000 - £65,000 per annum", "contract": "fulltime, permanent", "mode": "Hybrid remote", "country": "GB",
        "closing": "2026-12-18", "requisition": "R-77",
    }  # fmt: skip
    assert analyst.advert.text == "Counts lenses.\nLine by line."
    assert silent == Rejected(3, "no text", "SO-1043")
    assert given.whole and given.state


def test_rss_gives_the_whole_text_and_what_its_extensions_state(feed):
    (item,), given = feed("syndicated", "rss.xml", "application/rss+xml")
    advert = item.advert
    assert (advert.title, advert.employer, advert.location) == ("Senior Data Engineer", "Larkspur & Vane", "Whitby")
    assert advert.text == "The lamps of the north send data every minute.\n\nYou keep it."
    assert (advert.url, advert.posted) == ("https://board.example/job/senior-data-engineer-14411/", date(2026, 10, 27))
    assert advert.fields["contract"] == "Contract"
    assert not given.whole, "what is missing from a list of the newest is not gone"


def test_atom_with_the_employer_that_its_owner_gives(feed):
    (entry,), _ = feed("syndicated", "atom.xml", "application/atom+xml", employer="Tallow & Wick")
    advert = entry.advert
    assert (advert.title, advert.employer, advert.posted) == ("NLP Engineer", "Tallow & Wick", date(2026, 10, 20))
    assert advert.text == "We read old letters.\n\n• spaCy\n• Latin"
    assert (entry.external_id, advert.url) == ("tag:tallow.example,2026:job/9", "https://tallow.example/jobs/9")


def test_a_table_in_csv_and_in_json_lines(feed):
    (scientist, nameless), given = feed("table", "feed.csv", "text/csv; charset=utf-8")
    assert scientist.advert.fields["pay_low"] == "52000" and scientist.advert.fields["closing"] == "2026-12-01"
    assert nameless == Rejected(2, "no title", "Q-2")
    assert given.whole
    (engineer, _), _ = feed("table", "feed.jsonl", "application/x-ndjson")
    assert (engineer.advert.title, engineer.advert.fields["mode"]) == ("ML Engineer", "remote")


def test_a_row_that_is_as_it_was_is_passed_over(feed):
    (scientist, nameless), given = feed("table", "feed.csv", "text/csv")
    passed = list(given.skipping(lambda _, marks: {scientist.advert.id} & marks.keys()))
    assert passed == [Same(1, scientist.advert.id, given.source), nameless]
    assert given.whole


def test_a_feed_that_is_packed_as_a_file_is_unpacked(shelf, shelf_web):
    shelf.recorded["/feed.xml.gz"] = ("application/gzip", packed((RECORDED / "jobs_xml" / "feed.xml").read_bytes()))
    rows = list(opened("jobs_xml", shelf, shelf_web, "/feed.xml.gz"))
    assert [type(row) for row in rows] == [Received, Received, Rejected]


@pytest.mark.parametrize("kind", FEEDS)
def test_what_did_not_change_is_not_sent_again(kind, feed, shelf, shelf_web):
    rows, first = feed(kind, *FEEDS[kind])
    state = first.state or '{"version": "0.1.0", "If-None-Match": "\\"shelf\\""}'
    again = opened(kind, shelf, shelf_web, state=state)
    assert rows and list(again) == []
    assert again.unchanged and not again.whole and again.state == state


@pytest.mark.parametrize("kind", FEEDS)
@pytest.mark.parametrize(
    "way",
    ["slow-body", "half", "failing", "endless", "home", "metadata", "page", "picture", "empty", "missing", "bomb"],
)
def test_a_server_that_misbehaves_gives_the_one_error_and_closes_nothing(kind, way, server, web):
    given = SOURCES[kind].open(f"{server.address}/{way}", Opening(web, TODAY))
    with pytest.raises(SourceError):
        list(given)
    assert not given.whole and not given.unchanged and given.state == ""


def test_xml_with_entities_is_refused(server, web):
    with pytest.raises(SourceError, match="entities"):
        list(SOURCES["jobs_xml"].open(f"{server.address}/laughs", Opening(web, TODAY)))


def test_a_feed_that_breaks_off_keeps_what_came_and_closes_nothing(shelf, shelf_web):
    body = (RECORDED / "jobs_xml" / "feed.xml").read_bytes()
    shelf.recorded["/feed"] = ("text/xml", body[: body.index(b"SO-1043")])
    given = opened("jobs_xml", shelf, shelf_web)
    *rows, last = given
    assert [row.external_id for row in rows] == ["SO-1041", "SO-1042"]
    assert "breaks off" in last.reason
    assert not given.whole and given.state == ""


@pytest.mark.parametrize("name", ["jobs_xml/feed.xml", "syndicated/rss.xml", "syndicated/atom.xml"])
def test_the_same_files_are_read_from_the_disk(name):
    with open_file(RECORDED / name, TODAY) as feed:
        assert any(isinstance(row, Received) for row in feed)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://careers.groatly.example/indeed.xml", "jobs_xml"),
        ("https://careers.groatly.example/jobs/feed.xml.gz", "jobs_xml"),
        ("https://board.example/?feed=job_feed", "syndicated"),
        ("https://board.example/jobs/feed/", "syndicated"),
        ("https://board.example/jobs.rss", "syndicated"),
        ("https://groatly.example/vacancies.csv", "table"),
        ("groatly.example/export?format=jsonl", "table"),
        ("https://groatly.example/sitemap_jobs.xml", "schema_org"),
        ("https://groatly.example/careers", "schema_org"),
    ],
)
def test_an_address_tells_its_kind(address, kind):
    assert recognise(address).kind.name == kind
