"""A finding: what a rule has to say of an advert, the words that it rests on, and what the rule itself rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fingerpost.reading import Claim

SHOWN = 12
"""Words that one sentence of a finding names at most; the others stand in ``spots`` alone."""


class Spot(NamedTuple):
    """Words of an advert: in which part ("title", "location", "employer", "text", "field:NAME"), from where to where (half open)."""

    where: str
    start: int
    end: int
    words: str


class Found(NamedTuple):
    """What a family of rules found: the rule, the words it rests on (none where something is missing), what fills its sentence."""

    rule: str
    spots: tuple[Spot, ...] = ()
    facts: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Finding:
    """Advice on one rule. ``severity`` is one of ``pack.SEVERITIES``; ``spots`` are the words it rests on, the first first.

    ``citation`` and ``link`` say what the rule rests on. Nothing is ever blocked for a finding.
    """

    rule: str
    family: str
    severity: str
    name: str
    sentence: str
    suggestion: str
    citation: str
    link: str
    spots: tuple[Spot, ...] = field(default=())

    @property
    def spot(self) -> Spot | None:
        """The first words that the finding rests on; None where it says that something is missing."""
        return self.spots[0] if self.spots else None


def spot_of(claim: Claim) -> Spot:
    """The words of a reader's claim."""
    return Spot(claim.where, claim.start, claim.end, claim.words)


def named(spots: tuple[Spot, ...]) -> str:
    """The words of spots as a sentence quotes them, each once in whatever capitals it came first."""
    first: dict[str, str] = {}
    for spot in spots:
        words = " ".join(spot.words.split())
        first.setdefault(words.casefold(), words)
    shown = [f"“{words}”" for words in first.values()]
    more = len(shown) - SHOWN
    return ", ".join(shown[:SHOWN]) + (f" and {more} more" if more > 0 else "")
