"""Figures of pay computed again from their own evidence, with csv and NumPy alone, to the pound."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from django.utils import timezone

from fingerpost.market import Distribution, PayQuestion
from fingerpost.site.pay import ask
from fingerpost.site.pay.address import address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
by_hand = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "by_hand.py"))["by_hand"]
ENGINEER = ("machine-learning-engineer",)


@pytest.mark.parametrize(
    ("period", "narrowed"),
    [
        ("year", {}),
        ("year", {"roles": ENGINEER}),
        ("year", {"roles": ENGINEER, "levels": ("senior",)}),
        ("year", {"roles": ENGINEER, "levels": ("",)}),
        ("day", {}),
        ("day", {"roles": ("data-engineer",)}),
    ],
)
def test_a_figure_is_what_anybody_computes_from_the_table_of_its_jobs(client, period, narrowed):
    question = PayQuestion(currency="GBP", period=period, until=timezone.localdate(), **narrowed)
    table = client.get(address(question, timezone.localdate(), "/pay/jobs.csv"))
    again, pay = by_hand(part.decode() for part in table.streaming_content), ask.figure(question).pay
    assert isinstance(pay, Distribution)
    assert (again.jobs, again.employers) == (pay.jobs, pay.employers)
    assert again.percentiles == tuple(int(each + 0.5) for each in (pay.p10, pay.p25, pay.p50, pay.p75, pay.p90))


def test_a_table_of_two_kinds_of_pay_is_no_figure():
    with pytest.raises(ValueError, match="one table holds"):
        by_hand(["low,high,currency,period,employer or agency\n", "1,2,GBP,year,\n", "1,2,GBP,day,\n"])
