"""Other spellings of one phrase: British and American, one and many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.reading.scan import fold

_AMERICAN = (
    (re.compile(r"is(?=(?:ations?|ing|ed|es?|ers?)\b)"), "iz"),
    (re.compile(r"(?<=[aeiou]l)l(?=(?:ing|ed)\b)"), ""),
    (re.compile(r"(?<=avio)u(?=r)"), ""),
    (re.compile(r"(?<=aly)s(?=(?:e|ing)\b)"), "z"),
    (re.compile(r"(?<=cent)re(?=s?\b)"), "er"),
    (re.compile(r"(?<=catalog)ue"), ""),
)
_BRITISH = re.compile(r"is(?:at|e|i)|ll(?:ing|ed)|aviour|alys(?:e|i)|centre|catalogue")
"""Where none of these letters stands, there is nothing to respell."""
_KEPT = re.compile(
    r"(?:rise|wise|exercise|enterprise|promise|noise|precise|expertise|raise|advise|revise|(?:un|self)?supervise|advertise|otherwise)[ds]?"
    r"|(?:un|self)?supervising|advertising|advis(?:er|ing)"
)
"""Words written with an s on both sides of the Atlantic."""


def spellings(phrase: str, inflect: bool = True) -> Iterator[str]:
    """The phrase folded, then its American spelling, and with ``inflect`` the plural of each.

    >>> list(spellings("data visualisation"))
    ['data visualisation', 'data visualization', 'data visualisations', 'data visualizations']
    """
    british = " ".join(fold(phrase).split())
    forms = dict.fromkeys((british, american(british)))
    yield from forms
    if inflect:
        yield from (many for form in forms if (many := plural(form)) is not None)


def american(phrase: str) -> str:
    """The American spelling of a folded British phrase; the phrase itself where there is none.

    >>> american("supervised modelling of behaviour")
    'supervised modeling of behavior'
    """
    if _BRITISH.search(phrase) is None:
        return phrase
    return " ".join(word if _KEPT.fullmatch(word) else _american(word) for word in phrase.split(" "))


def _american(word: str) -> str:
    for british, other in _AMERICAN:
        word = british.sub(other, word)
    return word


def plural(phrase: str) -> str | None:
    """The plural of a folded phrase by its last word, None where it has none that adverts use.

    >>> plural("decision tree"), plural("data quality"), plural("data modelling")
    ('decision trees', 'data qualities', None)
    """
    last = phrase.rpartition(" ")[2]
    if len(last) < 3 or last.endswith(("s", "ing")) or not last.isalpha():
        return None
    if last.endswith("y") and last[-2] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if last.endswith(("x", "ch", "sh")) else "s")
