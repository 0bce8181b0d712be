"""TODO"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.scan import Page


class TermsReader:
    """TODO"""

    name = "terms"

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """None yet."""
        return ()

    def read(self, page: Page) -> None:
        """Nothing yet."""
