"""What is said of a job as numbers: TF-IDF of its title, words and place, and a column for each value of its other fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Self

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from fingerpost.market.estimating.shapes import TEXT_AT_MOST, TITLE_AT_MOST, JobRow

Tokens = Callable[[JobRow], list[str]]
NOTHING = ["\0nothing"]
"""The one token of a part that says nothing, so that silence is a value too."""
MANY = 5_000
"""From so many jobs a token must stand in several to count: once is chance."""
MOST_TOKENS = 20_000
_WORD = re.compile(r"\w+")


class Words:
    """Learns which tokens there are; then turns any row into one line of a sparse matrix. A token never met counts for nothing."""

    def __init__(self, parts: Sequence[tuple[Tokens, int]]) -> None:
        self._parts = parts

    def fit(self, rows: Sequence[JobRow]) -> Self:
        """Learn the tokens of each part."""
        self._learnt = [
            TfidfVectorizer(
                analyzer=tokens, min_df=fewest if len(rows) >= MANY else 1, max_features=MOST_TOKENS,
                sublinear_tf=True, dtype=np.float32,
            ).fit(rows)
            for tokens, fewest in self._parts
        ]  # fmt: skip
        return self

    def matrix(self, rows: Sequence[JobRow]) -> csr_matrix:
        """A line a row, a column a token."""
        return hstack([part.transform(rows) for part in self._learnt], format="csr", dtype=np.float32)


def title_tokens(row: JobRow) -> list[str]:
    """The words of the title and each two that follow one another."""
    return _grams(row.title[:TITLE_AT_MOST])


def part_tokens(row: JobRow) -> list[str]:
    """Three and four letters of each word of the title that follow one another: "manag" is in manager and management."""
    words = [f" {word} " for word in _WORD.findall(row.title[:TITLE_AT_MOST].lower())]
    parts = [word[at : at + size] for word in words for size in (3, 4) for at in range(len(word) - size + 1)]
    return parts or NOTHING


def place_tokens(row: JobRow) -> list[str]:
    """The words of place and region and each two that follow one another."""
    return _grams(f"{row.place[:TITLE_AT_MOST]} {row.region[:TITLE_AT_MOST]}")


def text_tokens(row: JobRow) -> list[str]:
    """The words of the text."""
    return _WORD.findall(row.text[:TEXT_AT_MOST].lower()) or NOTHING


def category_tokens(row: JobRow) -> list[str]:
    """The category as it stands."""
    return [row.category] if row.category else NOTHING


def terms_tokens(row: JobRow) -> list[str]:
    """Level, contract and hours, each as it stands."""
    return [f"level {row.level}", f"contract {row.contract}", f"hours {row.hours}"]


def _grams(said: str) -> list[str]:
    words = _WORD.findall(said.lower())
    return words + [f"{first} {second}" for first, second in pairwise(words)] or NOTHING


ALL = (
    (title_tokens, 3),
    (part_tokens, 20),
    (text_tokens, 5),
    (place_tokens, 5),
    (category_tokens, 1),
    (terms_tokens, 1),
)
"""The parts of the estimate, each with the fewest jobs in which a token must stand once there are many."""
PLAIN = ((title_tokens, 2), (category_tokens, 1), (place_tokens, 2), (terms_tokens, 1))
"""The parts of the baseline."""
