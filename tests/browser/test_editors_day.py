"""An editor's day in a real browser: a band is changed with its source and date, previewed, submitted, approved, and shown."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
SOURCE = "Guild of Machine Learning, pay survey 2026, page 14"


@pytest.fixture
def come_in(visit, password):
    """Open an address behind the editors' door as one of the demonstration's people."""

    def enter(who: str, path: str):
        page = visit("/editors/login/")
        page.fill("[name=username]", f"{who}@harbourside.example")
        page.fill("[name=password]", password)
        page.click("button[type=submit]")
        page.goto(path)
        return page

    return enter


def test_a_band_goes_from_an_editors_desk_to_the_ladder_and_the_front_page(come_in, visit):
    desk = come_in("editor", "/editors/snippets/site/band/")
    desk.get_by_role("link", name="Senior ML Engineer").first.click()
    boxes = {"low": "57000", "high": "76000", "source": SOURCE, "taken": "2026-11-20", "review_due": "2027-11-20"}
    for name, value in boxes.items():
        desk.fill(f"[name={name}]", value)
    desk.get_by_role("button", name="Toggle preview").click()
    desk.frame_locator("#w-preview-iframe").get_by_text("£57k–£76k").first.wait_for()
    desk.get_by_role("button", name="More actions").click()
    desk.get_by_role("button", name="Submit to Moderators approval").click()
    desk.get_by_text("submitted for moderation").first.wait_for()
    assert "£57k–£76k" not in visit("/guide/ladder/").locator("main").text_content()

    chair = come_in("moderator", "/editors/")
    chair.get_by_text("1 submission waits for your approval").wait_for()
    waiting = chair.locator("#awaiting-review-section tr").filter(has_text="57,000")
    waiting.get_by_role("button").last.click()
    chair.get_by_role("button", name="Approve", exact=True).click()
    waiting.wait_for(state="detached")

    ladder = visit("/guide/ladder/")
    said = ladder.locator("main").text_content()  # what is far below is not laid out yet
    for words in ("£57k–£76k", SOURCE, "taken 20 November 2026", "Until "):
        assert words in said, words
    for path in ("/", "/guide/roles/machine-learning-engineer/"):
        ladder.goto(path)
        assert "£57k–£76k" in ladder.locator("main").inner_text(), path


def test_nothing_leaves_the_editors_pages_at_any_width(come_in):
    page = come_in("owner", "/editors/")
    for path in ("/editors/", "/editors/reviews/", "/editors/snippets/site/band/", "/editors/adverts/"):
        page.goto(path)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide == 0, f"{path} is {wide} pixels too wide at {width}"
