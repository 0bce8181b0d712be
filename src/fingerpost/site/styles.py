"""One file of styles for every page, gathered from the tokens, the frame, the folder of each component, and paper.

A browser asks once; whoever changes a component looks into one folder. Components do not lean on one another's order,
so they are joined by name. docs/decisions/0030-components.md says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

HERE = Path(__file__).parent
COMPONENTS = HERE / "templates" / "site" / "components"
PRINT = HERE / "static" / "site" / "print.css"
FRAME = (HERE / "static" / "site" / "tokens.css", HERE / "static" / "site" / "page.css")
NAME = "site/site.css"


def sources() -> list[Path]:
    """The files that are gathered, in the order in which they are joined."""
    return [*FRAME, *sorted(COMPONENTS.glob("*/*.css")), PRINT]


def gather(folder: Path) -> Path:
    """The gathered file in a folder, made anew where a source is younger or one has come or gone."""
    words = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    target = folder / NAME
    if not target.is_file() or target.read_text(encoding="utf-8") != words:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".fresh")
        fresh.write_text(words, encoding="utf-8")
        fresh.replace(target)  # whole or not at all: another process may be reading
    return target


class Gathered(BaseFinder):
    """Django's static files find the gathered styles as if they were a file that we had written."""

    def check(self, **kwargs: object) -> list[object]:
        """Nothing to set, so nothing to complain of."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:
        """The place of the gathered file, and of no other."""
        if path != NAME:
            return []
        place = str(gather(settings.HOME / "styles"))
        return [place] if find_all or kwargs.get("all") else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """The one file, with where it lies."""
        folder = settings.HOME / "styles"
        gather(folder)
        yield NAME, FileSystemStorage(location=folder)
