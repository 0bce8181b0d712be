"""A consultant's walk in a real browser: an advert is written, read as it is typed, previewed, published and closed as filled."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
TEXT = """We plant hedges by robot, and you would teach the robots where. Permanent.

What you need
- Python and PyTorch, used for work that somebody depended on
Salary: £62,000 - £71,000 a year. Hybrid, two days a week in Exeter."""


@pytest.fixture
def door(visit, password):
    """Open an address behind the editors' door, as the demonstration's consultant."""

    def enter(path: str, **window):
        page = visit("/editors/login/", **window)
        page.fill("[name=username]", "consultant@harbourside.example")
        page.fill("[name=password]", password)
        page.click("button[type=submit]")
        page.goto(path)
        return page

    return enter


def fill(page, text: str) -> None:
    page.fill("[name=title]", "Hedge Robotics Engineer")
    page.fill("[name=employer]", "Hedgerow Machines")
    page.fill("[name=location]", "Exeter")
    page.fill("[name=apply]", "jobs@hedgerow.example")
    page.fill("[name=text]", text)


def test_an_advert_is_read_as_it_is_typed_and_lives_until_it_is_filled(door):
    page = door("/editors/adverts/new/")
    panel = page.locator("#panel")
    fill(page, f"{TEXT}\nWe want a native English speaker.")
    panel.get_by_text("“native English speaker” asks for a language by birth").wait_for()
    page.fill("[name=text]", TEXT)
    panel.get_by_text("native English speaker").wait_for(state="detached")
    assert "£62,000–£71,000" in panel.inner_text()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Preview the page").click()
    assert opened.value.get_by_text("A preview: nothing is published yet").is_visible()
    opened.value.close()
    page.get_by_role("button", name="Publish now").click()
    page.get_by_text("is on the site").wait_for()
    page.get_by_role("link", name="Hedge Robotics Engineer").click()
    page.get_by_role("link", name="The page as visitors see it").click()
    assert page.get_by_role("link", name="Apply by e-mail").get_attribute("href") == "mailto:jobs@hedgerow.example"
    page.go_back()
    page.get_by_role("button", name="Close as filled").click()
    page.get_by_text("is closed. Its page stays").wait_for()


def test_the_form_works_without_a_script_and_at_every_width(door):
    page = door("/editors/adverts/new/", scripts=False)
    fill(page, "We want a ninja.")
    page.get_by_role("button", name="Check").click()
    assert "“ninja” says nothing of the work" in page.locator("#panel").inner_text()
    assert page.input_value("[name=text]") == "We want a ninja."
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, f"{wide} pixels too wide at {width}"
