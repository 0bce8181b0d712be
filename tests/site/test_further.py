"""Benefits, dates, lengths and languages of a job, from the advert through the store to the words of its page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import orjson
import pytest

from fingerpost.intake.flow import import_file
from fingerpost.intake.settling import settle_jobs
from fingerpost.site.further import day_words
from fingerpost.site.said import said, value_words
from fingerpost.store import find, keep, models

TODAY = date(2026, 11, 23)
TEXT = (
    "Our client, a small clockmaking company, needs an engineer on a 6 month contract, likely to be extended.\n"
    "Start date: January 2027\nClosing date: 4 December 2026\nFluent in German; Welsh is a plus.\n"
    "Salary of £52,000 plus a 10% bonus, share options, £5,000 car allowance, 9% employer pension, 27 days holiday."
)


@pytest.fixture
def job(tmp_path, db):
    """The identifier of a job whose advert says everything."""
    row = {"id": "1", "source": "board", "title": "Data Engineer", "employer": "Larkspur Recruitment", "location": "Leeds",
           "posted": "2026-11-20", "text": TEXT}  # fmt: skip
    path = tmp_path / "feed.jsonl"
    path.write_bytes(orjson.dumps(row))
    import_file(path, pack_name="machine-learning-uk", today=TODAY)
    return models.Advert.objects.get().job_id


def test_a_job_page_shows_each_further_field_with_its_words(job, pack):
    lines = {(line.name, line.value): line.words for line in said(find.job(job), pack)}
    expected = {
        ("The employer, as described", "small clockmaking company"): "small clockmaking company",
        ("Length", "6 months"): "6 month",
        ("May be extended", "Yes"): "extended",
        ("Start", "January 2027"): "January 2027",
        ("Closes", "4 December 2026"): "4 December 2026",
        ("Language", "German"): "German",
        ("Language", "Welsh"): "Welsh",
        ("Bonus", "10%"): "10% bonus",
        ("Share in the company", "Yes"): "share options",
        ("Car or car allowance", "£5,000"): "£5,000 car allowance",
        ("Employer’s pension share", "9% of pay"): "9% employer pension",
        ("Holiday", "27 days a year"): "27 days holiday",
    }
    assert expected.items() <= lines.items()


def test_the_pay_is_the_salary_and_none_of_the_benefits(job):
    assert find.job(job).card.pay.low == 52_000


def test_an_editors_correction_of_a_further_field_is_shown(job, pack):
    when = datetime(2026, 11, 23, tzinfo=UTC)
    keep.keep_correction(job_id=job, field="holiday_days", value=30, by="editor", when=when)
    settle_jobs([job], pack)
    (line,) = [line for line in said(find.job(job), pack) if line.field == "holiday_days"]
    assert (line.value, line.corrected) == ("30 days a year", True)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("bonus", "yes", "Yes, its size not said"),
        ("bonus", "up to 10%", "Up to 10%"),
        ("contract_length", 1, "1 month"),
        ("start_date", "asap", "As soon as possible"),
        ("advert_language", "de", "German"),
        ("language_asked", "xx", "xx"),
    ],
)
def test_a_value_in_words(field, value, words, pack):
    assert value_words(field, value, pack) == words


def test_a_day_in_words():
    assert day_words("2026-06-14") == "14 June 2026"
