"""The feeds for other boards: complete, and nothing in them that the site may not pass on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone

from fingerpost.intake.flow import keep_batch
from fingerpost.intake.report import Report
from fingerpost.reading import Advert
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import Received
from fingerpost.store import keep
from fingerpost.store.models import Job

pytestmark = pytest.mark.django_db
TEXT = (
    "You will look after kite {n} at desk {m}, and its strings, for people who fly it at night.\n- You fly it\n- You mend it\n"
    "This is a permanent, full-time role. Hybrid: two days a week in the office. Closing date: {closes:%d %B %Y}. {more}"
)


@pytest.fixture
def take_in(pack):
    """Take in an advert of a source."""

    def taken(
        n: int,
        source: str = "ours",
        title: str = "Data Engineer",
        more: str = "Salary: £50,000 - £60,000 a year.",
        **said,
    ):
        today = timezone.localdate()
        text = TEXT.format(n=n, m=n * 7919, closes=today + timedelta(days=20), more=more)
        words = {"employer": "Saltmarsh Optics", "location": "Leeds", "text": text} | said
        advert = Advert(id=advert_id(source, str(n)), source=source, title=title, posted=today, **words)
        keep.source_number("ours", "hand")
        keep_batch([Received(n, str(n), advert)], {}, pack=pack, today=today, report=Report())
        return advert.id

    return taken


def read(client, name: str):
    """The jobs of a feed, each as a mapping, by another reader of XML."""
    response = client.get(f"/feeds/{name}.xml")
    assert response["Content-Type"] == "application/xml; charset=utf-8" and response.streaming
    raw = b"".join(response.streaming_content)
    return [{field.tag: field.text for field in job} for job in fromstring(raw).findall("job")]


def test_the_feed_for_indeed_has_every_field_of_our_own_jobs_and_no_other_job(client, take_in, settings):
    ours = take_in(1)
    take_in(2, source="board")
    (job,) = read(client, "indeed")
    today = timezone.localdate()
    assert b"&" not in b"".join(client.get("/feeds/indeed.xml").streaming_content)
    assert job["title"] == "Data Engineer" and job["company"] == "Saltmarsh Optics"
    assert job["referencenumber"] == job["requisitionid"] == ours and job["url"] == f"{settings.ADDRESS}/jobs/{ours}/"
    assert (job["city"], job["state"], job["country"]) == ("Leeds", "Yorkshire and the Humber", "GB")
    assert job["date"] == f"{today:%a, %d %b %Y} 00:00:00 GMT" and job["salary"] == "£50,000–£60,000 a year"
    assert job["jobtype"] == "fulltime" and job["remotetype"] == "Hybrid remote"
    assert job["expirationdate"] == f"{today + timedelta(days=20):%a, %d %b %Y} 00:00:00 GMT"
    assert "<ul><li>You fly it</li><li>You mend it</li></ul>" in job["description"]


def test_the_feed_for_linkedin_has_its_own_names_and_the_range(client, take_in):
    ours = take_in(1)
    (job,) = read(client, "linkedin")
    assert job["partnerJobId"] == ours and len(ours) <= 40
    assert job["location"] == "Leeds, Yorkshire and the Humber, GB" and job["workplaceTypes"] == "Hybrid"
    raw = b"".join(client.get("/feeds/linkedin.xml").streaming_content)
    salary = fromstring(raw).find("job/salaries/salary")
    assert [salary.findtext(path) for path in ("lowEnd/amount", "highEnd/amount", "period")] == [
        "50000",
        "60000",
        "YEARLY",
    ]


def test_the_owner_names_the_sources_that_may_be_passed_on_too(client, take_in, settings):
    take_in(2, source="client’s board")
    assert read(client, "indeed") == []
    settings.PASS_ON = ["client’s board"]
    assert len(read(client, "indeed")) == 1


def test_what_another_board_says_of_the_same_job_does_not_go_out(client, take_in):
    ours = take_in(1, more="")
    theirs = take_in(1, source="board", more="Estimated salary: £70,000 - £80,000 a year.")
    (job,) = read(client, "indeed")
    assert "salary" not in job and "Estimated" not in job["description"]
    keep.merge_jobs(ours, theirs) if Job.objects.filter(pk=theirs).exists() else None
    assert read(client, "indeed")[0]["referencenumber"] == ours, "the reference outlasts a merge"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Data Engineer - Leeds - £50,000", "Data Engineer"),
        ("Data Engineer (£500 per day)", "Data Engineer"),
        ("Senior Data Engineer, Health", "Senior Data Engineer, Health"),
    ],
)
def test_a_title_goes_without_pay_and_place(client, take_in, title, told):
    take_in(1, title=title, more="")
    assert read(client, "indeed")[0]["title"] == told


def test_what_an_enemy_writes_stays_in_its_field(client, take_in):
    take_in(1, title="Data ]]></title><job> Engineer \x0b", employer="A ]]> B", more="]]><x> \ufffe &lt;b&gt;")
    (job,) = read(client, "indeed")
    assert job["title"].startswith("Data ]]></title><job> Engineer") and job["company"] == "A ]]> B"


def test_a_closed_job_and_one_past_its_date_are_in_no_feed(client, take_in):
    job = take_in(1)
    take_in(2, text="You fly kite 2 at desk 99 by day. Closing date: 1 January 2020.")
    assert [one["referencenumber"] for one in read(client, "indeed")] == [job]
    Job.objects.filter(pk=job).update(closed=timezone.localdate())
    assert read(client, "indeed") == [] == read(client, "linkedin")


def test_a_feed_is_made_in_few_queries_however_long(client, take_in, django_assert_max_num_queries):
    for n in range(1, 30):
        take_in(n, text=" ".join(f"kite{n * 89 + k}" for k in range(60)), employer=f"House {n}")
    with django_assert_max_num_queries(12):
        assert len(read(client, "indeed")) == 29
