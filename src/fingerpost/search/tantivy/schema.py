"""How a job lies in a Tantivy index: its fields, its analyser, and a document in their shape."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import tantivy

from fingerpost.pack import Pack
from fingerpost.reading.readers.clearance import KINDS
from fingerpost.search.document import Document
from fingerpost.search.meaning import Lexicon
from fingerpost.search.question import NOT_STATED, UNMARKED
from fingerpost.search.spelling import spell_signs
from fingerpost.search.tantivy.codes import LISTED, Codes, number_of, pack_list

VERSION = 7
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
"""Numbers of every job, from which the columns are read; 0 where it states none."""

BANDS: Mapping[str, tuple[int, ...]] = {
    "year": tuple(range(20_000, 160_000, 10_000)),
    "day": tuple(range(200, 1_300, 100)),
}
"""The steps of the pay facet, in pounds; a job's band is how many of them its top reaches."""
LARGEST_PAY = 10_000_000
CONTRACT_PERIODS = frozenset({"day", "hour", "week"})


TITLES = 50_000
"""Titles, and names of employers, whose words are kept while jobs are put in: most titles stand over many jobs."""


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
    builder.add_text_field("employer", tokenizer_name="raw", index_option="basic")
    for name in (*NUMBERS, *(field for fields in LIST_FIELDS.values() for field in fields)):
        builder.add_integer_field(name, fast=True)
    return builder.build()


class Shaper:
    """Jobs in the index's shape, by the lexicon that knows what a title names, where places lie, and the numbers of values."""

    def __init__(self, lexicon: Lexicon, lies: Mapping[str, Lies], codes: Codes) -> None:
        self.lexicon, self.lies, self.codes = lexicon, lies, codes
        self._titled: Callable[[str], tuple[list[int], list[int]]] = lru_cache(maxsize=TITLES)(self._named_by)
        self._words: Callable[[str], list[int]] = lru_cache(maxsize=TITLES)(self._words_of)
        self._place: Callable[[str], int] = lru_cache(maxsize=None)(self._place_with_towns)

    def shape(self, document: Document) -> tantivy.Document:
        """One job as the index takes it."""
        found = tantivy.Document()
        title, employer = spell_signs(document.title), spell_signs(document.employer)
        _add_words(found, title, employer, document)
        numbers = {
            "facts": self.codes.facts(facts_of(document)), "posted": document.posted.toordinal(),
            "seen": (document.first_seen or document.posted).toordinal(),
            "place": self._place(document.place_id) if document.place_id else 0,
            "employer_number": number_of(document.employer_key),
        } | _pay_numbers(document)  # fmt: skip
        for name in NUMBERS:
            found.add_integer(name, numbers.get(name, 0))
        asked = dict.fromkeys(document.skills)
        also = [skill for skill in dict.fromkeys(document.skills_named) if skill not in asked]
        titled, words = self._titled(title)
        listed = {
            "asked": self.codes.listed("skill", asked), "named": self.codes.listed("skill", also), "titled": titled,
            "title_words": words, "maker_words": self._words(employer),
        }  # fmt: skip
        for name, (facet, count) in LISTS.items():
            for field, number in zip(LIST_FIELDS[name], pack_list(listed[name], count, LISTED[facet]), strict=True):
                found.add_integer(field, number)
        return found

    def _named_by(self, title: str) -> tuple[list[int], list[int]]:
        """The numbers of all that a title names, and of its words."""
        stems = analyser().analyze(title)
        return self.codes.listed("name", self.lexicon.named_in(stems)), self._words_of(title)

    def _words_of(self, name: str) -> list[int]:
        """The numbers of a name's words, each once."""
        return self.codes.listed("word", dict.fromkeys(analyser().analyze(name)))

    def _place_with_towns(self, place: str) -> int:
        """The number of a place; the towns around it are given theirs too, for they are counted with it."""
        for town in self.lies[place].towns if place in self.lies else ():
            self.codes.give("place", town)
        return self.codes.give("place", place)


def facts_of(document: Document) -> dict[str, str]:
    """The value of each facet of which a job states at most one; IR35 only where the question arises."""
    facts = {
        "role": document.role or NOT_STATED, "level": document.level or UNMARKED, "region": document.region or NOT_STATED,
        "contract": document.contract or NOT_STATED, "mode": document.mode or NOT_STATED, "hours": document.hours or NOT_STATED,
        "paid": paid(document), "clearance": clearance(document.clearance), "sponsorship": document.sponsorship or NOT_STATED,
        "pay_kind": pay_kind(document), "state": "closed" if document.closed else "live",
    }  # fmt: skip
    if document.ir35 or document.contract == "contract" or document.period in CONTRACT_PERIODS:
        facts["ir35"] = document.ir35 or NOT_STATED
    return facts


def _add_words(found: tantivy.Document, title: str, employer: str, document: Document) -> None:
    found.add_text("job_id", document.job_id)
    found.add_text("title", title)
    found.add_text("employer_words", employer)
    found.add_text(
        "words", "\n".join((title, employer, document.place, document.region or "", spell_signs(document.text)))
    )
    if document.employer_key:
        found.add_text("employer", document.employer_key)
        found.add_text("employer_name", document.employer)


def _pay_numbers(document: Document) -> dict[str, int]:
    """The top of the range by its period, and the middle where both ends are stated."""
    kind = pay_kind(document)
    period = kind.split("-")[0]
    if period not in BANDS:
        return {}
    found = {f"{period}_top": math.floor(_top(document))}
    if kind == period and document.pay_low is not None and document.pay_high is not None:
        found[f"{period}_point"] = math.floor((document.pay_low + document.pay_high) / 2 + 0.5)
    return found


def pay_kind(document: Document) -> str:
    """The one place in which a job's pay is counted.

    "year" and "day" hold base pay in sterling with both ends stated, "year-up-to" and "year-upwards" those with one
    end; "estimated", "other" (another period or currency, on-target earnings, or VAT within) and "none" the rest.
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
