"""Other spellings of one phrase: British and American, one and many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.reading.scan import fold

_AMERICAN = (
    (re.compile(r"is(?=(?:ations?|ing|ed|es?|ers?)\b)"), "iz"),
    (re.compile(r"(?<=[aeiou]l)l(?=(?:ing|ed)\b)"), ""),
    (re.compile(r"(?<=avio)u(?=r)"), ""),
    (re.compile(r"(?<=analy)s(?=(?:e|ing)\b)"), "z"),
    (re.compile(r"(?<=cent)re\b"), "er"),
    (re.compile(r"(?<=catalog)ue"), ""),
)
_KEPT = re.compile(
    r"\b(?:rise|wise|exercise|enterprise|promise|noise|precise|expertise|supervised?|unsupervised|supervising|advised?|revised?|raised?)\b"
)


def spellings(phrase: str, inflect: bool = True) -> Iterator[str]:
    """The phrase folded, then its American spelling, and with ``inflect`` the plural of each.

    >>> list(spellings("data visualisation"))
    ['data visualisation', 'data visualization', 'data visualisations', 'data visualizations']
    """
    british = " ".join(fold(phrase).split())
    forms = dict.fromkeys((british, american(british)))
    yield from forms
    if inflect:
        for form in forms:
            many = plural(form)
            if many and many not in forms:
                yield many


def american(phrase: str) -> str:
    """The American spelling of a folded British phrase; the phrase itself where there is none."""
    return " ".join(word if _KEPT.fullmatch(word) else _american(word) for word in phrase.split(" "))


def _american(word: str) -> str:
    for british, other in _AMERICAN:
        word = british.sub(other, word)
    return word


def plural(phrase: str) -> str | None:
    """The plural of a folded phrase by its last word, None where it has none that adverts use."""
    last = phrase.rsplit(" ", 1)[-1]
    if len(last) < 3 or last[-1] in "s0123456789+#" or last.endswith("ing") or not last.isalpha():
        return None
    if last.endswith("y") and last[-2] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if last.endswith(("x", "ch", "sh")) else "s")
