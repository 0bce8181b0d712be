"""Two sides of jobs that are alike in all else: how far their pay lies apart, and how sure that is.

Jobs stand in strata, within which the mean logarithms of pay are compared; strata are weighted by how much the two sides overlap
in them. Jobs of one employer stand or fall together.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

DRAWS = 100
"""Draws of the bootstrap: enough for a standard error to within 7%."""
MANY = 200
"""From so many degrees of freedom the spread of the draws is computed and not drawn, which took most of a large site's answer."""

Amounts = NDArray[np.float64]
Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Compared:
    """Both sides, in every stratum at least one job of each. All arrays are of one length: stratum and employer by number, the
    logarithm of pay, and whether a job is of the first side."""

    def __init__(self, stratum: Codes, employer: Codes, pay: Amounts, first: Mask) -> None:
        self.strata = int(stratum.max()) + 1
        self._stratum, self._employer, self._pay = (
            [values[side] for side in (first, ~first)] for values in (stratum, employer, pay)
        )
        self._counts = [np.bincount(each, minlength=self.strata).astype(np.float64) for each in self._stratum]
        self._means = [
            np.bincount(each, amounts, minlength=self.strata) / count
            for each, amounts, count in zip(self._stratum, self._pay, self._counts, strict=True)
        ]
        self._both = self._counts[0] + self._counts[1]
        self._overlap = self._counts[0] * self._counts[1] / self._both

    def difference(self) -> float:
        """The difference of mean logarithms, each stratum by how much both sides overlap in it."""
        return float(self._overlap @ (self._means[0] - self._means[1]) / self._overlap.sum())

    def freedom(self) -> float:
        """Degrees of freedom: the number of equally heavy employers that would do as much as those of the thinner side, less one."""
        heavy = []
        for stratum, employer, count in zip(self._stratum, self._employer, self._counts, strict=True):
            held = np.bincount(employer, weights=(self._overlap / count)[stratum])
            heavy.append(held.sum() ** 2 / (held @ held))
        return float(max(1.0, min(heavy) - 1))

    def drawn(self, rank: Codes, seed: int) -> float:
        """The standard error of the difference by a Bayesian bootstrap over employers (Rubin, 1981): each draw weighs every employer
        anew, and no stratum ever loses a side. ``rank`` gives each employer its place in an order of their own."""
        weights = np.random.default_rng(seed).standard_exponential((len(rank), DRAWS), dtype=np.float32)
        centre = (self._counts[0] * self._means[0] + self._counts[1] * self._means[1]) / self._both
        one, pay, other, other_pay = (
            csr_array((value, (stratum, rank[employer])), shape=(self.strata, len(rank))) @ weights
            for stratum, employer, amounts in zip(self._stratum, self._employer, self._pay, strict=True)
            for value in (np.ones(len(amounts), dtype=np.float32), (amounts - centre[stratum]).astype(np.float32))
        )
        overlap = one * other / (one + other)
        drawn = ((pay / one - other_pay / other) * overlap).sum(axis=0) / overlap.sum(axis=0)
        return float(np.std(drawn, ddof=1))

    def spread(self) -> float:
        """The standard error as draws of so many employers would have it: the sum over employers of the square of how far the
        difference moves with the weight of one (the infinitesimal jackknife; Efron, 1982), which is what draws tend to."""
        away = self._means[0] - self._means[1] - self.difference()
        of_each = np.zeros(max(int(each.max()) for each in self._employer) + 1)
        for here, way in ((0, 1), (1, -1)):
            part, stratum = self._counts[1 - here] / self._both, self._stratum[here]
            pull = (part**2 * away - way * part * self._means[here])[stratum] + (way * part)[stratum] * self._pay[here]
            of_each += np.bincount(self._employer[here], pull, minlength=len(of_each))
        return float(np.sqrt(of_each @ of_each) / self._overlap.sum())
