"""One vacancy as a source gives it, made into an advert that can be kept, or the reason why it is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from fingerpost.reading.advert import Advert
from fingerpost.sources.dates import fault, read_date
from fingerpost.sources.shapes import Received, Rejected
from fingerpost.sources.text import mend, one_line, plain

LONGEST_TEXT = 200_000
LONGEST_FIELD = 500
LONGEST_SOURCE = 100
LENGTHS = {"title": 300, "employer": 200, "location": 200}
"""Characters kept of each; what is longer is cut, and the feed's notes say so."""

DATES = ("posted", "closing")
"""The fields that hold a day: kept as YYYY-MM-DD, or not at all."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [one + other for one in ALPHABET for other in ALPHABET]
_NUMBERED = re.compile(r"/[^/]*\d{5,}[^/]*/?$")
_TRACKING = re.compile(r"utm_|(?:se|v|ref|refid|trk|trackingid|gclid|fbclid|position|pagenum|source|src)$")


def advert_id(source: str, external_id: str) -> str:
    """The identifier of a source's advert: twelve letters and digits that may stand in an address, always the same.

    Sixty bits: among ten million adverts the chance that any two share one is 1 in 20,000.
    """
    number = int.from_bytes(blake2b(f"{source}\0{external_id}".encode(), digest_size=8).digest()) >> 4
    return "".join([_PAIRS[number >> shift & 1023] for shift in (50, 40, 30, 20, 10, 0)])


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


def external_id(given: str) -> str:
    """A source's own identifier as it is kept."""
    external = one_line(given)
    return external if len(external) <= 300 else digest([external])


def digest(parts: list[str]) -> str:
    """A fingerprint of words, for what has no identifier of its own."""
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One vacancy in its source's own words, not yet cleaned: ``title``, ``employer``, ``location`` and ``text`` may be
    HTML, days may be words, ``fields`` stand under the names of ``reading.advert.FIELDS`` (empty ones are left out)."""

    title: str
    text: str
    id: str = ""
    employer: str = ""
    location: str = ""
    url: str = ""
    source: str = ""
    posted: date | str | None = None
    closed: date | str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Adverts:
    """Makes adverts of one feed's postings; ``notes`` counts what was dropped, cut or mended on the way.

    ``source`` and ``employer`` hold where a posting names none.
    """

    today: date
    source: str
    employer: str = ""
    notes: Counter[str] = field(default_factory=Counter)

    def received(self, number: int, posting: Posting) -> Received | Rejected:
        """The advert of one posting, or the reason why it is none."""
        words = {use: self._words(use, getattr(posting, use)) for use in LENGTHS}
        words["employer"] = words["employer"] or self.employer
        text = plain(self._mended(posting.text))
        external = external_id(self._mended(posting.id))
        if not words["title"] or not text:
            return Rejected(number, "no title" if not words["title"] else "no text", external)
        if len(text) > LONGEST_TEXT:
            text = text[:LONGEST_TEXT]
            self.notes[f"a text longer than {LONGEST_TEXT:,} characters was cut"] += 1
        url = one_line(posting.url)
        url = url if url.startswith(("http://", "https://")) and len(url) <= 2000 else ""
        external = external or address_key(url) or digest([*words.values(), text])
        source = posting.source[:LONGEST_SOURCE] or self.source
        advert = Advert(
            id=advert_id(source, external),
            source=source,
            posted=self._day(posting.posted),
            text=text,
            url=url,
            fields=self._fields(posting.fields),
            **words,
        )
        return Received(number, external, advert, self._day(posting.closed))

    def _mended(self, value: str) -> str:
        whole = mend(value)
        if whole is not value:
            self.notes["bytes that are no letters were replaced"] += 1
        return whole

    def _words(self, use: str, given: str) -> str:
        words = one_line(plain(self._mended(given)))
        if len(words) > LENGTHS[use]:
            self.notes[f"a {use} longer than {LENGTHS[use]} characters was cut"] += 1
        return words[: LENGTHS[use]].rstrip()

    def _fields(self, given: Mapping[str, str]) -> dict[str, str]:
        fields = {name: self._mended(value)[:LONGEST_FIELD].strip() for name, value in given.items() if value}
        for name in DATES:
            if name in fields:
                day = read_date(fields[name], self.today)
                fields[name] = day.isoformat() if day else ""
        return {name: value for name, value in fields.items() if value}

    def _day(self, given: date | str | None) -> date | None:
        """The day that a source gives; one that cannot be is dropped and noted."""
        day = read_date(given, self.today) if isinstance(given, str) else given
        if day is None:
            return None
        if wrong := fault(day, self.today):
            self.notes[wrong] += 1
            return None
        return day
