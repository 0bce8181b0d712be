"""Contract, hours and mode as a feed states them in fields of its own: whole values, in the words of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from fingerpost.pack import Pack
from fingerpost.reading.fieldpay import one_form
from fingerpost.reading.lexicon import LONGEST
from fingerpost.reading.scan import fold
from fingerpost.reading.wording import Phrases

Stated = tuple[str, str, int, int]
"""A value, the field that states it, and where in it the words stand."""

ITEM = re.compile(r"[^,;|/\n•]+")
EITHER = "either"
_CONTRACTS = ("apprenticeship", "internship", "fixed-term", "contract", "permanent")
_FULL, _PART = "full-time", "part-time"
_MODES = ("remote", "hybrid", "onsite")
_WEEK = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)(?: ?(?:hours?|hrs|h)(?: ?(?:a|per|/) ?week)?)?")
_FULL_WEEK, _PART_WEEK, _LEAST_WEEK, _LONGEST_WEEK = 34, 30, 5, 48


class FieldTerms:
    """Reads the terms of work from the fields of an advert."""

    def __init__(self, pack: Pack) -> None:
        terms, mode, own = pack.words["terms"], pack.words["mode"], pack.words["fields"]
        self._contracts = _table(terms, own, "contract", _CONTRACTS)
        self._times = _table(terms, own, "hours", (_FULL, _PART))
        self._filler = frozenset(own["filler"])
        self._modes = {
            one_form(name): value for value in _MODES for name in (*mode[f"{value}.alone"], *own[f"mode.{value}"])
        }

        # A feed says the same few words in advert after advert.
        self._read = lru_cache(maxsize=4096)(self._stated)

    def read(self, fields: Mapping[str, str]) -> tuple[tuple[str, Stated], ...]:
        """Each question ("contract", "hours", "mode") with its answer, where the fields give just one.

        A feed puts contract and hours into either of their two fields, or both into one.
        """
        contract, hours, mode = (fields.get(name, "")[:LONGEST] for name in ("contract", "hours", "mode"))
        return self._read(contract, hours, mode) if contract or hours or mode else ()

    def _stated(self, contract: str, hours: str, mode: str) -> tuple[tuple[str, Stated], ...]:
        terms = [(name, text) for name, text in (("contract", contract), ("hours", hours)) if text]
        contracts = _alone(self._found(terms, self._contracts))
        times = _alone(self._found(terms, self._times)) or _alone(_week(hours))
        modes = _alone(
            (self._modes[form], "mode", *trimmed(item))
            for item in ITEM.finditer(mode)
            if (form := one_form(item[0])) in self._modes
        )
        answers = (("contract", contracts), ("hours", times), ("mode", modes))
        return tuple((question, one) for question, found in answers for one in found)

    def _found(self, stated: Iterable[tuple[str, str]], asked: Phrases) -> Iterator[Stated]:
        for name, text in stated:
            for item in ITEM.finditer(text):
                yield from ((value, name, *trimmed(item)) for value in self._values(item[0], asked))

    def _values(self, item: str, asked: Phrases) -> set[str]:
        """The values that an item gives to a question; none where it holds a word that is of no term.

        A bare "contract" counts only where nothing says which.
        """
        tokens, place = fold(item).split(), 0
        values: set[str] = set()
        bare: set[str] = set()
        while place < len(tokens):
            ours, value = asked.at(tokens, place)
            theirs = max(table.at(tokens, place)[0] for table in (self._contracts, self._times))
            if ours and ours >= theirs:
                (bare if ours == 1 and tokens[place] in self._filler else values).add(value)
            elif not theirs and tokens[place] not in self._filler and not tokens[place].isdecimal():
                return set()
            place += max(ours, theirs, 1)
        return values or bare


def trimmed(item: re.Match[str]) -> tuple[int, int]:
    """Where the words of an item stand, without the blanks at its ends."""
    words = item[0].strip()
    start = item.start() + item[0].find(words)
    return start, start + len(words)


def _table(
    terms: Mapping[str, tuple[str, ...]], own: Mapping[str, tuple[str, ...]], question: str, values: Iterable[str]
) -> Phrases:
    """The phrases of a question by value: those that leave it open, those of fields, and those of adverts, however they count there."""
    table = {EITHER: own[f"{question}.{EITHER}"]}
    for value in values:
        said = (terms.get(f"{question}.{value}.{manner}", ()) for manner in ("alone", "said", "title"))
        table[value] = (*own.get(f"{question}.{value}", ()), *(phrase for phrases in said for phrase in phrases))
    return Phrases({value: [one_form(phrase) for phrase in phrases] for value, phrases in table.items()})


def _alone(answers: Iterable[Stated]) -> list[Stated]:
    """The first of the answers where all are one; none where they differ, or leave the question open."""
    found = list(answers)
    return found[:1] if len({value for value, *_ in found}) == 1 and found[0][0] != EITHER else []


def _week(text: str) -> Iterator[Stated]:
    """Full-time or part-time by the hours of the week, where they are plainly the one or the other."""
    week = _WEEK.fullmatch(text.strip().lower())
    hours = float(week[1]) if week else 0
    if _FULL_WEEK <= hours <= _LONGEST_WEEK or _LEAST_WEEK <= hours <= _PART_WEEK:
        yield _FULL if hours >= _FULL_WEEK else _PART, "hours", 0, len(text)
