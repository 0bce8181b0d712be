"""Pictures of every page type of a site that is served, to be looked at: three widths in light and dark, and as printed.

    python tools/pictures.py http://127.0.0.1:8000 FOLDER [NAME …]

The folder must lie outside the repository. Each page becomes ``name-width-scheme.png`` (long pages are cut) and ``name.pdf``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

import page_types
from check_axe import BROWSERS, lay_out

WIDTHS = (360, 768, 1280)
LONGEST = 4_000
"""Pixels of a page that a picture shows."""
ROOT = Path(__file__).parent.parent


def main(site: str, folder: Path, *names: str) -> int:
    """Take them all; 2 where the folder lies in the repository."""
    if folder.resolve().is_relative_to(ROOT):
        print(f"{folder} lies in the repository: give a folder elsewhere.", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as engine:
        window = engine.chromium.launch(executable_path=path, args=["--no-sandbox"]).new_page()
        for name, address in page_types.addresses(site).items():
            if names and name not in names:
                continue
            window.emulate_media(media="screen", color_scheme="light")
            file = name.replace(" ", "-")
            for width in WIDTHS:
                window.set_viewport_size({"width": width, "height": 900})
                window.goto(address)
                lay_out(window)
                for scheme in ("light", "dark"):
                    window.emulate_media(color_scheme=scheme)
                    tall = min(window.evaluate("document.documentElement.scrollHeight"), LONGEST)
                    clip = {"x": 0, "y": 0, "width": width, "height": tall}
                    window.screenshot(path=folder / f"{file}-{width}-{scheme}.png", clip=clip, full_page=True)
            window.emulate_media(media="print")
            window.pdf(path=folder / f"{file}.pdf", format="A4", print_background=True)
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), Path(sys.argv[2]), *sys.argv[3:]))
