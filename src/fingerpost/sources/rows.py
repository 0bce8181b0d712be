"""One row of a feed as an advert, or why it is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from fingerpost.reading.advert import Advert
from fingerpost.sources.columns import Columns
from fingerpost.sources.dates import days_before, fault, read_date
from fingerpost.sources.shapes import Received, Rejected
from fingerpost.sources.text import mend, one_line, plain

LONGEST_TEXT = 200_000
LONGEST_FIELD = 500
LENGTHS = {"title": 300, "employer": 200, "location": 200}
"""Characters kept of each; what is longer is cut, and the feed's notes say so."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_YES, _NO = frozenset(("true", "yes", "1", "y", "t")), frozenset(("false", "no", "0", "n", "f"))
_YES_OR_NO = _YES | _NO
_NUMBERED = re.compile(r"/[^/]*\d{5,}[^/]*/?$")
_TRACKING = re.compile(r"utm_|(?:se|v|ref|refid|trk|trackingid|gclid|fbclid|position|pagenum|source|src)$")


def advert_id(source: str, external_id: str) -> str:
    """The identifier of a source's advert: twelve letters and digits that may stand in an address, always the same.

    Sixty bits: among ten million adverts the chance that any two share one is 1 in 20,000.
    """
    number = int.from_bytes(blake2b(f"{source}\0{external_id}".encode(), digest_size=8).digest()) >> 4
    return "".join(ALPHABET[number >> shift & 31] for shift in range(55, -1, -5))


def address_key(url: str) -> str:
    """An address without what merely follows the visitor: two addresses of one advert have the same key.

    >>> address_key("https://www.board.example/ads/5750349727?se=khr98&utm_medium=api")
    'board.example/ads/5750349727'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.")
    if _NUMBERED.search(parts.path):
        return f"{host}{parts.path.rstrip('/')}"
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name.lower())]
    return f"{host}{parts.path.rstrip('/')}" + (f"?{urlencode(sorted(query))}" if query else "")


@dataclass
class Rows:
    """Makes adverts of the rows of one feed; ``notes`` counts what was dropped, cut or mended on the way."""

    columns: Columns
    today: date
    source: str | None = None
    stem: str = "file"
    notes: Counter[str] = field(default_factory=Counter)

    def received(self, number: int, cells: Mapping[str, str]) -> Received | Rejected:
        """The advert of one row, or the reason why it is none."""
        words = {use: self._words(use, cells) for use in LENGTHS}
        text = plain(self._first("text", cells))
        if not words["title"]:
            return Rejected(number, "no title")
        if not text:
            return Rejected(number, "no text")
        if len(text) > LONGEST_TEXT:
            text = text[:LONGEST_TEXT]
            self.notes[f"a text longer than {LONGEST_TEXT:,} characters was cut"] += 1
        url = one_line(self._first("url", cells))
        url = url if url.startswith(("http://", "https://")) and len(url) <= 2000 else ""
        external = one_line(self._first("id", cells)) or address_key(url) or self._digest([*words.values(), text])
        external = external if len(external) <= 300 else self._digest([external])
        source = self._source(cells, url)
        fields = self._fields(cells)
        advert = Advert(
            id=advert_id(source, external),
            source=source,
            posted=self._day("posted", "days_ago", cells),
            text=text,
            url=url,
            fields=fields,
            **words,
        )
        return Received(number, external, advert, self._day("closed", "closed_days_ago", cells))

    def _fields(self, cells: Mapping[str, str]) -> dict[str, str]:
        """What a row states in fields of its own, under the names that the reader understands where a column has one."""
        names = {column: name for name, column in self.columns.stated.items()}
        fields = {
            names.get(column, column): self._mended(cells[column])[:LONGEST_FIELD].strip()
            for column in self.columns.fields
            if cells.get(column)
        }
        if (remote := fields.get("mode", "").lower()) in _YES_OR_NO:
            fields["mode"] = "remote" if remote in _YES else ""
        return {name: value for name, value in fields.items() if value}

    def _first(self, use: str, cells: Mapping[str, str]) -> str:
        """What the first filled column of a use says, letters mended."""
        for name in self.columns.uses.get(use, ()):
            if value := cells.get(name, "").strip():
                return self._mended(value)
        return ""

    def _mended(self, value: str) -> str:
        whole = mend(value)
        if whole is not value:
            self.notes["bytes that are no letters were replaced"] += 1
        return whole

    def _words(self, use: str, cells: Mapping[str, str]) -> str:
        words = one_line(plain(self._first(use, cells)))
        if len(words) > LENGTHS[use]:
            self.notes[f"a {use} longer than {LENGTHS[use]} characters was cut"] += 1
        return words[: LENGTHS[use]].rstrip()

    def _source(self, cells: Mapping[str, str], url: str) -> str:
        name = self.source or one_line(self._first("source", cells))
        return (name or (address_key(url).split("/")[0] if url else self.stem))[:100]

    def _day(self, use: str, ago: str, cells: Mapping[str, str]) -> date | None:
        """The day that a row gives, counted back from today where it gives days; a day that cannot be is dropped and
        noted."""
        day = days_before(words, self.today) if (words := self._first(ago, cells)) else None
        for name in self.columns.uses.get(use, ()) if day is None else ():
            if day := read_date(cells.get(name, ""), self.today):
                break
        if day is None:
            return None
        if wrong := fault(day, self.today):
            self.notes[wrong] += 1
            return None
        return day

    @staticmethod
    def _digest(parts: list[str]) -> str:
        return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
