"""JobPosting to Google's rules: checked by rules of our own, and found by a library that is not ours."""

from __future__ import annotations

import random
import re
import warnings
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from fingerpost.intake.flow import keep_batch
from fingerpost.intake.report import Report
from fingerpost.reading import Advert, Pay
from fingerpost.site.jobposting import base_salary, job_posting, script
from fingerpost.sources.posting import advert_id
from fingerpost.sources.shapes import Received
from fingerpost.store import find
from fingerpost.store.models import Job
from fingerpost.store.shapes import JobView

from .google_rules import broken

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import extruct

pytestmark = pytest.mark.django_db
PAYS = (
    "Salary: £{a},000 - £{b},000 a year.", "Up to £{b},000.", "From £{a},000 plus bonus.", "£{a}0 - £{b}0 per day.", "£{b},000 OTE.",
    "Estimated salary: £{a},000 - £{b},000 (estimate by the board).", "£{a},000 pro rata.", "Competitive salary.", "Circa £{a},000.",
)  # fmt: skip
WHERES = (
    "Leeds",
    "Canary Wharf, London",
    "Remote, UK",
    "United Kingdom",
    "Scotland",
    "Cornwall",
    "",
    "Atlantis",
    "Cardiff (Hybrid)",
)
TERMS = (
    "This is a permanent, full-time role.", "A contract outside IR35 for six months.", "A part-time post, three days a week.",
    "Fully remote: you work from home, always.", "Hybrid: two days a week in the office.", "Fixed term of twelve months.", "",
)  # fmt: skip
ASKS = ("Five years of experience in SQL.", "A degree in computing is required.", "A PhD is required.", "")
HOSTILE = (
    "",
    "</script><script>alert(1)</script>",
    "<!-- ",
    "]]> & \u2028\u2029 \\u003c",
    "<img src=x onerror=alert(1)>",
)


def adverts(number: int, today: date) -> list[Received]:
    """So many adverts with every mixture of terms, and with what an enemy would write."""
    chance = random.Random(4)  # noqa: S311 - the same adverts each time
    rows = []
    for n in range(number):
        low = chance.randint(30, 60)
        pay = chance.choice(PAYS).format(a=low, b=low + chance.randint(5, 30))
        closes = today + timedelta(days=chance.randint(1, 60))
        closing = f"Closing date: {closes:%d %B %Y}." if chance.random() < 0.3 else ""
        words = [
            f"Team {n} at desk {n * 7919} looks after kite {n * 104729} and its {n % 97} strings.", chance.choice(TERMS), pay,
            chance.choice(ASKS), closing, chance.choice(HOSTILE), "- You fly it\n- You mend it",
        ]  # fmt: skip
        said = Advert(
            id=advert_id("test", str(n)), source="test", title=f"Data Engineer {chance.choice(HOSTILE)}", location=chance.choice(WHERES),
            employer=chance.choice(["Saltmarsh Optics", "", f"Kite House {n}", "Tallow </script> Wick"]),
            posted=chance.choice([today, today - timedelta(days=9), None]), text="\n\n".join(filter(None, words)),
        )  # fmt: skip
        rows.append(Received(n, str(n), said))
    return rows


@pytest.fixture(scope="module")
def postings(django_db_setup, django_db_blocker):
    """Every job of a thousand adverts, each with its posting."""
    from fingerpost.pack import load_pack

    pack, today = load_pack("machine-learning-uk"), timezone.localdate()
    with django_db_blocker.unblock(), transaction.atomic():
        keep_batch(adverts(1150, today), {}, pack=pack, today=today, report=Report())
        views = [find.job(key) for key in Job.objects.values_list("id", flat=True)]
        made = [(view, job_posting(view, pack, today)) for view in views]
        transaction.set_rollback(True)
    return made


