"""Whether an agency advertises for somebody else: by its name, by the law's words, or by how it speaks of the hirer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.lexicon import Lexicon
from fingerpost.reading.readers.voice import mentions, says_we
from fingerpost.reading.scan import Hit, Page

DOUBT = "Nothing says so outright: judged from how the advert speaks of the employer"

WEIGHTS = {"likely": 1.0, "slight": 0.5, "against": -1.0, "terms": 1.0, "rate": 0.5}
"""What each sign of the text counts, once."""

_FOR = {kind: weight for kind, weight in WEIGHTS.items() if weight > 0}

TERMS = ("terms", "rate")
"""Signs that an employer's own contract has too: all of them together are one, the strongest."""

SILENT, NAMED, NAMES = 0.5, -0.5, 2
"""What it counts that the text never says "we", and each time that it names its employer, so many times at most."""

ENOUGH = 1.0
"""The balance of signs from which an agency is claimed with a doubt."""

Span = tuple[int, int]


class AgencyReader:
    """Claims ``agency`` (True only), with a doubt where no sign is certain."""

    name = "agency"

    def __init__(self, pack: Pack) -> None:
        words = pack.words.get("agency", {})
        self._text = {kind: words.get(f"text.{kind}", ()) for kind in ("certain", *WEIGHTS)}
        self._client = words.get("client.said", ())
        self._then = frozenset(words.get("client.then", ()))
        self._employer = Lexicon(
            {phrase: kind for kind in ("certain", "slight", "never") for phrase in words.get(f"employer.{kind}", ())}
        )

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The signs that may stand in the text."""
        for kind, phrases in self._text.items():
            yield from ((phrase, kind) for phrase in phrases)
        yield from ((phrase, "client") for phrase in self._client)

    def read(self, page: Page) -> None:
        """Claim an agency with a certain sign, or in doubt with the first of several likely ones."""
        named = {term.entry: (term.start, term.end) for term in self._employer.terms(page, "employer")}
        hits = page.hits(self.name)
        certain = None if "never" in named else named.get("certain")
        certain = certain or (self._certain(page, hits) if hits else None)
        if certain is not None:
            page.add("agency", True, *certain)
        elif hits and "never" not in named:
            judged = self._judged(page, hits, WEIGHTS["slight"] if "slight" in named else 0.0)
            if judged is not None:
                page.add("agency", True, *judged, DOUBT)

    def _certain(self, page: Page, hits: Sequence[Hit]) -> Span | None:
        """The first sign of the text that is enough by itself."""
        for start, end, kind in hits:
            if kind == "certain" or (kind == "client" and self._is_hirer(page, end)):
                return start, end
        return None

    def _is_hirer(self, page: Page, end: int) -> bool:
        """Whether "our client" goes on as one speaks of who is hiring, and not of a consultancy's trade."""
        following = page.folded[end : end + 40].split(None, 1)[:1]
        return page.joined[end : end + 1] == "," or not self._then.isdisjoint(following)

    def _judged(self, page: Page, hits: Sequence[Hit], balance: float) -> Span | None:
        """The first sign of the text, where all that it says and in whose voice outweighs what speaks against an agency."""
        balance += 0.0 if says_we(page) else SILENT
        if balance + sum(_FOR[kind] for _, _, kind in hits if kind in _FOR) < ENOUGH:
            return None
        of_text, first = _balance(page, hits)
        balance += of_text
        if first is None or balance < ENOUGH or balance + NAMED * mentions(page, NAMES) < ENOUGH:
            return None
        return first


def _balance(page: Page, hits: Sequence[Hit]) -> tuple[float, Span | None]:
    """What the uncertain signs of the text add up to, and where the first that speaks for an agency stands.

    A sign inside a longer one does not count beside it.
    """
    balance, terms, first = 0.0, 0.0, None
    seen: set[str] = set()
    for start, end, kind in _outermost(hits):
        weight = WEIGHTS[kind]
        words = page.folded[start:end]
        if kind in TERMS:
            terms = max(terms, weight)
        elif words not in seen:
            seen.add(words)
            balance += weight
        if first is None and weight > 0:
            first = start, end
    return balance + terms, first


def _outermost(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that count something and stand in no longer one; hits come in order of where they end."""
    kept: list[Hit] = []
    for hit in hits:
        if hit[2] in WEIGHTS:
            while kept and kept[-1][0] >= hit[0]:
                kept.pop()
            if not kept or kept[-1][1] < hit[1]:
                kept.append(hit)
    return kept
