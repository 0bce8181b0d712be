"""In whose voice an advert speaks: as "we" and "our", and of the employer by its name, or of somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from fingerpost.reading.scan import Page, fold

_WE = (" our ", " we ", " us ")


def says_we(page: Page) -> bool:
    """Whether the text speaks in the first person of many at all."""
    start, end = page.bounds["text"]
    return any(page.folded.find(word, start - 1, end + 1) >= 0 for word in _WE)


def mentions(page: Page, most: int) -> int:
    """How often the text speaks of the employer by its name, so many times at most; a line that is the name alone is a board's.

    The first word of the name will do ("Larkspur" for "Larkspur Bicycles Ltd"), unless the text also uses it as a common
    word: then the first two must stand together.
    """
    words = page.advert.employer.split("|")[0].split()
    if words and words[0] == "The":
        words = words[1:]
    if not words:
        return 0
    name = words[0].rstrip(".,:")
    lower = name.lower()
    if name != lower and page.joined.find(f" {lower} ", *page.bounds["text"]) >= 0:
        if len(words) == 1:
            return 0
        name = f"{name} {words[1].rstrip('.,:')}"
    return sum(1 for _ in islice(_spoken(page, name), most)) if len(name) > 1 else 0


def _spoken(page: Page, name: str) -> Iterator[int]:
    """Where a name stands as whole words in the text, and not alone on its line."""
    whole = fold(page.advert.employer).split()
    at, last = page.bounds["text"]
    while (at := page.joined.find(name, at, last)) >= 0:
        after = at + len(name)
        if not page.joined[at - 1].isalnum() and not page.joined[after].isalnum():
            low, high = page.line(at)
            if page.folded[low:high].split() != whole:
                yield at
        at = after
