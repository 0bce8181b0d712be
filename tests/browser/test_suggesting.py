"""What is suggested as one types, taken by the keyboard alone and by a finger, in a real browser."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser
OPTIONS = "#suggestions [role=option]:visible"


def test_a_suggestion_is_chosen_with_the_arrow_keys_and_its_jobs_are_shown(visit):
    page = visit("/jobs/")
    box = page.get_by_role("combobox", name="Role, skill or employer")
    box.press_sequentially("data sci")
    first = page.locator(OPTIONS).first
    first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == first.get_attribute("id")
    assert first.get_attribute("aria-selected") == "true"
    jobs = re.search(r"(\d+)\s*jobs$", first.inner_text()).group(1)
    box.press("Enter")
    page.wait_for_url(re.compile("role=data-scientist"))
    assert page.get_by_role("status").filter(has_text="jobs").inner_text() == f"{jobs} jobs"
    assert "Data scientist" in page.locator(".chips").inner_text()


def test_escape_and_tab_close_the_suggestions_and_lose_nothing(visit):
    page = visit("/jobs/", width=360)
    box = page.get_by_role("combobox", name="Role, skill or employer")
    box.press_sequentially("da")
    page.locator(OPTIONS).first.wait_for()
    box.press("Escape")
    assert page.locator(OPTIONS).count() == 0 and box.input_value() == "da"
    box.press("ArrowDown")
    page.locator(OPTIONS).first.wait_for()
    box.press("Tab")
    assert page.locator(OPTIONS).count() == 0
    assert page.evaluate("document.activeElement.name") == "where"
