"""Evidence from outside the adverts: what a file gives, and what is said of one that cannot be taken."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from fingerpost.sources.shapes import SourceError
from fingerpost.store import evidence
from fingerpost.store.models import OutsideCell, OutsideSet

pytestmark = pytest.mark.django_db
SURVEY = "job_title,experience_level,salary,salary_currency,work_year"
ENGINEERS = [f"Machine Learning Engineer,SE,{60_000 + 1_000 * at},GBP,202{4 + at % 2}" for at in range(12)]
TABLE = "soc2020,median_gbp_year,median_cv_pct"
PLACED = "title,pay,employer,name,consent"
HIRED = [f"Data Engineer,{50_000 + 500 * at},Firm {at % 6},Somebody {at},yes" for at in range(14)]
AWAY = "2099-12-31"


@pytest.fixture
def take(tmp_path):
    """Gives rows to the command as a file of a class; what it says."""

    def given(kind, *rows, header, **options):
        path = tmp_path / "given.csv"
        path.write_text("\n".join([header, *rows] if header else rows), encoding="utf-8")
        said = StringIO()
        options = {"source": "a survey", "taken": "2025-01-31", "period": "year", "currency": "GBP"} | options
        call_command("evidence", str(path), kind=kind, stdout=said, **options)
        return said.getvalue()

    return given


def cells(subject="role/machine-learning-engineer", levels="", **asked):
    return evidence.cells_of(
        [subject], levels, **{"period": "year", "currency": "GBP", "today": timezone.localdate()} | asked
    )


def test_a_survey_becomes_cells_and_says_what_it_left_out(take):
    said = take(
        "self-reported",
        *ENGINEERS,
        ENGINEERS[0],
        "Falconer,MI,30000,GBP,2025",
        "Data Analyst,MI,70000,USD,2025",
        header=SURVEY,
    )
    assert "15 rows, 12 used" in said
    assert "1 left out word for word as an earlier row" in said
    assert "1 left out paid in another currency" in said
    assert "titles of no role, the most frequent: Falconer" in said
    senior = {held.cell["levels"]: held for held in cells(levels="senior")}["senior"]
    assert (senior.cell["people"], senior.cell["p50"]) == (12, 65_500)
    assert (senior.given.said, senior.given.source) == ("2024 to 2025", "a survey")


def test_the_same_source_again_takes_the_place_of_what_it_gave_before(take):
    take("self-reported", *ENGINEERS, header=SURVEY)
    take(
        "self-reported",
        *[row.replace("Machine Learning", "Data") for row in ENGINEERS],
        header=SURVEY,
        taken="2026-01-31",
    )
    assert not cells()
    assert cells("role/data-engineer")
    assert [given.taken for given, _ in evidence.sets()] == [date(2026, 1, 31)]


def test_statistics_are_kept_by_occupation_with_their_uncertainty(take):
    said = take("official", "2134,55587,3.0", "5315,36563,3.8", "3544,,", header=TABLE)
    (held,) = cells("soc/2134")
    assert (held.cell["p50"], held.cell["cv"], held.cell["people"]) == (55_587, 3.0, None)
    assert "1 left out of an occupation that no role of the field has" in said
    assert "1 left out without a median" in said


def test_of_placed_people_nothing_is_kept_but_cells(take):
    said = take("placed", *HIRED, "Data Engineer,90000,Firm 9,Refuser,no", header=PLACED, keep_until=AWAY)
    assert "1 left out without consent" in said
    assert "columns not looked at: name" in said
    (held,) = cells("role/data-engineer")
    assert (held.cell["people"], held.cell["employers"]) == (14, 6)
    kept = str(list(OutsideSet.objects.values())) + str(list(OutsideCell.objects.values()))
    assert not any(word in kept for word in ("Somebody", "Firm", "Refuser", "90000"))


def test_evidence_past_its_last_day_is_not_shown_and_then_deleted(take):
    until = timezone.localdate() + timedelta(days=30)
    take("placed", *HIRED, header=PLACED, keep_until=until.isoformat())
    assert cells("role/data-engineer", today=until)
    assert not cells("role/data-engineer", today=until + timedelta(days=1))
    assert evidence.delete_due(until) == 0
    assert evidence.delete_due(until + timedelta(days=1)) == 1
    assert not OutsideCell.objects.exists()


def test_a_source_is_deleted_by_its_name_and_a_wrong_name_is_said(take):
    take("self-reported", *ENGINEERS, header=SURVEY)
    call_command("evidence", delete="a survey", stdout=StringIO())
    assert not OutsideSet.objects.exists()
    with pytest.raises(SourceError, match="nothing of that source is kept"):
        call_command("evidence", delete="a survey")


def test_a_dry_run_keeps_nothing(take):
    assert "Nothing was kept" in take("self-reported", *ENGINEERS, header=SURVEY, dry_run=True)
    assert not OutsideSet.objects.exists()


GOOD = ENGINEERS[0]
BAD = {
    "other columns": ("self-reported", "name,wage\nAda,1", {}, r"no column of title .*\. It has name, wage"),
    "a negative pay": ("self-reported", f"{SURVEY}\n{GOOD}\nData Analyst,MI,-45000,GBP,2025", {},
                       r'row 2, column salary: it says "-45000". It takes a number above 0'),
    "a pay of words": ("self-reported", f"{SURVEY}\nData Analyst,MI,competitive,GBP,2025", {}, 'it says "competitive"'),
    "no pay": ("self-reported", f"{SURVEY}\nData Analyst,MI,,GBP,2025", {}, 'row 1, column salary: it says ""'),
    "mixed currencies": ("self-reported", f"{SURVEY}\n{GOOD}\nData Analyst,MI,45000,USD,2025", {"currency": ""},
                         r'row 2, column salary_currency: it says "USD". Rows before it say GBP.* take one alone with --currency GBP'),
    "an unknown level": ("self-reported", f"{SURVEY}\nData Analyst,wizard,45000,GBP,2025", {}, 'column experience_level: it says "wizard"'),
    "nothing at all": ("self-reported", "", {}, "the file is empty"),
    "no rows": ("self-reported", SURVEY, {}, "it has no rows"),
    "too few people": ("self-reported", f"{SURVEY}\n{GOOD}", {}, "nothing of it can be shown"),
    "no period": ("self-reported", f"{SURVEY}\n{GOOD}", {"period": ""}, "no column says the period of its pay"),
    "a column that is not there": ("self-reported", f"{SURVEY}\n{GOOD}", {"map": ["pay=wage"]}, "has no such column"),
    "a use that is none": ("self-reported", f"{SURVEY}\n{GOOD}", {"map": ["shoe=salary"]}, "there is no such use. It is one of title"),
    "an occupation that is none": ("official", f"{TABLE}\n21,50000,3", {}, 'column soc2020: it says "21"'),
    "an occupation twice": ("official", f"{TABLE}\n2134,50000,3\n2134,51000,3", {}, "row 2.*An earlier row has it"),
    "no consent": ("placed", "title,pay\nData Engineer,50000", {"keep_until": AWAY}, "nothing says that the people placed agreed"),
    "no last day": ("placed", PLACED, {}, "how long the pay of people may be kept is not said"),
    "a last day that has passed": ("placed", PLACED, {"keep_until": "2020-01-01"}, "has passed"),
    "no day of taking": ("self-reported", SURVEY, {"taken": "lately"}, '"lately" is no day'),
    "an address that is none": ("self-reported", SURVEY, {"address": "javascript:alert(1)"}, "is no address of a page"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BAD)
def test_a_file_that_cannot_be_taken_is_explained_and_nothing_of_it_is_kept(take, fault):
    kind, text, options, words = BAD[fault]
    with pytest.raises(SourceError, match=words):
        take(kind, text, header="", **options)
    assert not OutsideSet.objects.exists()


def test_columns_of_any_name_are_understood_when_they_are_told(take):
    rows = [f"Data Engineer;{40_000 + at}" for at in range(10)]
    take("self-reported", *rows, header="what;wage", map=["title=what", "pay=wage"])
    assert cells("role/data-engineer")[0].cell["people"] == 10
