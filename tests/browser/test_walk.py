"""A visitor's walk through the demonstration in a real browser."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/jobs/", "/jobs/?q=nlp", "/jobs/?q=zzzzzz+qqqqqq", "/guide/", "/guide/the-field/", "/guide/industries/", "/guide/roles/",
    "/guide/roles/machine-learning-engineer/", "/guide/ladder/", "/guide/salaries/", "/guide/skills/", "/guide/qualifications/",
    "/guide/courses/", "/guide/progression/", "/guide/right-for-me/", "/guide/right-for-me/?answers=1.bu2pyws",
    "/people/", "/people/ivo-thistlewood/", "/contact/", "/communities/", "/communities/motherboard/", "/events/",
    "/events/two-days-of-data-contracts/", "/purpose/", "/checks/", "/read/?sample=1",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_nothing_leaves_the_page_at_any_width(visit, path):
    page = visit(path)
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, f"{path} is {wide} pixels too wide at {width}"
    assert page.locator("h1").count() == 1
    assert page.locator("[style]").count() == 0


def found(page):
    """The line that says how many jobs were found."""
    return page.get_by_role("status").filter(has_text="job")


def test_the_demonstration_says_of_itself_where_it_is_served(visit, demo):
    page = visit("/jobs/")
    assert page.locator('link[rel="canonical"]').get_attribute("href") == f"{demo}/jobs/"
    assert page.locator('meta[property="og:image"]').get_attribute("content").startswith(f"{demo}/")


def test_from_the_front_page_to_the_words_of_an_advert(visit):
    page = visit("/")
    page.get_by_label("Role, skill or employer").fill("machine learning engineer")
    page.get_by_label("Place").fill("London")
    page.get_by_role("button", name="Search jobs").click()
    assert "region=London" in page.url
    assert int(re.sub(r"\D", "", found(page).inner_text())) > 0
    page.locator(".jobs .job h3 a").first.click()
    assert page.locator("h2", has_text="What it says").is_visible()
    page.get_by_role("link", name="Mark the words behind each claim").click()
    assert page.locator(".advert-text mark").count() > 3


def test_a_facet_narrows_at_once_and_its_address_asks_the_same(visit):
    page = visit("/jobs/")
    whole = found(page).inner_text()
    page.locator('input[name="role"]').first.check()
    page.wait_for_url(re.compile("role="))
    page.locator(".chips").wait_for()
    fewer = found(page).inner_text()
    assert fewer != whole
    page.reload()
    assert found(page).inner_text() == fewer


def test_facets_work_with_scripts_off(visit):
    page = visit("/jobs/", scripts=False)
    page.locator('input[name="level"][value="senior"]').check()
    page.get_by_role("button", name="Show these jobs").click()
    assert "level=senior" in page.url
    assert (
        page.locator(".chips").inner_text().startswith("Without Senior")
        or "Senior" in page.locator(".chips").inner_text()
    )
    assert page.locator(".jobs .job").count() > 0


def test_a_search_that_finds_nothing_leads_on(visit):
    page = visit("/jobs/?q=python&ir35=inside&level=intern&region=Wales")
    assert page.get_by_role("heading", name="No job says all of that").is_visible()
    page.locator(".empty li a").first.click()
    assert page.locator(".jobs .job").count() > 0


def test_the_first_tab_skips_to_the_content(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_stands_out_from_paper(visit, scheme):
    page = visit("/", scheme=scheme)
    ink, paper = page.evaluate(
        "(() => { const s = getComputedStyle(document.body); return [s.color, s.backgroundColor]; })()"
    )
    first, second = (luminance(colour) for colour in (ink, paper))
    assert (max(first, second) + 0.05) / (min(first, second) + 0.05) > 7


def luminance(colour: str) -> float:
    """Relative luminance of an rgb() colour, as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
