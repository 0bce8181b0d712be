"""Words as the index spells them: signs that make words, and the word that a slip of the keys meant."""

from __future__ import annotations

from collections.abc import Iterable

_SIGNS = (
    ("++", "plusplus"), ("C#", "csharp"), ("c#", "csharp"), ("F#", "fsharp"), ("f#", "fsharp"),
    (".NET", " dotnet"), (".Net", " dotnet"), (".net", " dotnet"), ("R&D", "randd"), ("r&d", "randd"),
)  # fmt: skip


def spell_signs(text: str) -> str:
    """Text in which names that end in signs are words, so that a tokeniser keeps them whole and apart.

    >>> spell_signs("C++, C#, ASP.NET and R&D")
    'Cplusplus, csharp, ASP dotnet and randd'
    """
    for sign, word in _SIGNS:
        text = text.replace(sign, word)
    return text


def slips(word: str) -> int:
    """How many slips of the keys a word of this length may hold: none under 5 letters, two from 9."""
    return 0 if len(word) < 5 or not word.isalpha() else 1 if len(word) < 9 else 2


def nearest(word: str, vocabulary: Iterable[str]) -> list[str]:
    """The words of a vocabulary that lie nearest, all at one distance within ``slips(word)``; none where none does.

    >>> nearest("kubernets", ["kubernetes", "python"]), nearest("jaba", ["java"])
    (['kubernetes'], [])
    """
    reach = slips(word)
    letters = set(word)
    found: list[str] = []
    for known in vocabulary:
        # One slip brings or takes at most one letter, so most words are told apart without counting their slips.
        if not slips(known) or len(letters.difference(known)) > reach or len(set(known) - letters) > reach:
            continue
        far = distance(word, known, reach) if abs(len(known) - len(word)) <= reach else reach + 1
        if far < reach:
            reach, found = far, []
        if far == reach:
            found.append(known)
    return found if slips(word) else []


def distance(one: str, other: str, limit: int) -> int:
    """Slips of the keys between two words (a letter more, less, other, or two exchanged); ``limit`` + 1 where more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = row, before, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if above and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
