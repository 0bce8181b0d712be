"""Where each job of a question stands: in its window or in the one a year before, and in which part of what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns, Mask
from fingerpost.market.question import COLUMN_OF, JobQuestion, PayQuestion

LARGEST = 10_000_000
"""Amounts beyond it, or of nothing, are slips of the pen and count as no pay."""

_EPOCH = date(1970, 1, 1).toordinal()


class Part(IntEnum):
    """The parts into which the jobs of a question fall, each job into one."""

    PLACED = 0
    UP_TO = 1
    UPWARDS = 2
    OTHER = 3
    REST = 4
    UNSAID = 5
    WITH_VAT = 6


@dataclass(frozen=True, slots=True)
class Standing:
    """Some jobs of a question, one value each in every array.

    ``at`` are their places in the columns, ``part`` is a ``Part``; ``middle`` is the middle of their pay on whole units of
    the currency (of hourly rates on hundredths), of use where they are placed; ``employer`` is a number, -1 for nobody.
    """

    at: NDArray[np.int64]
    part: NDArray[np.int8]
    middle: NDArray[np.float64]
    employer: NDArray[np.int64]

    def of(self, chosen: NDArray[Any]) -> Standing:
        """Those that a mask or a list of places among them chooses."""
        return Standing(self.at[chosen], self.part[chosen], self.middle[chosen], self.employer[chosen])

    @property
    def placed(self) -> Standing:
        """Those that the percentiles are made of."""
        return self.of(self.part == Part.PLACED)


def fitting(columns: Columns, question: JobQuestion) -> Mask:
    """The jobs that a question asks for, whenever they were seen."""
    found: Mask = np.ones(len(columns), dtype=np.bool_)
    for field, column in COLUMN_OF.items():
        if wanted := getattr(question, field):
            found &= columns.among(column, wanted)
    return found & columns.asking(question.skills) if question.skills else found


def within(columns: Columns, question: JobQuestion) -> Mask:
    """The jobs of a question's window."""
    shown = columns.days("shown")
    first, last = (day_number(day) for day in (question.since, question.until))
    return (shown >= first) & (shown <= last)


def day_number(day: date) -> int:
    """A day as columns count it."""
    return day.toordinal() - _EPOCH


def standing(columns: Columns, question: PayQuestion, chosen: Mask) -> Standing:
    """Where the chosen jobs stand in a question, whatever else it asks: only its currency, its period and whether it asks for
    boards' estimates count here."""
    at = np.flatnonzero(chosen)
    low, high = columns.amounts("low")[at], columns.amounts("high")[at]
    has_low, has_high = ((amount > 0) & (amount <= LARGEST) for amount in (low, high))
    sound = (has_low | np.isnan(low)) & (has_high | np.isnan(high)) & (has_low | has_high)
    asked = sound & (columns.flags("estimated")[at] == question.estimated)
    fits = asked.copy()
    for column, word in (("currency", question.currency), ("period", question.period)):
        fits &= columns.codes(column)[at] == columns.code(column, word)
    basis = columns.codes("basis")[at]
    with_vat = fits & (basis == columns.code("basis", "with-vat"))
    fits &= basis == columns.code("basis", "base")
    part = np.full(len(at), Part.UNSAID, dtype=np.int8)
    part[sound] = Part.REST
    part[asked] = Part.OTHER
    part[fits & has_low & has_high] = Part.PLACED
    part[fits & ~has_low] = Part.UP_TO
    part[fits & ~has_high] = Part.UPWARDS
    part[with_vat] = Part.WITH_VAT
    finest = 100 if question.period == "hour" else 1
    employer = columns.codes("employer")[at].astype(np.int64)
    employer[employer == columns.code("employer", "")] = -1
    return Standing(at, part, np.floor((low + high) / 2 * finest + 0.5) / finest, employer)
