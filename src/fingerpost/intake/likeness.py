"""Which adverts are one vacancy: keys that like adverts share, and the test that two of them must pass. Pure.

Precision comes first: adverts of one employer share most of their words, so two are one vacancy only where title, place
and who advertises agree and the words are nearly the same, or one text is a cut copy of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash  # type: ignore[import-untyped]

from fingerpost.pack import Pack
from fingerpost.reading import Advert, Reading
from fingerpost.reading.job import Heard

KEYED = 2
"""The version of the keys: stored adverts of an older one are keyed anew when they are read anew."""

BANDS, ROWS, SEED = 3, 2, 20261123
"""Texts whose shingles agree by 0.8 share a key in 95 cases of 100; title and region stand in each key, so chance does
not bring others together."""

SAME_WHO, OTHER_WHO, NO_AGENCY = 0.7, 0.85, 0.9
"""Likeness of words from which two adverts are one vacancy: of one advertiser; of two, an agency among them; of two
employers by other names."""

CUT = 0.75
"""Share of a shorter text's shingles that must stand in the longer for it to be a part of it: a copy that a board cut, or
one to which an agency added words of its own. A cut at 500 signs also spoils some shingles at the breaks of lines."""

SAME_WORDS = 0.99
"""Share of a shorter, whole text's shingles in the longer from which a title may say more than the other's: a team, a
subject."""

ANYWHERE = 0.9
"""Likeness of words from which remote work of one advertiser is one vacancy whatever towns the adverts name."""

FEWEST = 25
"""Words below which a text is too short for likeness: it must be the very same, from the same advertiser."""

APART_DAYS = 180
"""Days after which the same words are another vacancy: a yearly intake, say."""

TELLING = 4
"""Letters from which the first word of a name tells whose name it is."""

LONG = 7
"""Letters of the word that begins a shingle of the keys: a third of all shingles is sample enough, at a third of the
time."""

_PLAIN = bytes(
    ord(sign.lower()) if (sign := chr(code)).isascii() and (sign.isalnum() or sign in "+#") else 32
    for code in range(256)
)
_WORD = re.compile(r"[a-z0-9+#]+")
_ENDS = b"abcdefghijklmnopqrstuvwxyz0123456789.,:;!?)"
_SHAPES = bytes(ord("U" if ord("A") <= code <= ord("Z") else "l" if code in _ENDS else " ") for code in range(256))
_JOINED = b"lU"
"""Where a board that loses the breaks between lines has joined two words, by the shapes of the signs there."""

REMOTE = "remote"
COMPARED = frozenset(("agency", "mode", "place_id", "level", "contract"))
"""The fields of a reading that are compared."""
_PARTS = re.compile(r"\s[-–—|:]\s|[,(\[|]|\s@\s")
_FIGURE = re.compile(r"\d{3,}|\d+k")


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an advert is compared. ``whole`` says that no board cut the text; ``place`` is a place's id or the words of
    the location line, ``around`` the places that it is part of; ``first`` and ``last`` are the days between which it
    stood, as ordinals."""

    title: frozenset[str]
    remote: bool
    whole: bool
    who: tuple[str, ...]
    agency: bool
    place: str
    around: tuple[str, ...]
    level: str | None
    contract: str | None
    first: int
    last: int
    words: list[str]
    shingles: frozenset[int]


