"""The pages of jobs by what they show."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from django.utils import timezone

from fingerpost.intake.flow import keep_batch
from fingerpost.intake.report import Report
from fingerpost.pack import load_pack
from fingerpost.reading import Advert, Pay
from fingerpost.search import Question
from fingerpost.site.jobposting import base_salary, description, job_posting
from fingerpost.site.jobs import placed
from fingerpost.sources.shapes import Received
from fingerpost.store import find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def total(page: str) -> int:
    """The number of jobs that a list says it found."""
    return int(re.search(r'role="status"><h2>([\d,]+) job', page).group(1).replace(",", ""))


def first_job(get, query: str) -> str:
    """The address of the first job that a search finds."""
    return re.search(r'<h3><a href="(/jobs/[^"]+)"', get(f"/jobs/?{query}")).group(1)


def test_a_list_says_how_many_what_they_pay_and_how_sure_that_is(get):
    page = get("/jobs/?role=machine-learning-engineer")
    assert total(page) == 31
    assert "is the median of" in page and "we are 90% sure" in page
    assert "half earn more" in page and "<caption>Jobs by pay</caption>" in page


def test_salaries_and_day_rates_stand_apart(get):
    page = get("/jobs/?role=data-engineer")
    assert "What they pay a day" in page
    assert "a year</span> is the median" not in page


def test_too_few_is_said_and_not_drawn(get):
    page = get("/jobs/?level=junior")
    assert "too few say it for a figure" in page
    assert '<svg class="chart"' not in page


def test_each_filter_can_be_taken_back_alone(get):
    page = get("/jobs/?role=data-engineer&q=airflow")
    assert 'href="/jobs/?role=data-engineer"' in page
    assert 'href="/jobs/?q=airflow"' in page


def test_pay_can_be_narrowed_by_steps_that_say_how_many_reach_them(get):
    page = get("/jobs/?role=machine-learning-engineer")
    assert re.search(
        r'<a href="/jobs/\?role=machine-learning-engineer&amp;pay=70000">£70,000 or more<span class="count">\d+', page
    )
    assert total(get("/jobs/?role=machine-learning-engineer&pay=70000")) < 31


def test_what_cannot_be_asked_is_said_and_left_out(get):
    page = get("/jobs/?role=astronaut&within=soon")
    assert total(page) == 47
    assert "astronaut" in page and "no role of this name is known" in page


def test_no_dead_end(get):
    page = get("/jobs/?role=data-engineer&level=junior")
    assert "No job says all of that" in page
    assert "without Junior" in page and "without Data engineer" in page


def test_nearest_searches_look_wider_and_drop_single_words(get):
    page = get("/jobs/?q=airflow+junior&place=leeds")
    assert "No job says all of that" in page
    assert "without “junior”, for “airflow”" in page


def test_each_result_says_which_words_it_meets(get):
    page = get("/jobs/?q=senior+machine+learning+engineer+python")
    assert '<p class="why">Senior; the role is Machine learning engineer; asks for Python</p>' in page
    assert '<p class="why">' not in get("/jobs/?role=data-engineer")


def test_suggestions_come_in_groups_and_keep_the_other_filters(get):
    page = get("/jobs/suggest/?q=data+en&mode=remote")
    assert 'role="group"' in page and 'role="option"' in page
    assert "/jobs/?role=data-engineer&amp;mode=remote" in page
    assert get("/jobs/suggest/?q=zzzzzz").strip() == ""


def test_the_box_of_a_search_is_plain_without_scripts(get):
    page = get("/jobs/")
    assert 'role="listbox"' in page and 'data-from="/jobs/suggest/"' in page
    assert 'role="combobox"' not in page


@pytest.mark.parametrize(
    ("where", "query"),
    [
        ("within 25 miles of Leeds", "place=leeds&miles=25"),
        ("Leeds or remote", "place=leeds&remote=1"),
        ("remote", "mode=remote"),
        ("south west", "region=South+West"),
        ("Leeds", "place=leeds"),
        ("Nowhere-on-Sea", "q=Nowhere-on-Sea"),
    ],
)
def test_a_place_as_a_visitor_writes_it(where, query):
    assert placed(Question(), where, load_pack()).to_query() == query


def test_a_typed_place_becomes_part_of_the_address(client):
    response = client.get("/jobs/?q=python&where=Leeds")
    assert response.status_code == 302
    assert response["Location"] == "/jobs/?q=python&place=leeds"


def test_a_job_shows_each_claim_with_its_words(get):
    page = get(first_job(get, "role=data-engineer"))
    assert "What it says" in page and "Day rate" not in page
    assert re.search(
        r'<dt>Pay</dt><dd>£[\d,]+–£[\d,]+ a day<span class="from"><q>£[\d,]+ - £[\d,]+ per day</q></span>', page
    )


def test_what_only_the_feed_states_is_said_to_be_so(get, world):
    fields = {"pay_low": "61000", "pay_high": "69000", "pay_currency": "GBP", "pay_period": "YEAR", "mode": "hybrid"}
    said = Advert(
        "kept0field00", "test", "Oyster Data Analyst", "Saltmarsh Optics", "Whitby", text="Counting.", fields=fields
    )
    today = timezone.localdate()
    keep_batch([Received(1, "kept", said)], {}, pack=load_pack(), today=today, report=Report())
    page = unescape(get(find.job(said.id).card.path))
    assert "£61,000–£69,000" in page
    assert "<q>61000 – 69000 GBP YEAR</q>" in page
    assert "stated by the feed, not in the advert’s words" in page
    assert "<q>hybrid</q>" in page


def test_the_words_are_marked_on_request_alone(get):
    address = first_job(get, "role=data-engineer")
    assert "<mark" not in get(address).split("advert-text")[1]
    assert "Airflow</mark>" in get(f"{address}?words=1")


def test_a_job_that_is_not_there(get):
    assert "<h1>" in get("/jobs/zzzzzzzzzzzz/", 404)


def test_the_posting_is_googles_and_only_what_the_page_shows(get):
    page = get(first_job(get, "role=machine-learning-engineer&level=senior"))
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page).group(1))
    assert data["@type"] == "JobPosting"
    assert {"title", "description", "datePosted", "hiringOrganization", "jobLocation"} <= data.keys()
    assert data["baseSalary"]["currency"] == "GBP"
    assert data["baseSalary"]["value"]["unitText"] == "YEAR"
    assert "jobLocationType" not in data
    assert data["title"] in unescape(page)


def test_a_closed_job_has_no_posting():
    (card,) = find.jobs([find.latest(1)[0].id])
    job = find.job(card.id)
    today = timezone.localdate()
    assert job_posting(job, load_pack(), today)
    assert job_posting(replace(job, card=replace(card, closed=today)), load_pack(), today) is None


def test_an_estimate_is_never_a_base_salary():
    stated = Pay(50000, 60000, "GBP", "year", "£50k-60k")
    assert base_salary(stated)["value"] == {
        "@type": "QuantitativeValue",
        "unitText": "YEAR",
        "minValue": 50000,
        "maxValue": 60000,
    }
    assert base_salary(Pay(50000, 60000, "GBP", "year", "£55k est.", estimated=True)) is None
    assert base_salary(Pay(None, None, "GBP", "year", "")) is None
    assert base_salary(Pay(50000, 90000, "GBP", "year", "OTE", basis="ote")) is None


def test_markup_in_an_advert_stays_words():
    shown = description("Hello <script>alert(1)</script>\n- one & two")
    assert "<script" not in shown
    assert shown == "<p>Hello &lt;script&gt;alert(1)&lt;/script&gt;</p><ul><li>one &amp; two</li></ul>"


def test_the_number_of_queries_does_not_grow_with_the_jobs(client, django_assert_max_num_queries):
    client.get("/jobs/?size=1")
    with django_assert_max_num_queries(12):
        client.get("/jobs/?size=1")
    with django_assert_max_num_queries(12):
        client.get("/jobs/?size=20")
