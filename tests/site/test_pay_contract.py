"""The page of what a contract rate compares with: its answer in words, its steps, its assumptions, and what cannot be read."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from fingerpost.market import PayQuestion
from fingerpost.market.contracting import Contract, equivalent, usual
from fingerpost.pack import load_pack
from fingerpost.site.pay.contract import address, law_of, rough

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare")]
TAXES = load_pack().taxes
LAW = TAXES["2026-27"]


def words(page: str) -> str:
    """What a page says in its main part, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])).split())


def said_of(rate: float, status: str, **said) -> str:
    found = equivalent(LAW, Contract(rate=rate, **said), status, *usual(LAW))
    return f"{rough(found.low)} to {rough(found.high)} is the permanent salary of which one keeps as much"


def test_the_page_without_a_rate_asks_for_one_and_says_that_nothing_is_wrong(get):
    page = get("/pay/contract/")
    assert "What salary does a contract rate compare with?" in words(page)
    assert 'role="alert"' not in page and "noindex" not in page and "aria-invalid" not in page


def test_a_rate_of_unknown_status_is_shown_under_both_with_every_step(get):
    page = get("/pay/contract/?rate=550")
    said = words(page)
    for status in ("inside", "outside"):
        assert said_of(550, status) in said
    assert "What salary compares with £550 a day?" in said and "no advice" in said
    assert "£550 for each of 180 days: 260 weekdays less 8 bank holidays, 25 of holiday, 7 ill, 40 between" in said
    assert page.count('<table class="steps">') == 4
    assert "Same cost to the client: £99,000 to £105,000" in said
    assert "noindex" in page


def test_a_known_status_is_shown_alone(get):
    said = words(get("/pay/contract/?rate=550&ir35=outside"))
    assert said_of(550, "outside") in said and "Inside IR35, through an umbrella" not in said
    assert "both are shown" not in said


def test_vat_in_the_rate_is_taken_out_of_it(get):
    said = words(get("/pay/contract/?rate=600&ir35=outside&vat=in"))
    assert said_of(500, "outside").split(" is ")[0] in said and "without VAT the rate is £500" in said


def test_scotland_and_hours_and_another_year_are_asked_for(get):
    said = words(get("/pay/contract/?rate=80&period=hour&nation=scotland"))
    assert said_of(80, "inside", period="hour", nation="scotland") in said and "advanced rate" in said
    assert "Taxes of 2025 to 2026" in words(get("/pay/contract/?rate=500&year=2025-26"))


def test_an_assumption_that_is_changed_changes_the_answer_and_stays_in_its_box(get):
    page = get("/pay/contract/?rate=550&ir35=inside&between_cautious=5&ill_cautious=2")
    assert "£550 for each of 220 days" in words(page) and 'name="between_cautious" value="5"' in page


def test_a_forms_address_leads_to_the_short_one(client):
    response = client.get(
        "/pay/contract/?rate=550&period=day&ir35=&vat=&nation=england&bank_cautious=8&pension_hopeful=4"
    )
    assert (response.status_code, response["Location"]) == (302, "/pay/contract/?rate=550&pension_hopeful=4")
    assert client.get(response["Location"]).status_code == 200


WRONG = [
    ("rate=", "rate", "Write a rate, such as 550."),
    ("rate=lots", "rate", "“lots” is no amount. Write it in figures: 550, £65,000 or 65k."),
    ("rate=-550", "rate", "A rate is from £1 to £20,000; this is -550."),
    ("rate=0", "rate", "A rate is from £1 to £20,000; this is 0."),
    ("rate=3000&period=hour", "rate", "A rate an hour is at most £2,500."),
    ("rate=nan", "rate", "“nan” is no amount"),
    ("rate=" + "9" * 400, "rate", "is no amount"),
    ("rate=<b>", "rate", "“<b>” is no amount"),
    ("rate=550&between_hopeful=400", "between_hopeful", "Write a whole number of days from 0 to 260."),
    ("rate=550&holiday_cautious=x", "holiday_cautious", "Write a whole number of days from 0 to 260."),
    ("rate=550&between_cautious=220", "between_cautious", "These leave no day to work"),
    ("rate=550&hours_cautious=0", "hours_cautious", "Write a number of hours from 1 to 16."),
    ("rate=550&pension_cautious=80", "pension_cautious", "Write a number of per cent of salary from 0 to 50."),
    ("rate=550&nation=atlantis", "nation", "“atlantis” is none of these: choose one."),
    ("rate=550&year=1999", "year", "“1999” is none of these: choose one."),
]  # fmt: skip


@pytest.mark.parametrize(("query", "box", "fault"), WRONG, ids=[row[0][:40] for row in WRONG])
def test_what_cannot_be_read_is_said_beside_its_box_and_kept(get, query, box, fault):
    page = get(f"/pay/contract/?{query}")
    beside = re.search(rf'<ul class="errorlist" id="id_{box}_error">(.*?)</ul>', page)
    assert beside and fault in unescape(re.sub(r"<[^>]+>", "", beside[1]))
    assert "is the permanent salary" not in page and "<b>" not in page
    control = re.search(rf'<(?:input|select)[^>]* name="{box}"[^>]*>', page)[0]
    assert 'aria-invalid="true"' in control and f'aria-describedby="id_{box}_error"' in control
    for name, value in (pair.split("=") for pair in query.split("&") if "hopeful" in pair or "cautious" in pair):
        assert f'name="{name}" value="{value}"' in page


def test_every_box_has_its_label(get):
    page = get("/pay/contract/")
    controls = re.findall(r'<(?:input|select)[^>]* id="([^"]+)"', page)
    assert len(controls) == 24
    for control in controls:
        assert f'<label for="{control}"' in page


def test_a_figure_of_day_rates_leads_here_with_its_median():
    question = PayQuestion(
        currency="GBP", period="day", until=date(2026, 11, 27), ir35=("inside",), regions=("Scotland",)
    )
    assert address(549.6, question) == "/pay/contract/?rate=550&ir35=inside&nation=scotland"
    hourly = PayQuestion(currency="GBP", period="hour", until=date(2026, 11, 27), ir35=("",))
    assert address(60.5, hourly) == "/pay/contract/?rate=60.50&period=hour"
    for other in ({"period": "year", "currency": "GBP"}, {"period": "day", "currency": "EUR"}):
        assert address(550, PayQuestion(until=date(2026, 11, 27), **other)) == ""


def test_the_tax_year_is_the_days_own_or_the_newest_that_had_begun(get):
    assert law_of(TAXES, date(2026, 4, 5)).year.id == "2025-26"
    assert law_of(TAXES, date(2026, 4, 6)).year.id == law_of(TAXES, date(2031, 1, 1)).year.id == "2026-27"
    assert law_of(TAXES, date(2020, 1, 1)).year.id == "2025-26"
    assert "This tax year ended on 5 April 2026." in words(get("/pay/contract/?rate=500&year=2025-26"))
    assert words(get("/pay/contract/")).count("taken 27 November 2026") == len(LAW.sources)
