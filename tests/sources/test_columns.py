"""What the columns of a feed mean."""

from __future__ import annotations

import pytest

from fingerpost.reading.advert import FIELDS
from fingerpost.sources.columns import STATED, USES, understand
from fingerpost.sources.shapes import SourceError


def test_common_names_are_known_however_they_are_spelled():
    columns = understand(
        ["Job Title", "jobDescription", "employer-name", "LOCATION", "datePosted", "jobUrl"], "feed.csv"
    )
    assert columns.uses == {
        "title": ("Job Title",), "text": ("jobDescription",), "employer": ("employer-name",), "location": ("LOCATION",),
        "posted": ("datePosted",), "url": ("jobUrl",),
    }  # fmt: skip


def test_a_board_s_own_pay_is_a_field_and_never_the_text():
    columns = understand(["title", "text", "job_min_salary", "job_salary_period", "employer_rating"], "feed.csv")
    assert columns.fields == ("job_min_salary", "job_salary_period")
    assert columns.ignored == ("employer_rating",)


def test_columns_that_state_what_the_reader_understands_are_known_by_the_fields_name():
    columns = understand(
        ["title", "text", "salary_min", "Salary Max", "currency", "contractTime", "pay_grade"], "feed.csv"
    )
    assert columns.stated == {
        "pay_low": "salary_min", "pay_high": "Salary Max", "pay_currency": "currency", "hours": "contractTime",
    }  # fmt: skip
    assert columns.fields == ("salary_min", "Salary Max", "currency", "contractTime", "pay_grade")
    assert set(STATED) < set(FIELDS)


def test_the_better_column_comes_first():
    assert understand(["title", "text", "job_maturity", "job_posted_date"], "f").uses["posted"] == (
        "job_posted_date",
        "job_maturity",
    )


def test_a_column_that_is_named_wins_over_what_its_name_suggests():
    columns = understand(["title", "Vakanz", "text"], "f", {"title": "Vakanz"})
    assert columns.uses["title"] == ("Vakanz",)
    assert "title" in columns.ignored


def test_what_was_understood_is_told():
    told = understand(["title", "body", "salary", "colour"], "f").told()
    assert told == ["title: title", "text: body", "kept as fields: salary as pay_text", "left out: colour"]


@pytest.mark.parametrize(
    ("names", "given", "words"),
    [
        (["a", "b"], {}, ["no column is the title", "a, b", "--map title=COLUMN"]),
        (["title", "b"], {}, ["no column is the text", "--map text=COLUMN"]),
        (["title", "text"], {"title": "Vakanz"}, ["no column 'Vakanz'", "title, text"]),
        (["title", "text"], {"colour": "title"}, ["no use 'colour'", "employer"]),
        ([], {}, ["(none)"]),
    ],
)
def test_what_cannot_be_understood_says_what_would_help(names, given, words):
    with pytest.raises(SourceError) as caught:
        understand(names, "feed.csv", given)
    assert all(word in str(caught.value) for word in ["feed.csv", *words])


def test_no_name_serves_two_uses():
    names = [name for known in USES.values() for name in known]
    assert len(names) == len(set(names))
