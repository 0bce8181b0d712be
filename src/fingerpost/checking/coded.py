"""Gender-coded wording: words that research found more often in adverts for work that men, or women, mostly do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from fingerpost.checking.finding import Found, Spot
from fingerpost.checking.sheet import Sheet

LEAST = 4
"""Different masculine-coded words under which nothing is said."""
MORE = 2
"""How many more of them than of feminine-coded words there must be."""


def look(sheet: Sheet) -> Iterator[Found]:
    """A hint where masculine-coded words outweigh by far; with the balance."""
    masculine = _each_once(sheet, sheet.tables.get("coded.masculine", ()))
    if len(masculine) < LEAST:
        return
    feminine = _each_once(sheet, sheet.tables.get("coded.feminine", ()))
    if len(masculine) >= len(feminine) + MORE:
        counts = {"masculine": str(len(masculine)), "feminine": str(len(feminine))}
        yield Found("coded.masculine", masculine, counts)


def _each_once(sheet: Sheet, words: Sequence[str]) -> tuple[Spot, ...]:
    """The first place of each different word of a table; a word that ends in "*" is the beginning of one."""
    whole = {word for word in words if not word.endswith("*")}
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    hidden = sheet.of_table("coded.never", "text")
    found: list[tuple[int, int]] = []
    for word in sheet.vocabulary:
        if word in whole or word.startswith(stems):
            shown = (
                (start, end)
                for start, end in sheet.places(word)
                if not any(first <= start and end <= last for first, last in hidden)
            )
            found.extend(islice(shown, 1))
    return tuple(sheet.spot(*span) for span in sorted(found))
