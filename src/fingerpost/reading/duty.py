"""The line of an advert that says what one would do: the first under its heading of duties, or the first that says "you will"."""

from __future__ import annotations

import re

from fingerpost.pack import Pack

SHORTEST, LONGEST = 24, 160
"""Characters of a line that says something, and that fits a card; a longer one is cut at a word."""
HEADING = 40
"""Characters of a line that may be a heading by the words in it ("Key responsibilities and duties")."""
FAR = 20_000
"""Characters of a text that are looked through."""

_BULLET = " \t*-–—•·●▪+>"
_BULLETS = tuple(_BULLET.strip())
_OF_DUTIES = re.compile(r"responsib|dut(?:y|ies)|you(?:’ll|'ll| will)|the work")
"""Headings whose lines are duties even without a bullet; under the others ("the role") prose may be of anything."""
_NO_DUTY = r"(?!receive|get|have|be given|need|find|enjoy|benefit|be part|also)"
_YOU_WILL = re.compile(
    rf"(?:^|(?<=[.!?] ))(You(?:’ll|'ll| will| would) {_NO_DUTY}[^.!?\n]{{16,300}}[.!?]?)", re.MULTILINE
)


def first_duty(text: str, pack: Pack) -> str:
    """What an advert says that one would do, as it says it, in one line; "" where it says it nowhere.

    >>> from fingerpost.pack import load_pack
    >>> first_duty("About us\\nWe sell hats.\\n\\nThe role:\\n- Build the models that price hats\\n- Mend them", load_pack())
    'Build the models that price hats'
    """
    headings = set(pack.words.get("sections", {}).get("duties", ()))
    heading = ""
    for line in text[:FAR].splitlines():
        words = line.strip(_BULLET)
        listed = line.strip()[:1] in _BULLETS or _OF_DUTIES.search(heading)
        if heading and listed and len(words) >= SHORTEST:
            return _one_line(words)
        if words:
            named = words.rstrip(" :.").casefold()
            heads = named in headings or (len(words) <= HEADING and _OF_DUTIES.search(named))
            heading = named if heads else heading if len(words) < SHORTEST else ""
    said = _YOU_WILL.search(text, 0, FAR)
    return _one_line(said[1]) if said else ""


def _one_line(words: str) -> str:
    words = " ".join(words.split()).rstrip(" ;,.")
    if len(words) <= LONGEST:
        return words
    return f"{words[:LONGEST].rpartition(' ')[0].rstrip(' ;,.')} …"
