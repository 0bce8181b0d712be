"""How a job lies in a Tantivy index: its fields, its analyser, and a document in their shape."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import tantivy

from fingerpost.pack import Pack
from fingerpost.reading.readers.clearance import KINDS
from fingerpost.search.document import Document
from fingerpost.search.question import NOT_STATED, UNMARKED
from fingerpost.search.spelling import spell_signs

VERSION = 3
"""Goes up when the fields, the analyser or the meaning of a field change; an index of another version is rebuilt."""

ANALYSER = "english"
TEXTS = ("words", "title", "employer_words")
"""Analysed fields: everything that an advert says, and its title and employer again, for their weight."""
KEYWORDS = (
    "role", "level", "skill", "place", "region", "contract", "ir35", "mode", "hours", "paid", "clearance", "sponsorship", "employer",
    "pay_kind", "year_employer", "day_employer", "state",
)  # fmt: skip
NUMBERS = ("posted", "seen", "year_point", "day_point", "year_top", "day_top", "year_band", "day_band")

BANDS: Mapping[str, tuple[int, ...]] = {
    "year": tuple(range(20_000, 160_000, 10_000)),
    "day": tuple(range(200, 1_300, 100)),
}
"""The steps of the pay facet, in pounds; a job's band is how many of them its top reaches."""
LARGEST_PAY = 10_000_000
CONTRACT_PERIODS = frozenset({"day", "hour", "week"})


@dataclass(frozen=True, slots=True)
class Lies:
    """The ids under which a place is found: its own, the town and county around it, and the region and nation."""

    towns: tuple[str, ...]
    wider: tuple[str, ...]


@lru_cache(maxsize=1)
def analyser() -> tantivy.TextAnalyzer:
    """English words in lower case, without their endings ("engineers" and "engineering" are one)."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (tantivy.Filter.lowercase(), tantivy.Filter.remove_long(61), tantivy.Filter.stemmer("english")):
        builder = builder.filter(step)
    return builder.build()


def stem_of(word: str) -> str:
    """A single word as the index holds it; empty where it holds nothing of it."""
    return next(iter(analyser().analyze(word)), "")


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("job_id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("employer_name", stored=True, tokenizer_name="raw", index_option="basic")
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=ANALYSER, index_option="position")
    for name in KEYWORDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("area", "written"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in NUMBERS:
        builder.add_integer_field(name, fast=True)
    return builder.build()


def as_tantivy(document: Document, places: Mapping[str, Lies]) -> tantivy.Document:
    """One job in the index's shape; ``places`` says for each place's id where it lies."""
    found = tantivy.Document()
    _add_words(found, document)
    found.add_integer("posted", document.posted.toordinal())
    found.add_integer("seen", (document.first_seen or document.posted).toordinal())
    found.add_text("state", "closed" if document.closed else "live")
    found.add_text("role", document.role or NOT_STATED)
    found.add_text("level", document.level or UNMARKED)
    found.add_text("region", document.region or NOT_STATED)
    found.add_text("contract", document.contract or NOT_STATED)
    found.add_text("mode", document.mode or NOT_STATED)
    found.add_text("hours", document.hours or NOT_STATED)
    found.add_text("paid", paid(document))
    found.add_text("clearance", clearance(document.clearance))
    found.add_text("sponsorship", document.sponsorship or NOT_STATED)
    if document.ir35 or document.contract == "contract" or document.period in CONTRACT_PERIODS:
        found.add_text("ir35", document.ir35 or NOT_STATED)
    for skill in dict.fromkeys(document.skills):
        found.add_text("skill", skill)
    for skill in dict.fromkeys((*document.skills, *document.skills_named)):
        found.add_text("written", skill)
    if document.place_id:
        lies = places.get(document.place_id) or Lies((document.place_id,), ())
        for place in lies.towns:
            found.add_text("place", place)
        for area in (*lies.towns, *lies.wider):
            found.add_text("area", area)
    _add_pay(found, document)
    return found


def _add_words(found: tantivy.Document, document: Document) -> None:
    title, employer = spell_signs(document.title), spell_signs(document.employer)
    found.add_text("job_id", document.job_id)
    found.add_text("title", title)
    found.add_text("employer_words", employer)
    found.add_text(
        "words", "\n".join((title, employer, document.place, document.region or "", spell_signs(document.text)))
    )
    if document.employer_key:
        found.add_text("employer", document.employer_key)
        found.add_text("employer_name", document.employer)


def _add_pay(found: tantivy.Document, document: Document) -> None:
    kind = pay_kind(document)
    found.add_text("pay_kind", kind)
    period = kind.split("-")[0]
    for name, steps in BANDS.items():
        top = _top(document) if name == period else 0
        found.add_integer(f"{name}_band", sum(step <= top for step in steps))
    if period not in BANDS:
        return
    found.add_integer(f"{period}_top", math.floor(_top(document)))
    if kind == period and document.pay_low is not None and document.pay_high is not None:
        found.add_integer(f"{period}_point", math.floor((document.pay_low + document.pay_high) / 2 + 0.5))
        if document.employer_key:
            found.add_text(f"{period}_employer", document.employer_key)


def pay_kind(document: Document) -> str:
    """The one place in which a job's pay is counted.

    "year" and "day" hold base pay in sterling with both ends stated, "year-up-to" and "year-upwards" those with one
    end; "estimated", "other" (another period or currency, or on-target earnings) and "none" the rest.
    """
    ends = [end for end in (document.pay_low, document.pay_high) if end is not None]
    if not ends or not all(0 < end <= LARGEST_PAY for end in ends):
        return "none"
    if document.pay_estimated:
        return "estimated"
    period = document.period or ""
    if document.currency != "GBP" or period not in BANDS or document.pay_basis != "base":
        return "other"
    if len(ends) == 2:
        return period
    return f"{period}-upwards" if document.pay_high is None else f"{period}-up-to"


def paid(document: Document) -> str:
    """The period by which a job states its pay; a board's estimate states nothing."""
    return NOT_STATED if pay_kind(document) in ("none", "estimated") else document.period or NOT_STATED


def clearance(said: str | None) -> str:
    """A clearance by its kind, in lower case; "other" where it is only called a clearance."""
    if not said:
        return NOT_STATED
    return said.lower() if said in KINDS else "other"


def _top(document: Document) -> float:
    return max(end for end in (document.pay_low, document.pay_high) if end is not None)


def places_of(pack: Pack) -> dict[str, Lies]:
    """Where each place of a pack lies, by its id."""
    named = {(place.kind, place.name): place.id for place in pack.places.values()}
    found = {}
    for place in pack.places.values():
        chain = [place.id]
        while (outer := pack.places[chain[-1]].within) in pack.places and outer not in chain:
            chain.append(outer)
        county = named.get(("county", place.county))
        towns = (*chain, county) if county else chain
        wider = (named.get(("region", place.region)), named.get(("nation", place.nation)))
        found[place.id] = Lies(tuple(dict.fromkeys(towns)), tuple(filter(None, wider)))
    return found
