"""A visitor's words in their parts: single words, "phrases in quotes", -unwanted ones. Nothing in them can fail."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fingerpost.search.spelling import spell_signs

PARTS_LIMIT = 24
"""Words and phrases beyond so many are not looked for: each costs the index a look."""
UNHELD = frozenset({
    "a", "all", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from", "has", "have", "if", "into", "is", "its", "ll",
    "of", "or", "our", "re", "s", "that", "the", "their", "these", "they", "this", "to", "ve", "we", "who", "will", "with", "you", "your",
})  # fmt: skip
"""Words of grammar alone, a third of every text, which the index does not hold. Others that names are made of ("in-house") it does."""
SMALL = UNHELD | {"any", "in", "near", "on", "please", "want", "within"}
"""Words that say nothing of a job; left out unless they stand in quotes."""
ABOUT = frozenset({
    "career", "careers", "job", "jobs", "opening", "openings", "position", "positions", "role", "roles", "vacancies",
    "vacancy",
})  # fmt: skip
"""Words that every advert could hold; left out where any other word is asked."""

_PART = re.compile(r'(?P<minus>(?<!\S)[-\u2212\u2013])?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"/,;|()]+))')
_TOKEN = re.compile(r"\w+")
_QUOTES = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb", '"""""')


@dataclass(frozen=True, slots=True)
class Part:
    """One thing looked for (or unwanted): its tokens in order, and whether the visitor put them in quotes."""

    tokens: tuple[str, ...]
    quoted: bool = False
    wanted: bool = True

    @property
    def together(self) -> bool:
        """Whether the tokens must stand side by side: in quotes, or joined as "on-site" is."""
        return self.quoted or len(self.tokens) > 1


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked for: lower case, signs spelled out.

    >>> tokens_of("C++/scikit-learn, R")
    ('cplusplus', 'scikit', 'learn', 'r')
    """
    return tuple(token[:60] for token in _TOKEN.findall(spell_signs(text).lower().replace("_", " ")))


def parse_words(text: str) -> tuple[Part, ...]:
    """The parts of what a visitor typed, at most ``PARTS_LIMIT``. A quote without its partner is no quote.

    >>> parse_words('senior "data engineer" -java')
    (Part(tokens=('senior',), quoted=False, wanted=True), \
Part(tokens=('data', 'engineer'), quoted=True, wanted=True), Part(tokens=('java',), quoted=False, wanted=False))
    """
    text = text.translate(_QUOTES)
    if text.count('"') % 2:
        last = text.rindex('"')
        text = f"{text[:last]} {text[last + 1 :]}"
    parts: list[Part] = []
    for found in _PART.finditer(text):
        phrase = found["phrase"] is not None
        tokens = tokens_of(found["phrase"] if phrase else found["word"])
        if tokens:
            parts.append(Part(tokens, phrase, found["minus"] is None))
    return _telling(parts)[:PARTS_LIMIT]


def _telling(parts: list[Part]) -> tuple[Part, ...]:
    """The parts without words that say nothing; all of them where nothing else is left."""
    kept = [part for part in parts if part.together or part.tokens[0] not in SMALL]
    telling = [part for part in kept if part.together or part.tokens[0] not in ABOUT]
    return tuple(telling if any(part.wanted for part in telling) else kept or parts)