class Likeness:
    """Compares adverts by the words of a pack (its ``words/likeness.toml``)."""

    def __init__(self, pack: Pack) -> None:
        table = pack.words.get("likeness", {})
        self._legal, self._noise = (frozenset(table.get(name, ())) for name in ("legal", "noise"))
        self._places = pack.places
        self._cities = {place.region: place.id for place in pack.places.values() if place.name == place.region}

    def keys(self, advert: Advert, reading: Reading) -> list[int]:
        """The keys of an advert, signed numbers of 64 bits: one of who asks for what and where, the rest of its
        words."""
        region = "" if reading.value("mode") == REMOTE else reading.value("region") or ""
        title = self._title(_PARTS.split(advert.title)[0], advert) or self._title(advert.title, advert)
        name = " ".join(sorted(title))
        found = [_key("who", self._who(advert.employer)[:1], name, region)]
        words = _words(advert.text.encode())
        if len(words) >= FEWEST:
            sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
            sketch.update(_shingles(words))
            digest = sketch.digest()
            found += [_key(name, region, band, *digest[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]
        return found

    def profile(self, heard: Heard) -> Profile:
        """What of an advert with its reading is compared."""
        advert, reading = heard.advert, heard.reading
        place = reading.value("place_id")
        first = heard.shown.toordinal()
        words = _words(_parted(advert.text.encode()))
        return Profile(
            title=self._title(advert.title, advert),
            remote=reading.value("mode") == REMOTE,
            whole=not heard.cut,
            who=self._who(advert.employer),
            agency=heard.agency,
            place=place or " ".join(sorted(set(_WORD.findall(advert.location.lower())))),
            around=tuple(self._around(place)),
            level=reading.value("level"),
            contract=reading.value("contract"),
            first=first,
            last=max(first, heard.last_seen.toordinal()) if heard.last_seen > heard.first_seen else first,
            words=words,
            shingles=frozenset(map(hash, zip(words, words[1:], words[2:], strict=False))),
        )

    def one_vacancy(self, one: Profile, other: Profile) -> bool:
        """The two adverts offer the same vacancy, as far as their words can show."""
        if _differ(one.level, other.level) or _differ(one.contract, other.contract):
            return False
        if max(one.first, other.first) - min(one.last, other.last) > APART_DAYS:
            return False
        same_who, same_title = _same_who(one.who, other.who), one.title == other.title
        same_place = _same_place(one, other)
        if not same_place and not (same_who and one.remote and other.remote):
            return False
        if min(len(one.words), len(other.words)) < FEWEST:
            return same_who and same_title and same_place and one.words == other.words
        shared = len(one.shingles & other.shingles)
        alike = shared / (len(one.shingles) + len(other.shingles) - shared)
        part = shared / min(len(one.shingles), len(other.shingles))
        if not same_title:
            return same_who and same_place and _title_says_more(one, other) and part >= SAME_WORDS
        if not same_place:
            return alike >= ANYWHERE
        agency = one.agency or other.agency
        least = SAME_WHO if same_who else OTHER_WHO if agency else NO_AGENCY
        return alike >= least or (part >= CUT and (same_who or agency))

    def _around(self, place: str | None) -> Iterator[str]:
        """The places of which a place is a part, the nearest first; at last the city that is its region, if one is."""
        known = self._places.get(place or "")
        region = known.region if known else None
        while known and known.within:
            yield known.within
            known = self._places.get(known.within)
        if region in self._cities:
            yield self._cities[region]

    def _title(self, title: str, advert: Advert) -> frozenset[str]:
        """The words of a title that tell vacancies apart: without who, where, on what terms and for how much; one
        form for one and for many."""
        left_out = self._noise.union(_WORD.findall(f"{advert.location} {advert.employer}".lower()))
        words = (word for word in _WORD.findall(title.lower()) if word not in left_out and not _FIGURE.fullmatch(word))
        return frozenset(word.removesuffix("s") if len(word) > TELLING else word for word in words)

    def _who(self, employer: str) -> tuple[str, ...]:
        words = _WORD.findall(employer.lower())
        return tuple(word for word in words if word not in self._legal) or tuple(words)


def _words(text: bytes) -> list[str]:
    """The words of a text in lower case; signs and letters beyond the plain alphabet part them."""
    return text.translate(_PLAIN).decode("ascii").split()


def _parted(text: bytes) -> bytes:
    """A text with a space wherever two words were joined."""
    shapes = text.translate(_SHAPES)
    pieces, begin = [], 0
    while (joined := shapes.find(_JOINED, begin)) >= 0:
        pieces.append(text[begin : joined + 1])
        begin = joined + 1
    return b" ".join((*pieces, text[begin:]))


def _shingles(words: list[str]) -> list[str]:
    """Every three words that follow one another, the first of them a long one."""
    threes = zip(words, words[1:], words[2:], strict=False)
    return [f"{one} {two} {three}" for one, two, three in threes if len(one) >= LONG]


def _same_place(one: Profile, other: Profile) -> bool:
    """The same place, or one a part of the other."""
    return one.place == other.place or one.place in other.around or other.place in one.around


def _title_says_more(one: Profile, other: Profile) -> bool:
    """Neither text was cut, and one title adds to the other what is neither a level nor a grade."""
    if not (one.whole and other.whole and one.level == other.level):
        return False
    more = one.title ^ other.title
    return (one.title <= other.title or other.title <= one.title) and all(len(word) >= TELLING for word in more)


def _same_who(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same name, or one the beginning of the other, or names that begin with the same long word: "Acme", "Acme
    Technology", "Acme Specialist Recruitment". Words, title and place must agree besides."""
    short = min(len(one), len(other))
    return short > 0 and (one[:short] == other[:short] or (one[0] == other[0] and len(one[0]) >= TELLING))


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _key(*parts: object) -> int:
    packed = "\0".join(map(str, parts)).encode()
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), signed=True)