def test_a_thousand_jobs_break_none_of_googles_rules_and_another_reader_finds_them(postings):
    today, told = timezone.localdate(), 0
    assert len(postings) >= 1000
    for _, posting in postings:
        if posting is None:
            continue
        told += 1
        assert broken(posting, today) == []
        html = f'<html><head><script type="application/ld+json">{script(posting)}</script></head></html>'
        (found,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
        assert found == posting
    assert told > 400


def test_what_is_told_is_what_the_page_shows(postings):
    """No estimate, no doubt, no place or employer that no advert states."""
    seen = {"remote": 0, "closing": 0, "salary": 0, "silent": 0}
    for view, posting in postings:
        assert isinstance(view, JobView)
        if posting is None:
            seen["silent"] += 1
            doubted = "place" in view.evidence and view.evidence["place"].claim.doubt
            assert not view.card.who or view.card.place_id is None or doubted
            continue
        assert posting["hiringOrganization"]["name"] in {advert.employer for advert in view.adverts}
        assert posting["directApply"] is False
        if posting.get("jobLocationType"):
            seen["remote"] += 1
            assert view.card.mode == "remote" and not view.card.office_days
        if "validThrough" in posting:
            seen["closing"] += 1
            assert posting["validThrough"].startswith(f"{view.card.closes}T23:59:59")
        if "baseSalary" in posting:
            seen["salary"] += 1
            pay, value = view.card.pay, posting["baseSalary"]["value"]
            assert not pay.estimated and pay.basis == "base" and not pay.pro_rata
            assert {value.get("value", value.get("minValue")), value.get("value", value.get("maxValue"))} == {
                pay.low,
                pay.high,
            }
    assert all(seen.values()), seen


def test_a_closed_job_and_one_past_its_closing_date_are_told_to_nobody(postings, pack):
    from dataclasses import replace

    today = timezone.localdate()
    view, _ = next((view, posting) for view, posting in postings if posting and view.card.closes)
    assert job_posting(view, pack, view.card.closes)
    assert job_posting(view, pack, view.card.closes + timedelta(days=1)) is None
    assert job_posting(replace(view, card=replace(view.card, closed=today)), pack, today) is None


@pytest.mark.parametrize(
    ("pay", "value"),
    [
        (Pay(50000, 60000, "GBP", "year", ""), {"minValue": 50000, "maxValue": 60000, "unitText": "YEAR"}),
        (Pay(500, 500, "GBP", "day", ""), {"value": 500, "unitText": "DAY"}),
        (Pay(None, 60000, "GBP", "year", ""), {"maxValue": 60000, "unitText": "YEAR"}),
        (Pay(50000, 60000, "GBP", "year", "", estimated=True), None),
        (Pay(50000, 60000, "GBP", "year", "", basis="ote"), None),
        (Pay(600, 600, "GBP", "day", "", basis="with-vat"), None),
        (Pay(50000, 60000, "GBP", "year", "", pro_rata=True), None),
    ],
)
def test_only_the_employers_own_base_pay_is_told(pay, value):
    salary = base_salary(pay)
    assert salary == (
        value and {"@type": "MonetaryAmount", "currency": "GBP", "value": {"@type": "QuantitativeValue"} | value}
    )


def test_nothing_in_a_posting_ends_its_script(postings):
    for _, posting in postings[:200]:
        assert not re.search(r"[<>&\u2028\u2029]", script(posting or {}))


@pytest.mark.usefixtures("world")
def test_the_page_of_an_open_job_carries_its_posting_and_no_other_page_does(client):
    job = Job.objects.filter(title="Machine Learning Engineer").first()
    html = client.get(f"/jobs/{job.id}/").content.decode()
    said = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    (found,) = (each for each in said if each["@type"] == "JobPosting")
    assert found["identifier"]["value"] == job.id and broken(found, timezone.localdate()) == []
    assert "JobPosting" not in client.get("/jobs/").content.decode()
    Job.objects.filter(pk=job.id).update(closed=timezone.localdate())
    assert "JobPosting" not in client.get(f"/jobs/{job.id}/").content.decode()
