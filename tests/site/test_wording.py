from __future__ import annotations

from datetime import date

import pytest

from fingerpost.reading import Pay
from fingerpost.site.wording import ago, label, pay_notes, pay_words


def pay(low: float | None, high: float | None, period: str = "year", currency: str = "GBP", **more: object) -> Pay:
    return Pay(low, high, currency, period, "as said", **more)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (pay(72000, 85000), "£72,000–£85,000"),
        (pay(60000, 60000, approximate=True), "around £60,000"),
        (pay(None, 70000), "up to £70,000"),
        (pay(50000, None), "from £50,000"),
        (pay(29.5, 29.5, "hour"), "£29.50 an hour"),
        (pay(550, 600, "day"), "£550–£600 a day"),
        (pay(90000, 90000, currency="USD"), "$90,000"),
        (pay(90000, 90000, currency="CHF"), "90,000 CHF"),
        (pay(None, None), "pay not stated"),
    ],
)
def test_pay_in_words(said, words):
    assert pay_words(said) == words


def test_what_must_stand_beside_a_figure():
    assert pay_notes(pay(1, 2, estimated=True, vat=True)) == ["the board’s estimate", "plus VAT"]
    assert pay_notes(pay(600, 600, basis="with-vat")) == ["including VAT"]
    assert pay_notes(pay(1, 2)) == []


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 3), "20 days ago"),
        (date(2026, 7, 17), "17 July"),
        (date(2025, 7, 17), "17 July 2025"),
    ],
)
def test_a_date_with_its_year_where_one_could_err(day, words):
    assert ago(day, date(2026, 11, 23)) == words


def test_a_closed_value_that_has_no_word_stands_as_it_is():
    assert label("contract", "fixed-term") == "Fixed term"
    assert label("contract", "zero-hours") == "zero-hours"
