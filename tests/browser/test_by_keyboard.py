"""A visitor with a keyboard alone: from the front page through a search and a job to the form that writes to a person."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MOST = 160
"""Presses of Tab within which anything on a page is reached."""
WHERE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return {
    name: (at.labels?.[0]?.textContent || at.textContent || '').trim().replace(/\\s+/g, ' '), href: at.getAttribute('href') || '',
    seen: box.bottom > 0 && box.top < innerHeight && !!top && (at.contains(top) || top.contains(at)),
    ringed: style.outlineStyle !== 'none' || getComputedStyle(at.closest('label') || at).boxShadow !== 'none',
  };
}"""


def tab_to(page: Page, name: str = "", href: str = "") -> None:
    """Press Tab until the focus is on what has a name or leads somewhere; at each stop the focus is to be seen, nothing over it."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(WHERE)
        if at["name"] == "" and at["href"] == "":
            continue
        assert at["seen"], f"{at['name']} has the focus and is hidden"
        assert at["ringed"], f"{at['name']} has the focus and does not show it"
        if (name and at["name"].startswith(name)) or (href and at["href"].startswith(href)):
            return
    pytest.fail(f"no {name or href} within {MOST} presses of Tab on {page.url}")


def test_from_home_through_a_search_and_a_job_to_a_person(visit):
    page = visit("/")
    page.emulate_media(reduced_motion="reduce")  # no smooth scrolling: where the focus is, is where the page is
    tab_to(page, "Role, skill or employer")
    page.keyboard.type("machine learning engineer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs/?q=machine*")
    tab_to(page, "Skip to content")
    page.keyboard.press("Enter")
    tab_to(page, href="/jobs/?q=machine+learning+engineer&sort=newest")
    while not page.evaluate("!!document.activeElement.closest('.job')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/jobs/" in url and "?" not in url)
    tab_to(page, "Ask ")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contact/*")
    tab_to(page, "Your name")
    page.keyboard.type("Ada Fenwick")
    tab_to(page, "Send")
