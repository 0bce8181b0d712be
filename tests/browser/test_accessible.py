"""Every page type under axe-core: no violation, in light on a desk and in dark on a phone."""

from __future__ import annotations

import pytest

import check_axe
import page_types

pytestmark = pytest.mark.browser
ROWS = [*page_types.PAGES, *page_types.ROUTES, *page_types.STATES]


@pytest.fixture(scope="module")
def addresses(demo):
    """The address of every row of the list of page types."""
    return page_types.addresses(demo)


@pytest.fixture(scope="module")
def window(browser):
    """One window for all pages."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("name", ROWS)
def test_axe_finds_nothing(window, addresses, name):
    window.goto(addresses[name])
    assert window.locator("h1").count() == 1
    assert check_axe.violations(window, check_axe.TWO_LOOKS) == []
