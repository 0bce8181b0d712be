"""Whether an agency advertises for somebody else: by its name, by the words of the law, or by how it speaks of the employer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.lexicon import Lexicon
from fingerpost.reading.scan import Hit, Page

DOUBT = "Nothing says so outright: judged from how the advert speaks of the employer"
WEIGHTS = {"likely": 1.0, "slight": 0.5, "against": -1.0}
"""What each sign of the text counts, once."""

ENOUGH = 1.0
"""The balance of signs from which an agency is claimed with a doubt."""


class AgencyReader:
    """Claims ``agency`` (True only)."""

    name = "agency"

    def __init__(self, pack: Pack) -> None:
        words = pack.words.get("agency", {})
        self._text = [(phrase, kind) for kind in ("certain", *WEIGHTS) for phrase in words.get(f"text.{kind}", ())]
        self._client = words.get("client.said", ())
        self._then = frozenset(words.get("client.then", ()))
        self._employer = Lexicon(
            {phrase: kind for kind in ("certain", "likely", "never") for phrase in words.get(f"employer.{kind}", ())}
        )

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The signs that may stand in the text."""
        yield from self._text
        yield from ((phrase, "client") for phrase in self._client)

    def read(self, page: Page) -> None:
        """Claim an agency with the first certain sign, or in doubt with the first of several likely ones."""
        named = {term.entry: (term.start, term.end) for term in self._employer.terms(page, "employer")}
        if "certain" in named and "never" not in named:
            page.add("agency", True, *named["certain"])
            return
        balance = 1.0 if "likely" in named else 0.0
        first: Hit | None = None
        seen: set[str] = set()
        for hit in page.hits[self.name]:
            start, end, kind = hit
            if kind == "certain" or (kind == "client" and self._is_hirer(page, end)):
                page.add("agency", True, start, end)
                return
            words = page.folded[start:end]
            if kind == "client" or words in seen:
                continue
            seen.add(words)
            balance += WEIGHTS[kind]
            first = first or (hit if kind != "against" else None)
        if first is not None and balance >= ENOUGH:
            page.add("agency", True, first[0], first[1], DOUBT)

    def _is_hirer(self, page: Page, end: int) -> bool:
        following = page.folded[end : end + 40].split()
        return page.joined[end : end + 1] == "," or (bool(following) and following[0] in self._then)
