"""What a question finds: its words and each of its filters as a set of rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, reduce

import numpy as np
from numpy.typing import NDArray
from tantivy import Query

from fingerpost.pack import Place
from fingerpost.search.distance import places_around
from fingerpost.search.document import employer_key
from fingerpost.search.meaning import Lexicon, Meaning, Sought, name_key
from fingerpost.search.names import ANY, Named
from fingerpost.search.question import NOT_STATED, Question
from fingerpost.search.tantivy.codes import number_of
from fingerpost.search.tantivy.columns import Bits, Columns, Numbers, count
from fingerpost.search.tantivy.plain import Part, Plain
from fingerpost.search.tantivy.schema import Lies, schema

CHOSEN = {
    "role": "roles", "level": "levels", "place": "places", "region": "regions", "contract": "contracts", "ir35": "ir35",
    "mode": "modes", "hours": "hours", "paid": "paid", "clearance": "clearances", "sponsorship": "sponsorship", "employer": "employers",
}  # fmt: skip
"""Facets of alternatives, with the field of the question that chooses among them."""
FEW = 20
"""Jobs that a role is taken to have beside its own, none of which asks for any skill: of few jobs a share says little."""
SCARCE = 20
"""A role of fewer jobs is looked for by its subject too: a "Software engineer, NLP" will do for an NLP engineer."""
EMPLOYERS = 4
"""Employers that are suggested at most."""
WHERE = ("place", "region")
"""Facets of where the work is, beside which work that is wholly remote may be asked for."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The rows that hold the words (all, where there are none), those that meet each filter, and what the words mean; words
    that no advert holds and others are taken for (``guessed``), and words so common that they tell nothing (``idle``)."""

    words: Bits
    filters: Mapping[str, Bits]
    meaning: Meaning
    guessed: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    def bits(self, without: str = "") -> Bits:
        """The rows that meet all of it, or all but the filter of one facet."""
        return reduce(np.bitwise_and, (held for name, held in self.filters.items() if name != without), self.words)


class Matcher:
    """Questions to rows, on one state of the index."""

    def __init__(
        self, columns: Columns, lexicon: Lexicon, places: Mapping[str, Place], lies: Mapping[str, Lies]
    ) -> None:
        self.columns, self.lexicon, self.places = columns, lexicon, places
        self.plain, self.lies = Plain(columns), lies
        self.named_employer: Callable[[int], str] = lru_cache(maxsize=4096)(self._named_employer)
        self.employer: Callable[[int], str] = lru_cache(maxsize=4096)(self._employer)
        self.employer_name: Callable[[str], str] = lru_cache(maxsize=4096)(self._employer_name)
        self.usual: Callable[[str], NDArray[np.float32]] = lru_cache(maxsize=256)(self._usual)
        self.inside: dict[str, list[str]] = {}
        for place, around in lies.items():
            for area in (*around.towns, *around.wider):
                self.inside.setdefault(area, []).append(place)
        self.towns = self._towns()
        closed = columns.number("state", "closed")
        self._open = self.value("state", "live") if closed else columns.all

    def _towns(self) -> tuple[Numbers, Numbers]:
        """Pairs of the numbers of a place and of a town, or a county, that it lies in; each lies in itself."""
        numbers = self.columns.codes.numbers.get("place", {})
        pairs = [
            (number, numbers[town])
            for place, number in numbers.items()
            for town in self.lies.get(place, Lies((place,), ())).towns
            if town in numbers
        ]
        return np.array([inner for inner, _ in pairs], np.int64), np.array([outer for _, outer in pairs], np.int64)

    def match(self, question: Question, today: date) -> Matched:
        """The rows of a question."""
        meaning = self.lexicon.read(question.words, self.plain.held, self.plain.employing)
        asked = tuple(map(self._settled, meaning.sought))
        meaning = replace(meaning, sought=tuple(each for each in asked if not self._idle(each, self.plain.nowhere)))
        words = self._words(meaning)
        for looser in (self._anywhere, _wider):
            if count(words & self._open):
                break
            meaning = replace(meaning, sought=tuple(filter(None, map(looser, meaning.sought))))
            words = self._words(meaning)
        guessed = tuple(part[0][0] for part in plain_parts(meaning) if self.plain.unheld(part))
        left = {each.tokens for each in meaning.sought}
        idle = tuple(" ".join(each.tokens) for each in asked if each.tokens not in left)
        return Matched(words, self._filters(question, today), meaning, guessed, idle)

    def value(self, facet: str, *values: str, written: bool = False) -> Bits:
        """The rows that state one of the values of a facet; a skill that is asked for, or just ``written``."""
        if facet == "place":
            within = {inner for value in values for inner in (value, *self.inside.get(value, ()))}
            return self.columns.kept("place", *sorted(within))
        return self.columns.kept("written" if written else facet, *values)

    def named(self, sought: Sought, named: Named) -> Bits:
        """The rows whose reading or whose title says what the words name."""
        if named.facet == "pay":
            period, amount = named.value.split(":")
            return self.columns.kept(f"{period}_top", amount)
        held = self.columns.kept("name", name_key(named, sought.tokens))
        if named.facet == "place":
            held = held | self.value("place", *places_around(self.places, (named.value,), named.miles))
            held = held | self.value("mode", "remote") if named.or_remote else held
        elif named.facet == "clearance" and named.value == ANY:
            held = held | self.columns.all & ~self.value("clearance", NOT_STATED)
        elif named.value:
            held = held | self.value(named.facet, named.value, written=named.facet == "skill")
            if sought.subject and count(held) < SCARCE:
                held = held | self.columns.kept("name", name_key(sought.subject, sought.tokens))
        return reduce(np.bitwise_and, map(self.held, sought.besides), held)

    def held(self, sought: Sought) -> Bits:
        """The rows that hold one thing that is looked for, wanted or not."""
        if sought.named:
            return self.named(sought, sought.named)
        return self.columns.bits_of(self.plain.find((part_of(sought),)).rows)

    def jobs_of(self, facet: str, value: str) -> int:
        """How many jobs have a value of a facet; a skill, wherever it is asked for."""
        if facet == "skill":
            counts = self.columns.lists["asked"].counts
            number = self.columns.number("skill", value)
            return int(counts[number]) if 0 < number < len(counts) else 0
        within = (value, *self.inside.get(value, ())) if facet == "place" else (value,)
        numbers = {self.columns.number(facet, each) for each in within} - {0}
        return int(self._open_jobs[facet][list(numbers)].sum())

    @cached_property
    def _open_jobs(self) -> dict[str, Numbers]:
        """For the number of each role and of each place, how many open jobs state just that."""
        rows, columns = self.columns.rows(self._open), self.columns
        found = {}
        for facet, column in (("role", columns.facts["role"]), ("place", columns.place)):
            found[facet] = np.bincount(column[rows], minlength=len(columns.codes.values.get(facet, ())) + 1)
        return found

    def _usual(self, skill: str) -> NDArray[np.float32]:
        """For the number of each role, how large a share of its jobs asks for a skill; none where jobs are few."""
        roles, skilled = self.columns.facts["role"], self.columns.lists["asked"]
        asking = np.bincount(
            roles[skilled.holding(self.columns.number("skill", skill))], minlength=int(roles.max(initial=0)) + 1
        )
        jobs = np.bincount(roles, minlength=len(asking))
        return (asking / (jobs + FEW)).astype(np.float32)

    def employers_from(self, start: str) -> list[tuple[str, str, int]]:
        """The key, name and jobs of the employers whose names begin so and that have the most."""
        found = self.columns.searcher.terms_with_prefix("employer", "-".join(start.split()), limit=EMPLOYERS)
        return [(key, self.employer_name(key), jobs) for key, jobs in found]

    def jobs(self, ids: Collection[str]) -> Bits:
        """The rows of some jobs, by their ids."""
        query = Query.term_set_query(schema(), "job_id", list(ids))
        hits = self.columns.searcher.search(query, limit=max(len(ids), 1), count=False).hits
        return self.columns.bits_of(self.columns.rows_at([address for _, address in hits]))

    def _employer_name(self, key: str) -> str:
        """The name of an employer as the newest of its jobs writes it; the key where it has none."""
        place = int(np.searchsorted(self.columns.employer_keys, number_of(key)))
        known = place < len(self.columns.employer_keys) and self.columns.employer_keys[place] == number_of(key)
        return self.named_employer(place) if known else key

    def _employer(self, number: int) -> str:
        """The key of an employer by its number in the columns."""
        return employer_key(self.named_employer(number))

    def _named_employer(self, number: int) -> str:
        address = self.columns.address(int(self.columns.employer_rows[number]))
        return str(self.columns.searcher.doc(address).get_first("employer_name"))

    def _settled(self, sought: Sought) -> Sought:
        """Words that name what no job states are just words ("a deal desk", and no job in Deal)."""
        named = sought.named
        if not named or not (
            named.facet == "place" or (named.facet == "skill" and (named.plain or len(sought.tokens) > 1))
        ):
            return sought
        return (
            sought if count(self.named(sought, named)) else Sought(sought.tokens, None, sought.together, sought.wanted)
        )

    def _idle(self, sought: Sought, telling_nothing: Callable[[Part], bool]) -> bool:
        """Whether what is looked for is a word that tells nothing."""
        return sought.wanted and not sought.named and telling_nothing(part_of(sought))

    def _anywhere(self, sought: Sought) -> Sought | None:
        """A word of very many adverts looked for in their texts too; none that stands in almost any."""
        if self._idle(sought, self.plain.everywhere):
            return None
        return replace(sought, together=True) if self._idle(sought, self.plain.common) else sought

    def _words(self, meaning: Meaning) -> Bits:
        found = self.columns.all
        parts = plain_parts(meaning)
        if parts:
            found = self.columns.bits_of(self.plain.find(parts).rows)
        for sought in meaning.sought:
            if not sought.wanted:
                found = found & ~self.held(sought)
            elif sought.named:
                found = found & self.named(sought, sought.named)
        return found

    def _filters(self, question: Question, today: date) -> dict[str, Bits]:
        found: dict[str, Bits] = {}
        for facet, attribute in CHOSEN.items():
            values = getattr(question, attribute)
            if facet == "place":
                values = places_around(self.places, values, question.miles)
            if values:
                found[facet] = self.value(facet, *values)
            if values and facet in WHERE and question.or_remote:
                found[facet] = found[facet] | self.value("mode", "remote")
        if question.skills:
            found["skill"] = reduce(np.bitwise_and, (self.value("skill", skill) for skill in question.skills))
        if question.pay_at_least is not None or question.placed:
            found["pay"] = self._pay(question)
        if question.posted_within is not None:
            found["within"] = self.columns.bits(self.columns.posted >= today.toordinal() - question.posted_within)
        if question.seen_since is not None:
            found["since"] = self.columns.bits(self.columns.seen >= question.seen_since.toordinal())
        if not question.include_closed and self.columns.number("state", "closed"):
            found["state"] = self.value("state", "live")
        return found

    def _pay(self, question: Question) -> Bits:
        """The filters on pay: at least so much at the top, and pay that has a place in the figures."""
        found = self.columns.all
        if question.pay_at_least is not None:
            found = self.columns.kept(f"{question.period}_top", str(question.pay_at_least))
            if question.include_unstated:
                found = found | self.value("pay_kind", "none", "estimated", f"{question.period}-upwards")
        return found & self.value("pay_kind", question.period) if question.placed else found


def _wider(sought: Sought) -> Sought:
    """Words of a level that no title says, as the level that they mean."""
    named = sought.named
    return replace(sought, named=replace(named, value=named.wider)) if named and named.wider else sought


def plain_parts(meaning: Meaning) -> tuple[Part, ...]:
    """What is wanted as words alone, in one order, so that the same words are the same key."""
    wanted: Iterable[Part] = {part_of(sought) for sought in meaning.sought if sought.wanted and not sought.named}
    return tuple(sorted(wanted))


def part_of(sought: Sought) -> Part:
    """Something looked for as the engine takes it."""
    return sought.tokens, sought.together
