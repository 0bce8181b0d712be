"""How hard a text is to read, from the length of its words and sentences alone."""

from __future__ import annotations

import re

from fingerpost.reading.scan import fold

LEAST = 100
"""Words under which the index says nothing."""
SCHOOL = 5
"""Years of age at which the first grade begins."""
_ENDS = re.compile(r"[.!?;:](?=\s)|\n|[•●▪]|[a-z.!?](?=[A-Z][a-z])")
FRAGMENT = 4
"""Words under which a line is a heading, or an item of a list, and no sentence."""


def readability(text: str) -> float | None:
    """The Automated Readability Index of a text (Smith and Senter, 1967): a grade of school; None for a text too short to tell.

    4.71 × letters and figures a word + 0.5 × words a sentence − 21.43. A line, or a bullet, ends a sentence; headings and items of fewer
    than four words are left out.

    >>> round(readability("We sort apples by hand. " * 30), 1)
    -2.0
    """
    folded, sentences, before = fold(text), [], 0
    for end in (*(match.end() for match in _ENDS.finditer(text)), len(text)):
        words = folded[before:end].split()
        before = end
        if len(words) >= FRAGMENT:
            sentences.append(words)
    count = sum(map(len, sentences))
    if count < LEAST:
        return None
    letters = sum(len(word) for words in sentences for word in words)
    return 4.71 * letters / count + 0.5 * count / len(sentences) - 21.43


def reading_age(index: float) -> int:
    """The age at which one reads such a text with ease: its grade, and the years before school."""
    return round(index) + SCHOOL
