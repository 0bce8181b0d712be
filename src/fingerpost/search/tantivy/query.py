"""A question as Tantivy queries, built part by part: a visitor's text is never parsed as anybody's syntax."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tantivy import FieldType, Occur, Query, Searcher, SearchResult

from fingerpost.pack import Place
from fingerpost.search.distance import places_around
from fingerpost.search.meaning import Lexicon, Meaning, Sought
from fingerpost.search.names import Named
from fingerpost.search.question import Question
from fingerpost.search.spelling import slips
from fingerpost.search.tantivy.schema import analyser, schema

TITLE_WEIGHT = 3.0
EMPLOYER_WEIGHT = 2.0
NAMED_WEIGHT = 4.0
"""The score of a job whose reading says just what the words name, beside what its words score."""
GUESS_WEIGHT = 0.5

CHOSEN = {
    "role": "roles", "level": "levels", "place": "places", "region": "regions", "contract": "contracts", "ir35": "ir35",
    "mode": "modes", "hours": "hours", "paid": "paid", "clearance": "clearances", "sponsorship": "sponsorship", "employer": "employers",
}  # fmt: skip
"""Facets of alternatives, with the field of the question that chooses among them."""
WHERE = ("place", "region")
"""Facets of where the work is, beside which work that is wholly remote may be asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as queries: its words (None where there are none), its filters by facet, and what the words mean.

    ``ranked`` is all of it with what makes one job a better answer than another, which counting leaves out.
    """

    words: Query | None
    ranked: Query
    filters: Mapping[str, Query]
    meaning: Meaning
    guessed: tuple[str, ...] = ()

    def query(self, without: str = "") -> Query:
        """All of it as one query, or all but the filter of one facet."""
        return _all(self.words, [query for name, query in self.filters.items() if name != without])


def total_of(result: SearchResult) -> int:
    """How many jobs a search found."""
    return int(result.count or 0)  # type: ignore[attr-defined]  # absent from Tantivy's own stubs


def ask(question: Question, today: date, searcher: Searcher, lexicon: Lexicon, places: Mapping[str, Place]) -> Asked:
    """The queries of a question, as the words of this index stand."""
    meaning = lexicon.read(question.words, lambda token: _held(searcher, token))
    guessed = tuple(
        token
        for sought in meaning.sought
        if sought.wanted and sought.named is None and not sought.together
        for token in sought.tokens
        if slips(token) and not _held(searcher, token)
    )
    filters = _filters(question, today, searcher, places)
    words = _words(meaning, searcher)
    ranked = _all(_weighed(words, meaning) if words else None, filters.values())
    return Asked(words, ranked, filters, meaning, guessed)


def _all(words: Query | None, filters: Iterable[Query]) -> Query:
    """Words and filters, which must all hold; a filter says nothing of how good an answer is."""
    clauses = [(Occur.Must, words)] if words else []
    clauses += [(Occur.Must, Query.const_score_query(query, 0.0)) for query in filters]
    if not clauses:
        return Query.all_query()
    return Query.boolean_query(clauses) if len(clauses) > 1 else clauses[0][1]


def _held(searcher: Searcher, token: str) -> int:
    """How many adverts hold a word."""
    stems = analyser().analyze(token)
    return min((searcher.doc_freq("words", stem) for stem in stems), default=0)


def _words(meaning: Meaning, searcher: Searcher) -> Query | None:
    if not meaning.sought:
        return None
    clauses = [(Occur.Must if sought.wanted else Occur.MustNot, _needed(sought, searcher)) for sought in meaning.sought]
    if not any(sought.wanted for sought in meaning.sought):
        clauses.append((Occur.Must, Query.all_query()))
    return Query.boolean_query(clauses)


def _needed(sought: Sought, searcher: Searcher) -> Query:
    return _named(sought, sought.named, searcher) if sought.named else _plain(sought, searcher)


def _plain(sought: Sought, searcher: Searcher) -> Query:
    """Words that may stand anywhere in an advert; a word that none holds is taken for those spelled nearly the same."""
    token = sought.tokens[0]
    if not sought.together and slips(token) and not _held(searcher, token):
        stem = analyser().analyze(token)[0]
        near = Query.fuzzy_term_query(schema(), "words", stem, distance=slips(token))
        return Query.boost_query(near, GUESS_WEIGHT)
    return _phrase("words", sought.tokens)


def _named(sought: Sought, named: Named, searcher: Searcher) -> Query:
    """What the words name, by the reading of the advert, its title, or words that mean nothing else."""
    field = _named_field(named.facet)
    unread = named.facet == "place" or (named.facet == "skill" and len(sought.tokens) > 1)
    if unread and not searcher.doc_freq(field, named.value):
        # No reading names it, so the words may as well be meant as words ("a deal desk", and no job in Deal).
        return _phrase("words", sought.tokens)
    ways = [_phrase("words" if named.plain else "title", sought.tokens)]
    if named.value:
        value = Query.term_query(schema(), field, named.value, index_option="basic")
        clauses = [(Occur.Must, Query.const_score_query(value, NAMED_WEIGHT))]
        clauses += [(Occur.Must, _needed(other, searcher)) for other in sought.besides]
        ways.append(Query.boolean_query(clauses))
    return _any(ways)


def _weighed(words: Query, meaning: Meaning) -> Query:
    """The words with what makes one job that holds them a better answer than another."""
    better = [query for sought in meaning.sought if sought.wanted for query in _weights(sought)]
    return Query.boolean_query([(Occur.Must, words), *((Occur.Should, query) for query in better)])


def _weights(sought: Sought) -> Iterable[Query]:
    yield Query.boost_query(_phrase("title", sought.tokens), TITLE_WEIGHT)
    if sought.named is None:
        yield Query.boost_query(_phrase("employer_words", sought.tokens), EMPLOYER_WEIGHT)


def _phrase(field: str, tokens: Sequence[str]) -> Query:
    """The tokens side by side in a field; an ending more or less does not matter."""
    stems = [stem for token in tokens for stem in analyser().analyze(token)]
    if not stems:
        return Query.empty_query()
    return _term(field, stems[0]) if len(stems) == 1 else Query.phrase_query(schema(), field, list(stems))


def _term(field: str, stem: str) -> Query:
    return Query.term_query(schema(), field, stem)


def _any(queries: Sequence[Query]) -> Query:
    return Query.disjunction_max_query(list(queries)) if len(queries) > 1 else queries[0]


def _filters(question: Question, today: date, searcher: Searcher, places: Mapping[str, Place]) -> dict[str, Query]:
    found: dict[str, Query] = {}
    for facet, attribute in CHOSEN.items():
        values = getattr(question, attribute)
        if facet == "place":
            values = places_around(places, values, question.miles)
        if values:
            found[facet] = _keywords(field_of(facet), values)
        if values and facet in WHERE and question.or_remote:
            found[facet] = _any([found[facet], _keywords("mode", ["remote"])])
    if question.skills:
        found["skill"] = Query.boolean_query([(Occur.Must, _keywords("skill", [skill])) for skill in question.skills])
    pay = _pay(question)
    if pay:
        found["pay"] = Query.boolean_query([(Occur.Must, query) for query in pay])
    if question.posted_within is not None:
        found["within"] = _at_least("posted", today.toordinal() - question.posted_within)
    if question.seen_since is not None:
        found["since"] = _at_least("seen", question.seen_since.toordinal())
    if not question.include_closed and searcher.doc_freq("state", "closed"):
        found["state"] = _keywords("state", ["live"])
    return found


def _pay(question: Question) -> list[Query]:
    """The filters on pay: at least so much at the top, and pay that has a place in the figures."""
    period, found = question.period, []
    if question.pay_at_least is not None:
        enough = [_at_least(f"{period}_top", question.pay_at_least)]
        if question.include_unstated:
            enough.append(_keywords("pay_kind", ["none", "estimated", f"{period}-upwards"]))
        found.append(_any(enough))
    if question.placed:
        found.append(_keywords("pay_kind", [period]))
    return found


def field_of(facet: str) -> str:
    """The field that a facet's filter looks at: a region asked for as a place finds the towns in it."""
    return "area" if facet == "place" else facet


def _named_field(facet: str) -> str:
    """The field in which words are looked for by what they name: any advert that writes a skill, asked for or not."""
    return "written" if facet == "skill" else field_of(facet)


def _keywords(field: str, values: Sequence[str]) -> Query:
    if len(values) == 1:
        return Query.term_query(schema(), field, values[0], index_option="basic")
    return Query.term_set_query(schema(), field, list(values))


def _at_least(field: str, low: int) -> Query:
    bound: Any = low
    return Query.range_query(schema(), field, FieldType.Integer, lower_bound=bound)
