"""Words as the index spells them: signs that make words, and the word that a slip of the keys meant."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SIGNS = (
    ("+", (("++", "plusplus"),)), ("#", (("C#", "csharp"), ("c#", "csharp"), ("F#", "fsharp"), ("f#", "fsharp"))),
    (".N", ((".NET", " dotnet"), (".Net", " dotnet"))), (".n", ((".net", " dotnet"),)),
    ("&", (("R&D", "randd"), ("r&d", "randd"))),
)  # fmt: skip
"""Names that end in signs and the words for them, by a mark without which a text holds none of them."""


def spell_signs(text: str) -> str:
    """Text in which names that end in signs are words, so that a tokeniser keeps them whole and apart.

    >>> spell_signs("C++, C#, ASP.NET and R&D")
    'Cplusplus, csharp, ASP dotnet and randd'
    """
    for mark, signs in _SIGNS:
        if mark in text:
            for sign, word in signs:
                text = text.replace(sign, word)
    return text


def slips(word: str) -> int:
    """How many slips of the keys a word of this length may hold: none under 5 letters, two from 9."""
    return 0 if len(word) < 5 or not word.isalpha() else 1 if len(word) < 9 else 2


def nearest(word: str, vocabulary: Sequence[str]) -> list[str]:
    """The words of a vocabulary that lie nearest, all at one distance within ``slips(word)`` and their own; none where none does.

    >>> nearest("kubernets", ["kubernetes", "python"]), nearest("jaba", ["java"])
    (['kubernetes'], [])
    """
    reach = slips(word)
    if not reach:
        return []
    found = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=reach, limit=None)
    near = [(far, known) for known, far, _ in found if slips(known)]
    least = min((far for far, _ in near), default=0)
    return [known for far, known in near if far == least]


def distance(one: str, other: str) -> int:
    """Slips of the keys between two words: a letter more, less, other, or two exchanged."""
    return int(OSA.distance(one, other))
