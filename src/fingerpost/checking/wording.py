"""The rules that are words alone: their phrases, wherever they mean what the rule means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fingerpost.checking.finding import Found
from fingerpost.checking.sheet import Sheet
from fingerpost.pack import CheckRule
from fingerpost.reading.scan import fold

PARTS = ("title", "text")
REQUIREMENT = "equality.requirement"
"""The table of wording that relies on an occupational requirement: the law then allows what the family's rules warn of."""


def look(sheet: Sheet, rules: Sequence[CheckRule]) -> Iterator[Found]:
    """What the phrases of each rule find."""
    excused = bool(sheet.of_table(REQUIREMENT))
    for rule in rules:
        if excused and rule.family == "equality":
            continue
        spots = tuple(
            sheet.spot(start, end)
            for start, end in sheet.standing(rule.id, rule.parts)
            if not any(sheet.beside(table, start, end) for table in rule.unless)
        )
        if spots and len({" ".join(fold(spot.words).split()) for spot in spots}) >= rule.least:
            yield Found(rule.id, spots)
