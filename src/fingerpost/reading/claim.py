"""A claim: one value in a reading, with the words that make it and any doubt. A reading: all the claims of one advert."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Where = str
"""Where a claim's words stand: "title", "location", "employer", "text", or "field:NAME" for a feed's own field."""

Period = Literal["year", "month", "week", "day", "hour"]
Basis = Literal["base", "ote", "with-vat"]


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as the advert says it: nothing is converted, nothing is filled in.

    ``low`` and ``high`` are amounts in ``currency`` (ISO 4217) for each ``period``; "up to" has no low, "from" no high, a single figure
    has both the same. ``basis`` is "base", "ote" where only on-target earnings are stated, or "with-vat" where VAT is in the rate,
    so that nothing takes it for base pay. ``estimated`` marks a board's own estimate, ``approximate`` "circa"; ``vat`` is True where
    the rate is plus VAT, ``pro_rata`` where the figure is a full-time equivalent.
    """

    low: float | None
    high: float | None
    currency: str
    period: Period
    phrase: str
    basis: Basis = "base"
    approximate: bool = False
    estimated: bool = False
    vat: bool = False
    pro_rata: bool = False


class Claim(NamedTuple):
    """One value that an advert states, with its words.

    ``field`` is the name in the reading ("role", "pay", "skill_asked", …); ``value`` a string, number, bool or ``Pay``; ``where`` and
    ``start``/``end`` (characters, half open) are where the words stand, ``words`` are those words exactly as written. ``doubt`` is a short
    sentence where the reader is unsure, else None.
    """

    field: str
    value: Any
    where: Where
    start: int
    end: int
    words: str
    doubt: str | None = None


SINGLE = (
    "role", "level", "manages", "pay", "contract", "ir35", "engagement", "vat", "hours", "mode", "office_days", "place",
    "experience_years", "degree", "clearance", "sponsorship", "agency",
    "bonus", "sign_on_bonus", "equity", "car_allowance", "pension_percent", "holiday_days",
    "closing_date", "start_date", "contract_length", "extension", "advert_language", "employer_kind",
)  # fmt: skip
"""Fields that hold one value; the first claim of such a field is the reading's answer, later ones are further statements.

``bonus``, ``sign_on_bonus`` and ``car_allowance`` are the figure as a page prints it ("up to 10%", "£5,000"), or "yes"
where none is said; they are never pay. ``pension_percent`` is the employer's highest share of pay, ``holiday_days`` days
a year, ``contract_length`` months. Dates are ISO ("2026-06-14", a month "2026-09"); a start may be "asap".
``advert_language`` (ISO 639-1) is claimed only where it is not English.
"""

MANY = ("skill_asked", "skill_named", "language_asked")
"""Fields that hold any number of values, one claim each; a language is its ISO 639-1 code."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one advert: its claims in the order of the readers, and the version of the reader that made them."""

    advert_id: str
    claims: tuple[Claim, ...]
    version: str

    def claim(self, field: str) -> Claim | None:
        """The claim that answers for a single-valued field, or None where the advert does not say."""
        for claim in self.claims:
            if claim.field == field:
                return claim
        return None

    def value(self, field: str) -> Any:
        """The value of a single-valued field, or None where the advert does not say."""
        claim = self.claim(field)
        return None if claim is None else claim.value

    def all(self, field: str) -> Iterator[Claim]:
        """Every claim of a field, in order."""
        return (claim for claim in self.claims if claim.field == field)
