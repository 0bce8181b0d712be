"""What the index answers: the jobs of a page, facets with counts, and the points of pay behind a distribution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fingerpost.search.meaning import Meaning
from fingerpost.search.question import PayPeriod, Question

FACETS = (
    "role", "level", "skill", "place", "region", "contract", "ir35", "mode", "hours", "paid", "clearance", "sponsorship",
    "employer", "pay", "within",
)  # fmt: skip
"""The facets of every answer, named by the parameter of an address that chooses a value of each."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One job found, by its id."""

    job_id: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: what an address says to ask for it, how many jobs it would leave, whether it is asked for.

    ``label`` is a name where the index knows a better one than the value (an employer's); for the rest the pack has
    the names.
    """

    value: str
    count: int
    chosen: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class PayPoints:
    """The pay of jobs that state it in sterling for one period, base pay, not estimated: exact, nothing left out.

    ``points`` are (pounds, jobs) in rising order, each the middle of a range whose ends are both stated, to the whole
    pound; ``employers`` is the number of distinct employers behind them (an employer that is not named counts for
    none). ``up_to`` and ``upwards`` count the jobs that state only the top or only the bottom of a range, which have
    no middle and stand in no percentile.
    """

    period: PayPeriod
    points: tuple[tuple[int, int], ...] = ()
    employers: int = 0
    up_to: int = 0
    upwards: int = 0

    @property
    def jobs(self) -> int:
        """How many jobs stand behind the points."""
        return sum(count for _, count in self.points)


@dataclass(frozen=True, slots=True)
class PayFound:
    """The pay of every job that the question finds, its own pay filter apart: each job is counted in just one place.

    ``other`` counts pay that is stated but not comparable: another period or currency, or on-target earnings.
    """

    year: PayPoints
    day: PayPoints
    estimated: int = 0
    other: int = 0
    none: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the index says to a question.

    ``facets`` holds the values of each of ``FACETS``, most frequent first (pay and date in their own order), each
    counted with the other filters applied and its own left out, so that alternatives stay in view; skills, which must
    all hold, are counted with all applied. ``meaning`` is what the words were taken to ask; ``guessed`` lists words that
    no advert holds, for which words of nearly the same spelling were looked for, ``idle`` words that so many adverts hold that
    they were left out.
    """

    question: Question
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    pay: PayFound
    meaning: Meaning
    guessed: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    @property
    def mended(self) -> tuple[tuple[str, str], ...]:
        """The slips of the keys that were put right, each with the word that was meant."""
        return self.meaning.mended

    @property
    def pages(self) -> int:
        """How many pages of the question's size the jobs fill."""
        return -(-self.total // self.question.size) if self.question.size else 0
