"""axe-core over every page type of a site that is served, light and dark, at 1280 and 360 pixels: what it finds, and how many.

    python tools/check_axe.py http://127.0.0.1:8000 [NAME …]

The test-suite looks at less of the same (``TWO_LOOKS``): what colours decide it asks once in each scheme, what width
decides once at each width.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

import page_types

EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_COLOUR = ["color-contrast", "link-in-text-block"]
BY_WIDTH = ["target-size", "scrollable-region-focusable"]
ALL_OF_IT = """() => document.querySelectorAll("*").forEach(one => {
  if (getComputedStyle(one).contentVisibility === "auto") one.style.contentVisibility = "visible"
})"""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a page, and the rules that are asked of it."""

    width: int
    scheme: str
    rules: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def options(self) -> dict[str, Any]:
        """What axe is told."""
        only: Any = {"type": "rule", "values": list(self.rules)} if self.rules else EVERYTHING
        return {
            "runOnly": only,
            "rules": {name: {"enabled": False} for name in self.without},
            "resultTypes": ["violations"],
        }


EVERY_LOOK = tuple(Look(width, scheme) for width in (1280, 360) for scheme in ("light", "dark"))
TWO_LOOKS = (
    Look(1280, "light", without=("target-size",)),
    Look(360, "dark", rules=(*BY_COLOUR, *BY_WIDTH)),
)


def violations(window: Page, looks: tuple[Look, ...]) -> list[str]:
    """What axe finds in the page of a window, a line for each rule, look and element."""
    found = []
    lay_out(window)
    for look in looks:
        window.set_viewport_size({"width": look.width, "height": 900})
        window.emulate_media(color_scheme=look.scheme)
        for broken in Axe().run(window, options=look.options()).response["violations"]:
            for node in broken["nodes"]:
                checks = [*node["any"], *node["all"], *node["none"]]
                why = checks[0]["message"] if checks else broken["help"]
                found.append(f"{look.width} {look.scheme}: {broken['id']}: {node['target']}: {why}")
    return found


def lay_out(window: Page) -> None:
    """Have the whole page laid out: what lies far below a screen is not, and has neither size nor picture until it is."""
    window.evaluate(ALL_OF_IT)


def main(site: str, *names: str) -> int:
    """Print what is found; the number of violations is what the command answers with."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    total = 0
    with sync_playwright() as engine:
        window = engine.chromium.launch(executable_path=path, args=["--no-sandbox"]).new_page()
        for name, address in page_types.addresses(site).items():
            if names and name not in names:
                continue
            window.goto(address)
            found = violations(window, EVERY_LOOK)
            total += len(found)
            print(f"{len(found):3} {name} {address}", *found, sep="\n      ")
    return min(total, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), *sys.argv[2:]))
