"""From a figure of day rates to the salary that compares and to an offer held against it, in a real browser, scripts on and off."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser


def test_a_figure_leads_to_what_compares_with_it_and_to_an_offer(visit):
    page = visit("/pay/?period=day", scripts=False, width=360)
    median = re.search(r"£\d{3}", page.locator(".big").first.inner_text())[0]
    assert page.get_by_role("heading", name="By IR35 status").is_visible()
    page.get_by_role("link", name=f"What salary compares with {median} a day?").click()
    assert page.get_by_label("Rate, £").input_value() == median.removeprefix("£")
    both = page.locator(".big")
    assert both.count() == 2 and re.match(
        r"£\d+,000 to £\d+,000 is the permanent salary", both.first.inner_text().replace("\n", " ")
    )
    page.get_by_label("Days between contracts, cautious").fill("300")
    page.get_by_role("button", name="Compare again").click()
    assert "Write a whole number of days from 0 to 260." in page.locator("#id_between_cautious_error").inner_text()
    assert page.get_by_label("Days between contracts, cautious").input_value() == "300"
    page.get_by_label("Days between contracts, cautious").fill("20")
    page.get_by_role("button", name="Compare again").click()
    assert "for each of 200 days" in page.locator(".steps").first.inner_text()
    assert "between_cautious=20" in page.url and "holiday" not in page.url, "an address says what differs, and no more"

    page.goto("/pay/?role=machine-learning-engineer")
    page.get_by_role("link", name="Hold an offer against it").click()
    page.get_by_label("The offer, £").fill("65k")
    page.get_by_role("button", name="Show where it stands").click()
    assert re.search(
        r"\d+%\s*of \d+ jobs at \d+ employers and agencies offer less than £65,000 a year",
        page.locator(".big").inner_text(),
    )
    assert page.locator("svg.ranges text.offer").text_content() == "The offer: £65,000"
    page.get_by_role("link", name="Every job behind it").click()
    assert page.url.endswith("/pay/?role=machine-learning-engineer")


def test_no_page_of_pay_is_wider_than_its_window(visit):
    page = visit("/pay/?period=day")
    for path in ("/pay/?period=day", "/pay/contract/?rate=550", "/pay/offer/?amount=65000&level=senior"):
        page.goto(path)
        for width in (1280, 768, 360):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide == 0, f"{path} is {wide} pixels too wide at {width}"
