"""How a job lies in a Tantivy index: its fields and its analyser, and where places lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce

import tantivy

from fingerpost.pack import Pack
from fingerpost.search.words import UNHELD

VERSION = 8
"""Goes up when the fields, the analyser or the meaning of a field change; an index of another version is rebuilt."""

ANALYSER = "english"
TEXTS = ("words", "title", "employer_words")
"""Analysed fields: everything that an advert says, and its title and employer again, for their weight."""
LISTS = {
    "asked": ("skill", 8), "named": ("skill", 4), "titled": ("name", 3), "title_words": ("word", 6), "maker_words": ("word", 2),
}  # fmt: skip
"""Lists of numbers, with the facet whose values they number and how many fields each takes: skills asked for, skills only written,
what the title names, and the words, without their endings, of the title and of the employer's name."""
LIST_FIELDS = {name: tuple(f"{name}_{number}" for number in range(count)) for name, (_, count) in LISTS.items()}
NUMBERS = ("facts", "posted", "seen", "place", "employer_number", "year_point", "day_point", "year_top", "day_top")
"""Numbers of a job, from which the columns are read. A job has none where it states none, which reads as 0."""

BANDS: Mapping[str, tuple[int, ...]] = {
    "year": tuple(range(20_000, 160_000, 10_000)),
    "day": tuple(range(200, 1_300, 100)),
}
"""The steps of the pay facet, in pounds; a job's band is how many of them its top reaches."""


@dataclass(frozen=True, slots=True)
class Lies:
    """The ids under which a place is found: its own, the town and county around it, and the region and nation."""

    towns: tuple[str, ...]
    wider: tuple[str, ...]


def _analyser(*between: tantivy.Filter) -> tantivy.TextAnalyzer:
    steps = (tantivy.Filter.lowercase(), tantivy.Filter.remove_long(61), *between, tantivy.Filter.stemmer("english"))
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return reduce(lambda built, step: built.filter(step), steps, builder).build()


@lru_cache(maxsize=1)
def analyser() -> tantivy.TextAnalyzer:
    """English words in lower case, without their endings ("engineers" and "engineering" are one), as the index holds them: none
    of those that it does not hold, each in its place beside the others."""
    return _analyser(tantivy.Filter.custom_stopword(sorted(UNHELD)))


@lru_cache(maxsize=1)
def namer() -> tantivy.TextAnalyzer:
    """The same of a name, which is known by all its words."""
    return _analyser()


def stem_of(word: str) -> str:
    """A single word without its ending; empty where it is too long to be one."""
    return next(iter(namer().analyze(word)), "")


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("job_id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("employer_name", stored=True, tokenizer_name="raw", index_option="basic")
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name=ANALYSER, index_option="position")
    builder.add_text_field("employer", tokenizer_name="raw", index_option="basic")
    for name in (*NUMBERS, *(field for fields in LIST_FIELDS.values() for field in fields)):
        builder.add_integer_field(name, fast=True)
    return builder.build()


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
