"""The page where anyone pastes an advert and sees it read, every claim laid over its words. Nothing pasted is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from fingerpost.checking import check
from fingerpost.pack import Pack
from fingerpost.pack.load import PACKS
from fingerpost.reading import Advert, Claim, Reading, read
from fingerpost.site.checked import by_weight
from fingerpost.site.correcting import CORRECTABLE
from fingerpost.site.index import field_pack
from fingerpost.site.marked import Block
from fingerpost.site.overlaid import KINDS, SKILLS, Mark, overlay
from fingerpost.site.said import FIELDS, shown_words, value_words, where_words
from fingerpost.sources.text import one_line, plain

LONGEST = 100_000
"""Characters of an advert that are read."""
LONGEST_LINE = 300
"""Characters of its title, employer and location, each."""
ODD = 0.05
"""The share of signs that are no letters, figures or punctuation at which a text is no text."""
SAMPLES = 120
"""Adverts of the demonstration among which the sample is sought."""
NAMES = FIELDS | {"agency": "Through an agency", "vat": "Plus VAT", "live_in": "One may live in"}
UNSHOWN = {"place_id", "region"}
"""Claims that say for machines what the place says already."""
ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pasted:
    """An advert as a visitor gave it."""

    title: str = ""
    employer: str = ""
    location: str = ""
    text: str = ""

    @classmethod
    def of(cls, given: QueryDict) -> Pasted:
        """What a form sent; nothing is trimmed, so that it can be given back. Browsers send two signs for each line's end."""
        return cls(*(given.get(name, "").replace("\r\n", "\n") for name in cls.__slots__))

    def fault(self) -> str:
        """Why it cannot be read, in a sentence that says what to do; "" when it can."""
        if not self.text.strip():
            return "There is no text yet. Paste the advert’s words into the large box."
        if len(self.text) > LONGEST:
            return f"That is {len(self.text):,} characters; up to {LONGEST:,} are read. Take out what is not of the advert."
        if any(len(line) > LONGEST_LINE for line in (self.title, self.employer, self.location)):
            return f"Title, employer and place may each have {LONGEST_LINE} characters. Put longer words into the text."
        if ADDRESS.fullmatch(self.text):
            return "That is the address of a page. Open it, and paste the advert’s words: we fetch nothing."
        if _odd(self.text) or not any(sign.isalpha() for sign in plain(self.text)):
            return "Those are not words that can be read. Paste the advert’s text, not a file or a picture."
        return ""

    def advert(self) -> Advert:
        """The advert to read; HTML and Markdown become plain text, as those of any feed do."""
        lines = (one_line(plain(line)) for line in (self.title, self.employer, self.location))
        return Advert("pasted", "pasted", *lines, posted=timezone.localdate(), text=plain(self.text))


@dataclass(frozen=True, slots=True)
class Line:
    """A claim of the table, with its number on the page; ``more`` are what else the advert says of the same field."""

    number: int
    name: str
    kind: str
    value: str
    words: str
    where: str
    doubt: str
    more: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """An advert with its reading, for the page: the parts with their claims laid over, the table, skills, what is unsaid."""

    title: list[Block]
    employer: list[Block]
    location: list[Block]
    text: list[Block]
    lines: tuple[Line, ...]
    asked: tuple[Line, ...]
    named: tuple[Line, ...]
    unsaid: tuple[str, ...]


@sensitive_post_parameters()
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form; what it was given, read; or a sample, read."""
    pack = field_pack()
    sample = find_sample(PACKS / pack.field_of("").id, pack)
    pasted, fault, sampled = Pasted(), "", False
    if request.method == "POST":
        pasted = Pasted.of(request.POST)
        fault = pasted.fault()
    elif sample and "sample" in request.GET:
        pasted, sampled = sample, True
    context: dict[str, Any] = {
        "pasted": pasted,
        "fault": fault,
        "sampled": sampled,
        "sample": sample,
        "longest": LONGEST,
    }
    if pasted.text and not fault:
        advert = pasted.advert()
        reading = read(advert, pack)
        context["shown"] = show(advert, reading, pack)
        context["findings"] = by_weight(check(advert, pack, reading, today=advert.posted))
    return render(request, "site/read.html", context, status=422 if fault else 200)


def show(advert: Advert, reading: Reading, pack: Pack) -> Shown:
    """A reading as the page shows it."""
    claims = [claim for claim in reading.claims if claim.field not in UNSHOWN]
    lines = [_line(number, claim, pack) for number, claim in enumerate(claims, start=1)]
    marks = {part: [] for part in ("title", "employer", "location", "text")}
    for claim, line in zip(claims, lines, strict=True):
        mark = Mark(line.number, line.kind, line.name, claim.start, claim.end, line.doubt)
        marks.get(claim.where, []).append(mark)
    singles = [(claim, line) for claim, line in zip(claims, lines, strict=True) if line.kind not in SKILLS]
    said = {claim.field for claim, _ in singles}
    return Shown(
        **{part: overlay(getattr(advert, part), marks[part]) for part in marks},
        lines=tuple(_gathered(singles)),
        asked=_each_once(line for line in lines if line.kind == "asked"),
        named=_each_once(line for line in lines if line.kind == "named"),
        unsaid=tuple(name for field, name in FIELDS.items() if field in CORRECTABLE and field not in said),
    )


def _line(number: int, claim: Claim, pack: Pack) -> Line:
    name = NAMES.get(claim.field, claim.field.replace("_", " ").capitalize())
    kind = KINDS.get(claim.field, "terms")
    if kind in SKILLS:
        skill = pack.skills.get(claim.value)
        name, value = "Skill", skill.name if skill else str(claim.value)
    else:
        value = value_words(claim.field, claim.value, pack)
    return Line(number, name, kind, value, shown_words(claim), where_words(claim.where), claim.doubt or "")


def _gathered(singles: list[tuple[Claim, Line]]) -> Iterator[Line]:
    """A line a field in the order of the page, further statements with the first."""
    order = {field: number for number, field in enumerate(NAMES)}
    by_field: dict[str, list[Line]] = {}
    for claim, line in singles:
        by_field.setdefault(claim.field, []).append(line)
    for field in sorted(by_field, key=lambda field: order.get(field, len(order))):
        first, *others = by_field[field]
        more = tuple(line for line in others if line.value != first.value)
        yield Line(first.number, first.name, first.kind, first.value, first.words, first.where, first.doubt, more)


def _each_once(lines: Iterator[Line]) -> tuple[Line, ...]:
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.value, line)
    return tuple(first.values())


def _odd(text: str) -> bool:
    odd = sum(not sign.isprintable() and not sign.isspace() for sign in text)
    return "\0" in text or odd > ODD * len(text)


@lru_cache(maxsize=8)
def _sample_in(file: Path, pack_id: str) -> Pasted | None:
    """The advert, of the first of a demonstration, that says the most kinds of things; of several the shortest."""
    pack = field_pack()
    best, most = None, (0, 0)
    with file.open("rb") as rows:
        for row in map(orjson.loads, islice(rows, SAMPLES)):
            pasted = Pasted(row["title"], row.get("employer", ""), row.get("location", ""), row["text"])
            kinds = {claim.field for claim in read(pasted.advert(), pack).claims}
            if (worth := (len(kinds), -len(pasted.text))) > most:
                best, most = pasted, worth
    return best


def find_sample(folder: Path, pack: Pack) -> Pasted | None:
    """An invented advert of the pack's demonstration to show the reading by; None where the pack has none."""
    file = folder / "demo" / "adverts.jsonl"
    return _sample_in(file, pack.id) if file.is_file() else None
