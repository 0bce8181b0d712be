"""What an advert asks of whoever applies: years, a degree, a clearance; and whether the employer sponsors a visa."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.readers.clearance import KINDS, clearance_asked
from fingerpost.reading.readers.degree import DEGREES, is_asked, stands_beside
from fingerpost.reading.readers.experience import MOST, years_asked
from fingerpost.reading.readers.sponsorship import NEVER, sponsorship_said
from fingerpost.reading.scan import Hit, Page, by_question

YEARS, DEGREE, CLEARANCE, SPONSORSHIP = "years", "degree", "clearance", "sponsorship"

Answer = Callable[[Page, Sequence[Hit]], tuple[Any, int, int] | None]
"""What answers a question from its hits: a value with its span, or None."""


class DemandsReader:
    """Claims ``experience_years`` (number), ``degree`` (the lowest), ``clearance`` and ``sponsorship`` (yes or no)."""

    name = "demands"

    def __init__(self, pack: Pack) -> None:
        self._words = pack.words.get("demands", {})
        self._apart = frozenset(self._words.get("degree.not", ()))
        self._others = frozenset(self._words.get("degree.whose", ()))
        self._questions: tuple[tuple[str, str, Answer], ...] = (
            (YEARS, "experience_years", _first_years),
            (DEGREE, "degree", self._lowest_degree),
            (CLEARANCE, "clearance", clearance_asked),
            (SPONSORSHIP, "sponsorship", sponsorship_said),
        )

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """Each phrase with the question that it may answer, and the answer where the phrase alone gives it."""
        words = self._words
        yield from ((phrase, (YEARS, None)) for phrase in words.get("years", ()))
        for unit in words.get("years.unit", ()):
            yield from ((f"{number}{sign}{unit}", (YEARS, None)) for number in range(1, MOST + 1) for sign in ("", "+"))
        for level in DEGREES:
            yield from ((phrase, (DEGREE, ("", level))) for phrase in words.get(f"degree.{level}", ()))
        for entry in words.get("degree.capitals", ()):
            letters, level = entry.split(":")
            yield letters, (DEGREE, (letters, level))
        for kind in KINDS:
            yield from ((phrase, (CLEARANCE, kind)) for phrase in words.get(f"clearance.{kind}", ()))
        yield from ((phrase, (CLEARANCE, None)) for phrase in words.get("clearance.named", ()))
        yield from ((phrase, (SPONSORSHIP, "")) for phrase in words.get("sponsorship", ()))
        yield from ((phrase, (SPONSORSHIP, NEVER)) for phrase in words.get("sponsorship.never", ()))

    def read(self, page: Page) -> None:
        """Claim each demand with its words; of several numbers of years the first, of several degrees the lowest."""
        asked = by_question(page.hits(self.name))
        for question, field, answer_to in self._questions:
            hits = asked.get(question)
            claim = answer_to(page, hits) if hits else None
            if claim is not None:
                page.add(field, *claim)

    def _lowest_degree(self, page: Page, hits: Sequence[Hit]) -> tuple[str, int, int] | None:
        found = [
            (level, begin, end)
            for begin, end, (letters, level) in hits
            if not (letters and not stands_beside(page, letters, begin, end))
            and is_asked(page, level, begin, end, self._apart, self._others)
        ]
        return min(found, key=lambda item: DEGREES.index(item[0])) if found else None


def _first_years(page: Page, hits: Sequence[Hit]) -> tuple[float, int, int] | None:
    for begin, end, _ in hits:
        years = years_asked(page, begin, end)
        if years is not None:
            return years
    return None
