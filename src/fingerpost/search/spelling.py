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


def nearest(word: str, vocabulary: Iterable[str]) -> str | None:
    """The word of a vocabulary that lies nearest within ``slips(word)``; None where there is none, or no single one.

    >>> nearest("kubernets", ["kubernetes", "python"]), nearest("jaba", ["java"])
    ('kubernetes', None)
    """
    reach = slips(word)
    near = [known for known in vocabulary if abs(len(known) - len(word)) <= reach and slips(known)]
    far = {known: distance(word, known, reach) for known in near}
    closest = min(far.values(), default=reach + 1)
    found = [known for known, slipped in far.items() if slipped == closest]
    return found[0] if closest <= reach and len(found) == 1 else None


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
