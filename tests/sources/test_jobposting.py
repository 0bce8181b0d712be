"""schema.org JobPosting as pages state it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from fingerpost.sources.jobposting import job_postings, read_posting

RECORDED = Path(__file__).parents[1] / "recorded" / "schema_org"
TODAY = date(2026, 11, 23)
URL = "https://jobs.example/1"


def posting(**job):
    return read_posting({"@type": "JobPosting", "title": "Engineer", "description": "Lenses", **job}, URL, TODAY)


def said(**job):
    return {name: value for name, value in posting(**job).fields.items() if value}


def page(*scripts: str) -> str:
    return "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)


def test_a_page_of_a_job_in_json_ld():
    (job,) = job_postings((RECORDED / "job.html").read_text())
    given = read_posting(job, URL, TODAY)
    assert (given.title, given.employer, given.location) == (
        "Machine Learning Engineer",
        "Pennant Freight",
        "Leeds, England, GB",
    )
    assert given.text.startswith("<p>We move parcels")
    assert (given.posted, given.closed, given.url) == ("2026-10-12", None, URL)
    assert {name: value for name, value in given.fields.items() if value} == {
        "pay_low": "450", "pay_high": "500", "pay_currency": "GBP", "pay_period": "day", "hours": "FULL_TIME, CONTRACTOR",
        "contract": "FULL_TIME, CONTRACTOR", "mode": "TELECOMMUTE", "place": "York, GB", "country": "GB", "closing": "2026-12-24T23:59",
        "skills": "Python, SQL", "experience": "36 months", "requisition": "PF-31",
    }  # fmt: skip


def test_a_page_of_a_job_in_microdata():
    (job,) = job_postings((RECORDED / "microdata.html").read_text())
    given = read_posting(job, URL, TODAY)
    assert (given.title, given.employer, given.location) == ("Data Scientist", "Larkhill Health", "Exeter")
    assert given.text == "<p>You read scans of <em>knees</em>.</p>"
    assert (given.fields["pay_text"], given.fields["hours"]) == ("£41,000 a year", "PART_TIME")


@pytest.mark.parametrize(
    ("script", "count"),
    [
        ('{"@type": "JobPosting"}', 1),
        ('[{"@type": "JobPosting"}, {"@type": ["Thing", "http://schema.org/JobPosting"]}]', 2),
        ('{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": "schema:JobPosting"}}]}', 1),
        ('<!-- {"@type": "JobPosting"} -->', 1),
        ('{"@type": "JobPosting", "description": "a\nb"};', 1),
        ('{"@type": "Person"}', 0),
        ('{"@type": "JobPosting"', 0),
        ("[" * 50_000, 0),
        ("null", 0),
    ],
)
def test_a_posting_is_found_wherever_it_stands(script, count):
    assert len(job_postings(page(script))) == count


def test_a_broken_script_does_not_hide_the_next():
    assert len(job_postings(page("{oh no", '{"@type": "JobPosting"}'))) == 1


def test_a_page_without_end_of_values_is_looked_through_within_bounds():
    assert job_postings(page(json.dumps([{"a": [n]} for n in range(20_000)] + [{"@type": "JobPosting"}]))) == []
    assert len(job_postings('<div itemscope itemtype="https://schema.org/JobPosting">' * 2_000)) <= 200


@pytest.mark.parametrize(
    ("salary", "fields"),
    [
        (
            {"currency": "GBP", "value": {"value": 50000, "unitText": "YEAR"}},
            {"pay_low": "50000", "pay_high": "50000", "pay_period": "year"},
        ),
        ({"currency": "GBP", "value": 50000}, {"pay_low": "50000", "pay_high": "50000"}),
        (
            {"currency": "GBP", "minValue": 40000, "maxValue": 50000, "unitText": "YEAR"},
            {"pay_low": "40000", "pay_high": "50000", "pay_period": "year"},
        ),
        ({"currency": "GBP", "value": {"minValue": "40,000"}}, {"pay_low": "40,000"}),
        (
            {"currency": "GBP", "value": {"value": "40k to 50k", "unitText": "YEAR"}},
            {"pay_text": "40k to 50k", "pay_period": "year"},
        ),
    ],
)
def test_pay_in_the_shapes_that_sites_give(salary, fields):
    assert said(baseSalary=salary) == {"pay_currency": "GBP", **fields}


def test_pay_in_words_and_in_a_plain_number():
    assert said(baseSalary="£45,000 per annum") == {"pay_text": "£45,000 per annum"}
    assert said(baseSalary=45000, salaryCurrency="GBP") == {
        "pay_low": "45000",
        "pay_high": "45000",
        "pay_currency": "GBP",
    }


def test_an_estimate_is_marked_and_gives_way_to_what_is_stated():
    guess = {"@type": "MonetaryAmountDistribution", "currency": "GBP", "value": 45000}
    assert said(estimatedSalary=guess)["pay_estimated"] == "yes"
    assert "pay_estimated" not in said(estimatedSalary=guess, baseSalary={"currency": "GBP", "value": 50000})


def test_a_posting_whose_day_has_passed_is_closed():
    assert posting(validThrough="2026-11-01").closed == date(2026, 11, 1)
    assert posting(validThrough="2026-11-30").closed is None


def test_what_stands_beside_the_description_is_read_too_unless_it_repeats_it():
    given = posting(description="You grind.", responsibilities="You grind.", qualifications=["Patience", "SQL"])
    assert given.text == "You grind.\n\nPatience\nSQL"


def test_a_start_at_once():
    assert said(jobImmediateStart=True) == {"start": "immediate"}


@pytest.mark.parametrize("nonsense", [None, 7, "words", [], [[]], {}, {"value": {"value": []}}, [None], True])
def test_nonsense_in_any_property_is_passed_over(nonsense):
    names = (
        "hiringOrganization",
        "jobLocation",
        "baseSalary",
        "employmentType",
        "identifier",
        "skills",
        "validThrough",
        "inLanguage",
    )
    for name in (*names, "experienceRequirements", "applicantLocationRequirements", "description", "title"):
        posting(**{name: nonsense})
