"""Words that name nothing the pack knows, looked for by the engine: the jobs that hold them, each with its score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from tantivy import Occur, Query, SearchResult

from fingerpost.search.spelling import slips
from fingerpost.search.tantivy.columns import Columns
from fingerpost.search.tantivy.schema import analyser, schema

TITLE_WEIGHT = 3.0
EMPLOYER_WEIGHT = 2.0
GUESS_WEIGHT = 0.5
KEPT = 32
COMMON, COMMON_JOBS = 0.1, 1_000
"""A single word that so large a share of the jobs holds, and so many of them, tells one job from another by the title or the
employer's name alone: there it is looked for."""

Part = tuple[tuple[str, ...], bool]
"""The tokens of something looked for, and whether they must stand together."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that hold some words, in rising order, with how well each does."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]


class Plain:
    """The words of one state of the index."""

    def __init__(self, columns: Columns) -> None:
        self.columns, self.searcher = columns, columns.searcher
        self.find: Callable[[tuple[Part, ...]], Found] = lru_cache(maxsize=KEPT)(self._find)
        self.held: Callable[[str], int] = lru_cache(maxsize=4096)(self._held)

    def unheld(self, part: Part) -> bool:
        """Whether a word is taken for those spelled nearly the same, for no advert holds it."""
        tokens, together = part
        return not together and bool(slips(tokens[0])) and not self.held(tokens[0])

    def employing(self, token: str) -> int:
        """How many jobs have a word in their employer's name."""
        return min((self.searcher.doc_freq("employer_words", stem) for stem in analyser().analyze(token)), default=0)

    def _held(self, token: str) -> int:
        stems = analyser().analyze(token)
        return min((self.searcher.doc_freq("words", stem) for stem in stems), default=0)

    def _find(self, parts: tuple[Part, ...]) -> Found:
        """The jobs that hold all the parts."""
        clauses = [(Occur.Must, self._needed(part)) for part in parts]
        clauses += [(Occur.Should, query) for query in chain.from_iterable(map(_better, parts))]
        query = Query.boolean_query(clauses)
        total = total_of(self.searcher.search(query, limit=1))
        hits = self.searcher.search(query, limit=max(total, 1), count=False).hits
        scores = np.fromiter(map(itemgetter(0), hits), np.float32, len(hits))
        rows = self.columns.rows_at(list(map(itemgetter(1), hits)))
        order = np.argsort(rows)
        return Found(rows[order], scores[order])

    def _needed(self, part: Part) -> Query:
        tokens, _ = part
        if self.unheld(part):
            stem = analyser().analyze(tokens[0])[0]
            near = Query.fuzzy_term_query(schema(), "words", stem, distance=slips(tokens[0]))
            return Query.boost_query(near, GUESS_WEIGHT)
        if self.common(part):
            ways = [phrase(field, tokens) for field in ("title", "employer_words")]
            return Query.boolean_query([(Occur.Should, way) for way in ways])
        return phrase("words", tokens)

    def common(self, part: Part) -> bool:
        """Whether a word stands in so many adverts that only titles and employers tell; where any has it."""
        tokens, together = part
        held = 0 if together else self.held(tokens[0])
        if held < max(COMMON_JOBS, COMMON * self.searcher.num_docs):
            return False
        return any(
            self.searcher.doc_freq(field, stem)
            for field in ("title", "employer_words")
            for stem in analyser().analyze(tokens[0])
        )


def _better(part: Part) -> Iterable[Query]:
    tokens, _ = part
    yield Query.boost_query(phrase("title", tokens), TITLE_WEIGHT)
    yield Query.boost_query(phrase("employer_words", tokens), EMPLOYER_WEIGHT)


def phrase(field: str, tokens: Sequence[str]) -> Query:
    """The tokens side by side in a field; an ending more or less does not matter."""
    stems = [stem for token in tokens for stem in analyser().analyze(token)]
    if not stems:
        return Query.empty_query()
    if len(stems) == 1:
        return Query.term_query(schema(), field, stems[0])
    return Query.phrase_query(schema(), field, list(stems))


def total_of(result: SearchResult) -> int:
    """How many jobs a search found."""
    return int(result.count or 0)  # type: ignore[attr-defined]  # absent from Tantivy's own stubs
