"""What an estimate is made from and what it is: plain values, the range, and the refusal where there is too little to learn from."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fingerpost.errors import FingerpostError

COVER = 0.80
"""The share of jobs whose pay should lie in their range."""
FEWEST_JOBS = 300
FEWEST_EMPLOYERS = 50
"""Under either nothing is learnt: each lot that is left out, a fifth, would be of fewer than ten employers."""
TITLE_AT_MOST = 300
TEXT_AT_MOST = 4_000
"""Characters that are looked at; what lies beyond rarely speaks of the work."""

Tell = Callable[[str], None]
"""Is told, in a few words, what long work does next."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """What is known of one job; "" where it is not known. ``text`` is the advert's words or the names of its skills."""

    title: str
    text: str = ""
    place: str = ""
    region: str = ""
    category: str = ""
    level: str = ""
    contract: str = ""
    hours: str = ""
    employer: str = ""
    posted: date | None = None

    @property
    def side(self) -> str:
        """Whose advert it is, so that an employer stands wholly on one side of a split; the title where nobody is named."""
        return self.employer or self.title


@dataclass(frozen=True, slots=True)
class PaidJob:
    """A job and the base pay that its advert states, in pounds a year: the middle where it is a range with both ends.

    A board's estimate is no such pay, nor are a day rate, "up to" or on-target earnings. ValueError for pay that is none.
    """

    job: JobRow
    pay: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.pay) and self.pay > 0):
            raise ValueError(f"pay of {self.pay:g} is none")


@dataclass(frozen=True, slots=True)
class Estimate:
    """Pounds a year between which the pay of ``COVER`` of such jobs lies, and the middle, which is never shown without them.

    It is no ``Pay``: nothing that shows, counts or publishes what adverts state takes one.
    """

    low: int
    middle: int
    high: int

    def __str__(self) -> str:
        return f"estimated £{self.low:,} to £{self.high:,} a year"


class TooThin(FingerpostError, ValueError):  # noqa: N818 - what the answer is, in the manner of TooFew
    """Too few jobs, or jobs of too few employers, to learn from."""

    def __init__(self, jobs: int, employers: int) -> None:
        self.jobs, self.employers = jobs, employers
        super().__init__(
            f"{jobs:,} jobs of {employers:,} employers state a yearly salary and may teach, while others judge: too few to estimate from. "
            f"Import more, until there are {FEWEST_JOBS:,} jobs of {FEWEST_EMPLOYERS:,} employers"
        )
