"""The ledger page, the page of a closed job, and the reasons to ask first."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from fingerpost.intake.closing import close_job
from fingerpost.intake.flow import keep_batch
from fingerpost.intake.report import Report
from fingerpost.pack import load_pack
from fingerpost.sources.shapes import Received
from fingerpost.store import find, keep, models
from fingerpost.store.shapes import How

from .conftest import advert

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def kept():
    """Takes an advert of a data engineer in on a day so many days ago, with changes; gives its job's address."""

    def keeping(days, **changes):
        today = timezone.localdate()
        row = advert(71, "Data Engineer", "£50,000", today)
        row = Received(71, row.external_id, replace(row.advert, **{"posted": today - timedelta(days=60)} | changes))
        day = today - timedelta(days=days)
        keep_batch([row], {}, pack=load_pack(), today=day, report=Report())
        return f"/jobs/{models.Advert.objects.get(id=row.advert.id).job_id}/"

    return keeping


def test_nothing_changed_is_said(get, kept):
    page = get(f"{kept(5)}ledger/")
    assert "<h1>Nothing has changed since it was first seen.</h1>" in page
    assert "Open for 60 days, last seen" in page
    assert page.count("<tr>") == 2 and "First posted" in page


def test_a_job_of_today_is_not_open_for_no_days(get, kept):
    page = get(f"{kept(0, posted=timezone.localdate())}ledger/")
    assert "Seen on one day so far" in page


def test_a_raise_is_the_heading_and_its_line_gives_both_figures(get, kept):
    address = kept(50)
    text = find.job(address.split("/")[2]).lead.text
    kept(19, text=text.replace("£50,000", "£60,000"))
    page = get(f"{address}ledger/")
    assert "<h1>Pay raised by £10,000 in 41 days.</h1>" in page
    assert "<del>£50,000</del> <ins>£60,000</ins>" in page
    assert "Which sentences" in page and "<del><p>Salary: £50,000.</p></del>" in page
    assert "Pay raised by £10,000 in 41 days." in get(address)


def test_the_ledger_of_a_job_that_is_not_there(get):
    assert "<h1>" in get("/jobs/zzzzzzzzzzzz/ledger/", 404)


def test_a_merged_jobs_ledger_leads_to_the_one_that_stayed(client, kept):
    job = kept(5).split("/")[2]
    stays = find.latest(1, role="machine-learning-engineer")[0].id
    keep.merge_jobs(job, stays)
    assert client.get(f"/jobs/{job}/ledger/")["Location"] == f"/jobs/{stays}/ledger/"


def closed(address, days, how=How.FILLED):
    job = address.split("/")[2]
    close_job(job, how=how, by="Ada", day=timezone.localdate() - timedelta(days=days), pack=load_pack())
    return address


def test_a_closed_job_says_how_and_when_and_shows_live_ones(get, kept):
    page = get(closed(kept(5), 3))
    assert "This job is closed." in page and "after 57 days: it was filled." in page
    assert "Ada" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Live jobs like this one" in page and page.count('<article class="job">') == 3
    assert "See it at its source" not in page


def test_a_closed_job_is_gone_for_engines_after_the_grace_and_can_still_be_read(get, kept, settings):
    address = closed(kept(50), 40)
    page = get(address, 410)
    assert "This job is closed." in page and "The advert’s words" in page and "noindex" in page
    get(f"{address}ledger/", 410)
    settings.CLOSED_DAYS = 60
    get(address)


@pytest.mark.parametrize(
    ("how", "words"),
    [(How.FEED, "its source no longer offers it"), (How.EDITOR, "an editor took it off")],
)  # fmt: skip
def test_every_way_to_close_is_said(get, kept, how, words):
    assert words in get(closed(kept(5), 0, how))


def test_a_job_that_nothing_speaks_against_has_no_warning(get, kept):
    assert "Worth asking first" not in get(kept(5))


def test_a_job_not_seen_for_weeks_says_so_politely_and_why(get, kept):
    page = get(kept(30))
    assert "Worth asking first whether it is still open." in page
    assert "We last saw it offered 30 days ago." in page


def test_whose_words_an_advert_is_stands_beside_it(get, kept):
    address = kept(5)
    assert re.search(r"the employer’s own: \w", get(address))


def test_the_agencys_copy_is_told_apart(get, kept):
    address = kept(5)
    job = find.job(address.split("/")[2])
    agency = replace(
        advert(71, "Data Engineer", "£50,000", timezone.localdate()).advert, id="agencyscopy1", source="board",
        employer="Quay & Lantern Recruitment", text=f"Our client is hiring. {job.lead.text}",
    )  # fmt: skip
    keep_batch([Received(1, "x", agency)], {}, pack=load_pack(), today=timezone.localdate(), report=Report())
    page = get(address)
    assert "Its 2 adverts" in page
    assert "the employer’s own: " in page and "an agency’s: Quay &amp; Lantern Recruitment" in page
