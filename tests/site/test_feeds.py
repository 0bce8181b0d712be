"""A search as RSS, Atom and a calendar, read by libraries that are not ours."""

from __future__ import annotations

import warnings
from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from fingerpost.intake.flow import keep_batch
from fingerpost.intake.index import drain
from fingerpost.intake.report import Report
from fingerpost.reading import Advert
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import Received
from fingerpost.store.models import Job

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import feedparser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def take_in(settings, pack, number: int, **said: str) -> str:
    """One more advert, read and indexed."""
    key = f"feed-{number}"
    words = {
        "title": "Kite Engineer",
        "employer": "Saltmarsh Optics",
        "location": "Leeds",
        "text": "You will fly kites.",
    }
    advert = Advert(id=advert_id("test", key), source="test", posted=timezone.localdate(), **(words | said))
    keep_batch([Received(1, key, advert)], {}, pack=pack, today=timezone.localdate(), report=Report())
    drain(settings.INDEX, pack)
    return advert.id


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_holds_the_newest_jobs_of_its_search(client, settings, kind):
    response = client.get(f"/jobs/feed.{kind}?q=nlp")
    read = feedparser.parse(response.content)
    assert not read.bozo and read.version.startswith(kind)
    assert read.feed.title.endswith("“nlp”") and read.feed.link == f"{settings.ADDRESS}/jobs/?q=nlp&sort=newest"
    assert len(read.entries) == 4
    for entry in read.entries:
        job = Job.objects.get(pk=entry.link.rstrip("/").rpartition("/")[2])
        assert entry.id == entry.link == f"{settings.ADDRESS}/jobs/{job.id}/"
        assert entry.title == f"{job.title}, {job.employer}" and "Pay not stated" in entry.summary
        assert (
            entry.published_parsed[:3]
            == (timezone.datetime.combine(job.shown, timezone.datetime.min.time())).timetuple()[:3]
        )
    days = [entry.published_parsed for entry in read.entries]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("address", ["/jobs/feed.rss?q=nlp", "/jobs/feed.atom?q=zebra-xyzzy", "/jobs/closing.ics"])
def test_who_comes_again_gets_it_only_where_it_changed(client, settings, pack, address):
    first = client.get(address)
    assert first["ETag"] and "Last-Modified" not in first and "max-age=900" in first["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    closes = timezone.localdate() + timedelta(days=9)
    take_in(
        settings, pack, 1, title="NLP Engineer zebra-xyzzy", text=f"You will fly kites. Closing date: {closes:%d %B %Y}"
    )
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_feed_survives_what_sources_write(client, settings, pack):
    take_in(
        settings, pack, 2, title="Kite & <b>Engineer</b> ]]> \x0b\ufffe", employer="</title><script>alert(1)</script>"
    )
    for kind in ("rss", "atom"):
        read = feedparser.parse(client.get(f"/jobs/feed.{kind}?q=kite").content)
        assert not read.bozo and "<script" not in read.entries[0].summary
    assert Calendar.from_ical(client.get("/jobs/closing.ics?q=kite").content)


def test_a_closed_job_leaves_the_feed_at_once(client):
    job = Job.objects.filter(title="NLP Engineer").first()
    Job.objects.filter(pk=job.id).update(closed=timezone.localdate())
    assert job.id not in client.get("/jobs/feed.rss?q=nlp").content.decode()


def test_the_calendar_has_a_day_for_each_closing_date_to_come(client, settings, pack):
    today = timezone.localdate()
    closes = today + timedelta(days=12)
    job = take_in(
        settings,
        pack,
        3,
        title="Kite Engineer, night; shift",
        text=f"You will fly kites. Closing date: {closes:%d %B %Y}.",
    )
    take_in(
        settings,
        pack,
        4,
        title="Kite Engineer",
        text="You will mend kites of another kind altogether, and report weekly.",
    )
    response = client.get("/jobs/closing.ics?q=kite")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert event["dtstart"].dt == closes and event["uid"] == f"{job}-closes@{settings.HOST}"
    assert event["summary"] == "Closes: Kite Engineer, night; shift, Saltmarsh Optics"
    assert event["url"] == f"{settings.ADDRESS}/jobs/{job}/"


def test_feeds_say_come_again_while_there_is_no_index(client, settings, tmp_path):
    settings.INDEX = tmp_path / "none"
    for address in ("/jobs/feed.rss", "/jobs/feed.atom", "/jobs/closing.ics"):
        response = client.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "600")


def test_the_search_page_names_its_feeds_and_offers_letters(get):
    page = get("/jobs/?q=nlp&page=1&sort=pay")
    assert '<link rel="alternate" type="application/rss+xml" title="“nlp” (RSS)" href="/jobs/feed.rss?q=nlp">' in page
    assert 'href="/jobs/closing.ics?q=nlp"' in page and 'name="search" value="q=nlp"' in page
