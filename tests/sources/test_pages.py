"""Pages and sitemaps that state JobPostings, by way of a real server."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fingerpost.sources import pages
from fingerpost.sources.registry import SOURCES
from fingerpost.sources.shapes import Opening, SourceError
from sources.shelf import packed

RECORDED = Path(__file__).parents[1] / "recorded" / "schema_org"
JOB, MICRODATA = ((RECORDED / name).read_bytes() for name in ("job.html", "microdata.html"))
TODAY = date(2026, 11, 23)


def sitemap(*paths, kind="urlset", entry="url"):
    entries = "".join(
        f"<{entry}><loc>{path if ':' in path else 'http://{{host}}' + path}</loc></{entry}>" for path in paths
    )
    return (
        f'<?xml version="1.0"?><{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{kind}>'.encode()
    )


@pytest.fixture
def read(shelf, shelf_web):
    """The rows at a path of the shelf, and the feed."""

    def of(path, **kept):
        for name, (kind, body) in kept.pop("shelf", {}).items():
            shelf.recorded[name] = (kind, body)
        feed = SOURCES["schema_org"].open(f"{shelf.address}{path}", Opening(shelf_web, TODAY, **kept))
        return list(feed), feed

    return of


def html(body):
    return ("text/html; charset=utf-8", body)


def test_the_page_of_a_job(read, shelf):
    (row,), feed = read("/jobs/31", shelf={"/jobs/31": html(JOB)})
    assert row.external_id == f"{shelf.host}/jobs/31"
    assert (row.advert.title, row.advert.location) == ("Machine Learning Engineer", "Leeds, England, GB")
    assert row.advert.text == "We move parcels, and guess where the next will go.\n\n• Python\n• Queues"
    assert row.advert.fields["closing"] == "2026-12-24"
    assert feed.whole


def test_an_index_of_sitemaps_leads_to_the_pages_of_jobs(read, shelf):
    rows, feed = read(
        "/sitemap.xml",
        shelf={
            "/sitemap.xml": (
                "application/xml",
                sitemap("/jobs-map.xml.gz", "/blog-map.xml", kind="sitemapindex", entry="sitemap"),
            ),
            "/jobs-map.xml.gz": (
                "application/gzip",
                packed(sitemap(f"http://{shelf.host}/jobs/1", f"http://{shelf.host}/jobs/2")),
            ),
            "/blog-map.xml": ("application/xml", sitemap("/blog/1")),
            "/jobs/1": html(JOB),
            "/jobs/2": html(MICRODATA),
        },
    )
    assert [row.advert.employer for row in rows] == ["Pennant Freight", "Larkhill Health"]
    assert shelf.asked["/blog-map.xml"] == 0 and shelf.asked["/robots.txt"] == 1
    assert feed.whole


def test_a_page_that_lists_jobs_leads_to_them(read):
    hrefs = ("/jobs/1", "/jobs/1#apply", "https://elsewhere.example/jobs/9", "/about")
    links = "".join(f'<a href="{href}">a link</a>' for href in hrefs).encode()
    (row,), feed = read("/careers", shelf={"/careers": html(links), "/jobs/1": html(JOB)})
    assert row.advert.title == "Machine Learning Engineer"
    assert not feed.whole, "the list may have further pages"


def test_several_jobs_on_one_page_are_told_apart(read, shelf):
    two = JOB + JOB.replace(b"PF-31", b"PF-32")
    rows, _ = read("/jobs", shelf={"/jobs": html(two)})
    assert [row.external_id for row in rows] == [f"{shelf.host}/jobs#PF-31", f"{shelf.host}/jobs#PF-32"]


def test_robots_txt_is_obeyed(read, shelf):
    shelf.recorded["/robots.txt"] = ("text/plain", b"User-agent: *\nDisallow: /jobs/")
    with pytest.raises(SourceError, match="robots"):
        read("/jobs/31", shelf={"/jobs/31": html(JOB)})
    assert shelf.asked["/jobs/31"] == 0


def test_a_page_that_is_gone_is_passed_over(read):
    rows, feed = read(
        "/sitemap.xml", shelf={"/sitemap.xml": ("text/xml", sitemap("/jobs/1", "/jobs/gone")), "/jobs/1": html(JOB)}
    )
    assert len(rows) == 1 and feed.whole
    assert any("passed over" in note for note in feed.notes)


def test_a_page_that_cannot_be_had_keeps_its_jobs_open(read):
    rows, feed = read(
        "/sitemap.xml",
        shelf={"/sitemap.xml": ("text/xml", sitemap("/failing/jobs/1", "/jobs/1")), "/jobs/1": html(JOB)},
    )
    assert len(rows) == 1
    assert not feed.whole


def test_a_server_that_is_out_of_order_is_not_asked_for_every_page(read, shelf):
    paths = [f"/failing?job={n}" for n in range(40)]
    with pytest.raises(SourceError, match="500"):
        read("/sitemap.xml", shelf={"/sitemap.xml": ("text/xml", sitemap(*paths))})
    assert sum(count for path, count in shelf.asked.items() if path.startswith("/failing")) < 20


def test_addresses_of_other_hosts_in_a_sitemap_are_left_out(read):
    rows, feed = read(
        "/sitemap.xml",
        shelf={"/sitemap.xml": ("text/xml", sitemap("http://169.254.169.254/jobs/1", "/jobs/1")), "/jobs/1": html(JOB)},
    )
    assert len(rows) == 1
    assert any("other hosts" in note for note in feed.notes)


def test_pages_and_sitemaps_are_bounded_and_the_feed_is_then_not_whole(read, monkeypatch):
    monkeypatch.setattr(pages, "PAGES", 2)
    paths = [f"/jobs/{n}" for n in range(3)]
    rows, feed = read(
        "/sitemap.xml", shelf={"/sitemap.xml": ("text/xml", sitemap(*paths)), **{path: html(JOB) for path in paths}}
    )
    assert len(rows) == 2 and not feed.whole


def test_a_page_without_a_job_says_what_would_help(read):
    with pytest.raises(SourceError, match="Give the sitemap"):
        read("/about", shelf={"/about": html(b"<p>We grind lenses.")})


@pytest.mark.parametrize(
    "way", ["slow-body", "half", "failing", "endless", "home", "metadata", "picture", "bomb", "laughs", "missing"]
)
def test_a_server_that_misbehaves_gives_the_one_error(way, server, web):
    feed = SOURCES["schema_org"].open(f"{server.address}/{way}", Opening(web, TODAY))
    with pytest.raises(SourceError):
        list(feed)
    assert not feed.whole


def test_a_packed_sitemap_that_grows_beyond_bounds_is_refused(read, monkeypatch):
    monkeypatch.setattr(pages, "LARGEST_MAP", 10_000)
    with pytest.raises(SourceError, match="unpacks to more"):
        read("/sitemap.xml.gz", shelf={"/sitemap.xml.gz": ("application/gzip", packed(b"<urlset>" + b" " * 20_000))})
