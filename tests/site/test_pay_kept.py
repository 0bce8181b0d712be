"""A figure that is kept has an address of its own, and its numbers never change, whatever becomes of the jobs."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from fingerpost.columns import Columns, Row
from fingerpost.market import PayQuestion, figure
from fingerpost.reading import Pay
from fingerpost.site.pay import kept as keeping
from fingerpost.site.pay.frozen import Frozen, key_of, packed, unpacked
from fingerpost.store import kept
from fingerpost.store.models import Advert, Job, KeptFigure
from fingerpost.store.paid import Paid

from .test_pay import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
QUESTION = "?role=machine-learning-engineer&level=unmarked"


@pytest.fixture
def address(client):
    """The address of a figure that was kept."""
    response = client.post(f"/pay/keep/{QUESTION}")
    assert response.status_code == 302
    return response["Location"]


def test_a_figure_leads_to_keeping_it_and_says_what_is_kept_first(get):
    assert f'href="/pay/keep/{QUESTION.replace("&", "&amp;")}"' in get(f"/pay/{QUESTION}")
    said = words(get(f"/pay/keep/{QUESTION}"))
    assert "£62,500 a year, the median of 16 jobs" in said
    assert kept.number_kept() == 0  # looking keeps nothing


def test_a_kept_figure_shows_the_same_numbers_and_leads_to_todays(get, client, address):
    page = get(address)
    said, today = words(page), timezone.localdate()
    assert f"As of {today.day} {today:%B %Y}" in said
    assert "£62,500 a year is the median of 16 jobs at 8 employers and agencies" in said
    assert page.count("<mark>") == 16
    assert '<a href="/pay/?role=machine-learning-engineer&amp;level=unmarked">See today’s</a>' in page
    assert "noindex" in page and client.get(address)["X-Robots-Tag"] == "noindex"


def test_nothing_that_becomes_of_the_jobs_changes_it(get, client, address):
    before, table = get(address), b"".join(client.get(f"{address}jobs.csv").streaming_content)
    assert table.count(b"\r\n") == 17
    Job.objects.update(title="Renamed", employer="Renamed", facts='{"facts": {}, "asked": [], "named": []}')
    Advert.objects.update(text="Nothing is said any more.")
    assert get(address) == before
    assert b"".join(client.get(f"{address}jobs.csv").streaming_content) == table


def test_the_same_figure_is_kept_once(client, address):
    assert client.post(f"/pay/keep/{QUESTION}")["Location"] == address
    assert kept.number_kept() == 1


def test_too_few_jobs_are_no_figure_to_keep(client):
    response = client.post("/pay/keep/?role=machine-learning-engineer&level=junior")
    assert response.status_code == 409
    assert "Too few jobs answer this question" in response.content.decode()
    assert kept.number_kept() == 0


def test_more_jobs_than_can_be_kept_are_refused_with_the_way_out(client, monkeypatch):
    monkeypatch.setattr(keeping, "JOBS", 15)
    page = client.post(f"/pay/keep/{QUESTION}").content.decode()
    assert "This figure rests on 16 jobs. Up to 15 are kept with their words: ask a narrower question." in page


def test_a_full_site_says_so_and_what_was_kept_stays(client, get, settings, address):
    settings.KEPT_FIGURES = 1
    response = client.post("/pay/keep/")
    assert response.status_code == 507
    assert "keeps 1 figures and has as many. None is deleted to make room" in response.content.decode()
    assert client.post(f"/pay/keep/{QUESTION}")["Location"] == address  # it stands there already
    get(address)


def test_a_flood_ends_within_the_hour(client, monkeypatch, address):
    monkeypatch.setattr(keeping, "HOURLY", 1)
    assert client.post("/pay/keep/").status_code == 429
    KeptFigure.objects.update(made=timezone.now() - timedelta(minutes=61))
    assert client.post("/pay/keep/").status_code == 302


def test_keeping_needs_the_forms_own_token():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/pay/keep/{QUESTION}").status_code == 403
    token = re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', strict.get(f"/pay/keep/{QUESTION}").content.decode()
    )[1]
    assert strict.post(f"/pay/keep/{QUESTION}", {"csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize("key", ["0123456789abcdef", "..", "%00", "a" * 400])
def test_an_address_at_which_nothing_was_kept_is_not_found(client, key):
    assert client.get(f"/pay/kept/{key}/").status_code == 404
    assert client.get(f"/pay/kept/{key}/jobs.csv").status_code == 404


def test_an_earlier_figure_leads_to_todays_too(client, get):
    yesterday = timezone.localdate() - timedelta(days=1)
    address = client.post(f"/pay/keep/{QUESTION}&until={yesterday.isoformat()}")["Location"]
    assert '<a href="/pay/?role=machine-learning-engineer&amp;level=unmarked">See today’s</a>' in get(address)


def test_what_is_kept_comes_back_equal():
    today = timezone.localdate()
    question = PayQuestion(currency="GBP", period="year", until=today, roles=("a", "b"), levels=("",))
    shared = {"currency": "GBP", "period": "year", "basis": "base", "role": "a"}
    rows = [
        Row(id=f"{ago}-{n}", shown=today - timedelta(days=ago), employer=str(n % 7), low=40_000.0 + n, high=50_001.5 + n, **shared)
        for n in range(40) for ago in (1, 364)
    ]  # fmt: skip
    pay = Pay(40_000.0, 50_001.5, "GBP", "year", "£40,000 to £50,001.50", vat=True)
    frozen = Frozen(
        "Words",
        figure(Columns.of(rows), question),
        (Paid("1", "=Title", "Acme", "Leeds", today, pay, "", "£40k", " a"),),
    )
    assert frozen.figure.change.difference is not None
    content = packed(frozen)
    assert unpacked(content) == frozen
    assert packed(unpacked(content)) == content and len(key_of(content)) == 16
    before = content.replace(',"with_vat":0', "")
    assert before != content and unpacked(before) == frozen, "what was kept before rates with VAT were counted apart"
