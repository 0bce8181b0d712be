"""A job in the index's shape: its words, and its facts as numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import tantivy

from fingerpost.reading.readers.clearance import KINDS
from fingerpost.search.document import Document, employer_key
from fingerpost.search.meaning import Lexicon
from fingerpost.search.question import NOT_STATED, UNMARKED
from fingerpost.search.spelling import spell_signs
from fingerpost.search.tantivy.codes import LISTED, Codes, number_of, pack_list
from fingerpost.search.tantivy.schema import BANDS, LIST_FIELDS, LISTS, Lies, namer

NAMES = 50_000
"""Titles, and names of employers, whose numbers are kept while jobs are put in: most of them stand over many jobs."""
LARGEST_PAY = 10_000_000
CONTRACT_PERIODS = frozenset({"day", "hour", "week"})

Filled = Sequence[tuple[str, int]]
"""Fields of the index and the number of each: those alone that hold any, for each costs the engine time in every job."""


class Shaper:
    """Jobs in the index's shape, by the lexicon that knows what a title names, where places lie, and the numbers of values."""

    def __init__(self, lexicon: Lexicon, lies: Mapping[str, Lies], codes: Codes) -> None:
        self.lexicon, self.lies, self.codes = lexicon, lies, codes
        self._title: Callable[[str], Filled] = lru_cache(maxsize=NAMES)(self._named_by)
        self._employer: Callable[[str], Filled] = lru_cache(maxsize=NAMES)(self._employing)
        self._place: Callable[[str], int] = lru_cache(maxsize=None)(self._place_with_towns)

    def shape(self, document: Document) -> tantivy.Document:
        """One job as the index takes it."""
        found = tantivy.Document()
        _add_words(found, document)
        kind = pay_kind(document)
        found.add_integer("facts", self.codes.facts(_facts(document, kind)))
        found.add_integer("posted", document.posted.toordinal())
        found.add_integer("seen", (document.first_seen or document.posted).toordinal())
        if document.place_id:
            found.add_integer("place", self._place(document.place_id))
        for filled in (
            self._title(document.title),
            self._employer(document.employer),
            self._skills(document),
            _pay(document, kind),
        ):
            for field, number in filled:
                found.add_integer(field, number)
        return found

    def _skills(self, document: Document) -> Iterator[tuple[str, int]]:
        asked = dict.fromkeys(document.skills)
        yield from self._listed("asked", asked)
        yield from self._listed(
            "named", (skill for skill in dict.fromkeys(document.skills_named) if skill not in asked)
        )

    def _named_by(self, title: str) -> Filled:
        """All that a title names, and its words."""
        stems = namer().analyze(spell_signs(title))
        return [
            *self._listed("titled", self.lexicon.named_in(stems)),
            *self._listed("title_words", dict.fromkeys(stems)),
        ]

    def _employing(self, name: str) -> Filled:
        """An employer and the words of its name."""
        key = employer_key(name)
        words = dict.fromkeys(namer().analyze(spell_signs(name)))
        return [*((("employer_number", number_of(key)),) if key else ()), *self._listed("maker_words", words)]

    def _listed(self, name: str, values: Iterable[str]) -> Iterator[tuple[str, int]]:
        """The fields that hold a list of values; what is beyond their room is left out."""
        facet, _ = LISTS[name]
        return zip(LIST_FIELDS[name], pack_list(self.codes.listed(facet, values), LISTED[facet]), strict=False)

    def _place_with_towns(self, place: str) -> int:
        """The number of a place; the towns around it are given theirs too, for they are counted with it."""
        for town in self.lies[place].towns if place in self.lies else ():
            self.codes.give("place", town)
        return self.codes.give("place", place)


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


def _facts(document: Document, kind: str) -> dict[str, str]:
    """The value of each facet of which a job states at most one; IR35 only where the question arises."""
    facts = {
        "role": document.role or NOT_STATED, "level": document.level or UNMARKED, "region": document.region or NOT_STATED,
        "contract": document.contract or NOT_STATED, "mode": document.mode or NOT_STATED, "hours": document.hours or NOT_STATED,
        "paid": paid(document, kind), "clearance": _clearance(document.clearance), "sponsorship": document.sponsorship or NOT_STATED,
        "pay_kind": kind, "state": "closed" if document.closed else "live",
    }  # fmt: skip
    if document.ir35 or document.contract == "contract" or document.period in CONTRACT_PERIODS:
        facts["ir35"] = document.ir35 or NOT_STATED
    return facts


def _pay(document: Document, kind: str) -> Iterator[tuple[str, int]]:
    """The top of the range by its period, and the middle where both ends are stated."""
    period = kind.split("-")[0]
    if period not in BANDS:
        return
    low, high = document.pay_low, document.pay_high
    if low is not None and high is not None:
        yield f"{period}_point", math.floor((low + high) / 2 + 0.5)
    yield f"{period}_top", math.floor(max(end for end in (low, high) if end is not None))


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


def paid(document: Document, kind: str) -> str:
    """The period by which a job of this kind of pay states it; a board's estimate states nothing."""
    return NOT_STATED if kind in ("none", "estimated") else document.period or NOT_STATED


def _clearance(said: str | None) -> str:
    """A clearance by its kind, in lower case; "other" where it is only called a clearance."""
    if not said:
        return NOT_STATED
    return said.lower() if said in KINDS else "other"
