"""Where an amount stands among jobs: how many offer less, and how sure that share is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fingerpost.columns import Columns
from fingerpost.market.figure import placed
from fingerpost.market.proportion import proportion_interval
from fingerpost.market.question import PayQuestion


@dataclass(frozen=True, slots=True)
class Rank:
    """How many jobs offer less than an amount, the same, and more. Between ``low`` and ``high`` lies, with 90% confidence, the
    share (0 to 1) that offers less among all such jobs, of which these are a sample; those that offer the same widen it."""

    below: int
    same: int
    above: int
    low: float
    high: float

    @property
    def jobs(self) -> int:
        """How many jobs there are in all."""
        return self.below + self.same + self.above

    @property
    def share(self) -> float:
        """The share that offers less, half of those that offer the same among them."""
        return (self.below + self.same / 2) / self.jobs


def rank(columns: Columns, question: PayQuestion, amount: float) -> Rank:
    """Where an amount stands among the jobs that a question's percentiles are made of. ValueError where there are none."""
    return rank_among(placed(columns, question).middle, amount)


def rank_among(amounts: ArrayLike, amount: float) -> Rank:
    """Where an amount stands among others. ValueError where there are none."""
    others = np.asarray(amounts, dtype=np.float64)
    below, same = int((others < amount).sum()), int((others == amount).sum())
    low, _ = proportion_interval(below, len(others))
    _, high = proportion_interval(below + same, len(others))
    return Rank(below, same, len(others) - below - same, low, high)
