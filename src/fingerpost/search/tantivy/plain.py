"""Words that name nothing the pack knows, looked for by the engine: the jobs that hold them, each with its score."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import chain
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from tantivy import Occur, Query

from fingerpost.search.spelling import slips
from fingerpost.search.tantivy.columns import Columns, Lists
from fingerpost.search.tantivy.schema import analyser, namer, schema
from fingerpost.search.words import UNHELD

TITLE_WEIGHT = 3.0
EMPLOYER_WEIGHT = 2.0
GUESS_WEIGHT = 0.5
KEPT = 32
K1, B = 1.2, 0.75
"""Of BM25, as the engine sets them."""
COMMON, COMMON_JOBS = 0.02, 5_000
"""A single word that so large a share of the jobs holds, and so many of them, tells one job from another by the title or the
employer's name alone: there it is looked for."""
EVERYWHERE = 0.2
"""A single word that so large a share of the jobs holds tells nothing of a text."""

Part = tuple[tuple[str, ...], bool]
"""The tokens of something looked for, and whether they must stand together."""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows that hold some words, in rising order, with how well each does."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]

    def among(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
        """Which of some rows in rising order are found, and the score of each; 0 for those that are not."""
        if not len(self.rows):
            return np.zeros(len(rows), dtype=bool), np.zeros(len(rows), dtype=np.float32)
        places = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        held = self.rows[places] == rows
        return held, np.where(held, self.scores[places], np.float32(0))


class Plain:
    """The words of one state of the index."""

    def __init__(self, columns: Columns) -> None:
        self.columns, self.searcher = columns, columns.searcher
        self.find: Callable[[tuple[Part, ...]], Found] = lru_cache(maxsize=KEPT)(self._find)
        self.held: Callable[[str], int] = lru_cache(maxsize=4096)(self._held)

    def unheld(self, part: Part) -> bool:
        """Whether a word is taken for those spelled nearly the same, for no advert holds it."""
        tokens, together = part
        return not together and bool(slips(tokens[0])) and tokens[0] not in UNHELD and not self.held(tokens[0])

    def employing(self, token: str) -> int:
        """How many jobs have a word in their employer's name."""
        return min((self.searcher.doc_freq("employer_words", stem) for stem in analyser().analyze(token)), default=0)

    def _held(self, token: str) -> int:
        stems = analyser().analyze(token)
        return min((self.searcher.doc_freq("words", stem) for stem in stems), default=0)

    def _find(self, parts: tuple[Part, ...]) -> Found:
        """The jobs that hold all the parts."""
        common = [part for part in parts if self.common(part)]
        rest = [part for part in parts if part not in common]
        found = [self._named(part) for part in common]
        if rest:
            found.append(self._read(rest))
        return reduce(_both, found)

    def _read(self, parts: Sequence[Part]) -> Found:
        """The jobs whose words hold all the parts, as the engine finds them."""
        clauses = [(Occur.Must, self._needed(part)) for part in parts]
        clauses += [(Occur.Should, query) for query in chain.from_iterable(map(_better, parts))]
        query = Query.boolean_query(clauses)
        most = max(1, min(map(self._most, parts)))
        hits = self.searcher.search(query, limit=most, count=False).hits
        scores = np.fromiter(map(itemgetter(0), hits), np.float32, len(hits))
        rows = self.columns.rows_at(list(map(itemgetter(1), hits)))
        order = np.argsort(rows)
        return Found(rows[order], scores[order])

    def _named(self, part: Part) -> Found:
        """The jobs whose title or employer's name holds a word, which among very many is quicker told from the columns."""
        scores = np.zeros(self.columns.size, dtype=np.float32)
        for stem in namer().analyze(part[0][0]):
            number = self.columns.number("word", stem)
            for name, weight in (("title_words", 1 + TITLE_WEIGHT), ("maker_words", 1 + EMPLOYER_WEIGHT)):
                words = self.columns.lists[name]
                rows = words.holding(number)
                scores[rows] += weight * _telling(words, rows)
        found = np.flatnonzero(scores > 0)
        return Found(found, scores[found])

    def _most(self, part: Part) -> int:
        """No fewer than the jobs that hold a part."""
        tokens, _ = part
        told = [token for token in tokens if token not in UNHELD]
        return self.searcher.num_docs if self.unheld(part) else min(map(self.held, told), default=0)

    def _needed(self, part: Part) -> Query:
        tokens, _ = part
        if self.unheld(part):
            stem = analyser().analyze(tokens[0])[0]
            near = Query.fuzzy_term_query(schema(), "words", stem, distance=slips(tokens[0]))
            return Query.boost_query(near, GUESS_WEIGHT)
        return phrase("words", tokens)

    def common(self, part: Part) -> bool:
        """Whether a word stands in so many adverts that only titles and employers tell; where any has it."""
        return self._in(part, COMMON) and self._titles(part[0][0])

    def everywhere(self, part: Part) -> bool:
        """Whether a word stands in so many adverts that their texts tell nothing."""
        return self._in(part, EVERYWHERE)

    def nowhere(self, part: Part) -> bool:
        """Whether words tell nothing at all: no text is known by them, or very many hold it and no title or employer's name."""
        return UNHELD.issuperset(part[0]) or (self.everywhere(part) and not self._titles(part[0][0]))

    def _in(self, part: Part, share: float) -> bool:
        tokens, together = part
        return not together and self.held(tokens[0]) >= max(COMMON_JOBS, share * self.searcher.num_docs)

    def _titles(self, token: str) -> bool:
        """Whether any title or employer's name has a word."""
        numbers = [self.columns.number("word", stem) for stem in namer().analyze(token)]
        named = [
            self.columns.lists[name].holding(number) for name in ("title_words", "maker_words") for number in numbers
        ]
        return any(map(len, named))


def _both(one: Found, other: Found) -> Found:
    """The rows of both, with the sum of their scores."""
    few, many = sorted((one, other), key=lambda found: len(found.rows))
    held, scores = many.among(few.rows)
    return Found(few.rows[held], few.scores[held] + scores[held])


def _telling(words: Lists, rows: NDArray[np.int32]) -> NDArray[np.float32]:
    """How much a word that these rows hold once tells of each: by BM25, as the engine has it."""
    jobs, lengths = len(words.starts) - 1, words.lengths(rows)
    rarity = math.log1p((jobs - len(rows) + 0.5) / (len(rows) + 0.5))
    telling: NDArray[np.float32] = (rarity * (K1 + 1) / (1 + K1 * (1 - B + B * lengths / words.usual))).astype(
        np.float32
    )
    return telling


def _better(part: Part) -> Iterable[Query]:
    tokens, _ = part
    yield Query.boost_query(phrase("title", tokens), TITLE_WEIGHT)
    yield Query.boost_query(phrase("employer_words", tokens), EMPLOYER_WEIGHT)


def phrase(field: str, tokens: Sequence[str]) -> Query:
    """The tokens side by side in a field; an ending more or less does not matter, nor which word stands where one is not held."""
    stems = [(at, stem) for at, token in enumerate(tokens) for stem in analyser().analyze(token)]
    if not stems:
        return Query.empty_query()
    if len(stems) == 1:
        return Query.term_query(schema(), field, stems[0][1])
    return Query.phrase_query(schema(), field, [*stems])
