"""What the ledger is told of an advert that comes again."""

from __future__ import annotations

from datetime import date

import orjson
import pytest

from fingerpost.intake import flow, settling
from fingerpost.intake.offered import Offered
from fingerpost.store import keep, models

TODAY = date(2026, 11, 23)
LATER = date(2026, 11, 30)


@pytest.fixture
def ledger(take_in, health):
    """What the ledger says when an advert comes again otherwise: kind, what, before and after of each line."""

    def lines(**changes):
        take_in(health(1))
        take_in(health(1, **changes), today=LATER)
        rows = models.LedgerEntry.objects.order_by("id")
        assert all(row.day == LATER for row in rows)
        return [(row.kind, row.what, row.before, row.after) for row in rows]

    return lines


def test_an_advert_that_is_as_it_was_leaves_no_line(ledger):
    assert ledger() == []


def test_a_new_title_is_told_with_the_old(ledger):
    assert ledger(title="Vision Engineer") == [("changed", "title", "Computer Vision Engineer", "Vision Engineer")]


def test_pay_that_was_raised_is_told_in_figures_and_the_text_by_the_sentences_that_differ(ledger, health):
    text = health(1)["text"].replace("£65,000", "£75,000")
    pay, words = ledger(text=text)
    assert pay[:2] == ("changed", "pay")
    assert [orjson.loads(said)[:4] for said in pay[2:]] == [
        [65000, 65000, "GBP", "year"],
        [75000, 75000, "GBP", "year"],
    ]
    assert words == (
        "changed",
        "text",
        "This is a permanent role at £65,000 a year.",
        "This is a permanent role at £75,000 a year.",
    )


def test_pay_that_is_no_longer_said_has_nothing_after(ledger, health):
    pay, _ = ledger(text=health(1)["text"].replace(" at £65,000 a year", ""))
    assert pay[3] == ""


def test_other_spaces_are_no_change(ledger, health):
    assert ledger(text=health(1)["text"].replace(". ", ".\n")) == []


def test_very_long_changes_are_cut(ledger, health):
    *_, (_, what, _, after) = ledger(text=health(1)["text"] + " And more of it." + " word" * 3000)
    assert (what, len(after)) == ("text", 2000)


def test_a_date_a_week_later_is_posting_again_and_a_day_later_is_not(take_in, health):
    take_in(health(1, posted="2026-11-10"))
    take_in(health(1, posted="2026-11-11"))
    assert not models.LedgerEntry.objects.exists()
    take_in(health(1, posted="2026-11-18"))
    (line,) = models.LedgerEntry.objects.all()
    assert (line.kind, line.before, line.after) == ("reposted", "2026-11-11", "2026-11-18")


def test_a_source_that_closes_an_advert_and_opens_it_again_is_told_twice(take_in, freight):
    take_in(freight(1))
    take_in(freight(1, closed="2026-11-22"))
    take_in(freight(1), today=LATER)
    rows = models.LedgerEntry.objects.order_by("id")
    assert [(row.kind, row.what, row.day) for row in rows] == [
        ("closed", "source", date(2026, 11, 22)),
        ("reopened", "", LATER),
    ]


def test_newer_rules_change_nothing_in_the_ledger(take_in, health):
    take_in(health(1))
    models.Reading.objects.update(claims="[]", version="older")
    take_in(health(1), today=LATER)
    assert not models.LedgerEntry.objects.exists()


def test_a_change_read_by_newer_rules_is_held_against_the_old_words_read_by_the_same(take_in, health):
    take_in(health(1))
    models.Reading.objects.update(claims="[]", version="older")
    take_in(health(1, title="Vision Engineer"), today=LATER)
    assert [row.what for row in models.LedgerEntry.objects.all()] == ["title"]


def test_a_merged_job_keeps_its_ledger(take_in, freight, health):
    take_in(freight(1), health(2))
    take_in(health(2, title="Vision Engineer"), today=LATER)
    one, two = (models.Advert.objects.get(external_id=number).job_id for number in "12")
    keep.merge_jobs(two, one)
    settling.settle_jobs([one], flow.load_pack())
    assert [row.job_id for row in models.LedgerEntry.objects.all()] == [one]


def test_an_advert_that_changes_into_a_copy_takes_its_ledger_along(take_in, freight, health):
    take_in(freight(1), health(2))
    take_in(freight(2), today=LATER)
    one = models.Advert.objects.get(external_id="1").job_id
    assert {row.job_id for row in models.LedgerEntry.objects.all()} == {one}
    assert {row.what for row in models.LedgerEntry.objects.all()} == {"title", "employer", "location", "pay", "text"}


def test_what_was_offered_is_known_in_any_order():
    offered = Offered()
    offered.add(["b", "c"])
    assert "c" in offered and "a" not in offered
    offered.add(["a"])
    assert all(name in offered for name in "abc") and "d" not in offered
