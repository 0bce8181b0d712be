"""The ends of an estimate: boosted trees that learn how far pay lies from what the centre says, at the bottom, the middle and the top.

They are learnt once for every lot of employers, from all the others, as the centre is: so every job of the training has ends
that knew nothing of its employer, to show how far they must move, and what is asked later is answered by the mean of them all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingRegressor

from fingerpost.market.estimating.centre import SEED
from fingerpost.market.estimating.lots import APART, LOTS, Lots
from fingerpost.market.estimating.shapes import COVER

Numbers = NDArray[np.float64]
SHARES = ((1 - COVER) / 2, 0.50, (1 + COVER) / 2)
NETWORK = 1
"""The column of what the network says, from which the distance is learnt."""
MOST_TO_LEARN = 60_000
"""More jobs made the quantiles no better."""


class Ends:
    """Low, middle and high, for every lot of employers. ``told`` is a line a job: what the centre says, and what is known besides;
    the last ``coded`` columns are codes and no amounts."""

    def __init__(self, coded: int) -> None:
        self._coded = coded

    def fit(self, told: Numbers, logs: Numbers, lots: Lots) -> Numbers:
        """Learn the trees of all lots; gives the three ends of each row, a row an end, by the trees that had not seen its lot."""
        self._trees, unseen = [], np.zeros((len(SHARES), len(logs)))
        for each in range(LOTS):
            taught = (lots != each) & (lots != APART)
            off = logs[taught] - told[taught, NETWORK]
            self._trees.append([self._learn(told[taught], off, share) for share in SHARES])
            if (lots == each).any():
                unseen[:, lots == each] = self.of_lot(each, told[lots == each])
        return unseen

    def of_lot(self, number: int, told: Numbers) -> Numbers:
        """The ends by one lot's trees, in rising order: quantiles that are learnt apart may cross."""
        return np.sort(np.array([trees.predict(told) + told[:, NETWORK] for trees in self._trees[number]]), axis=0)

    def predict(self, told: Numbers) -> Numbers:
        """The ends in the mean of all lots."""
        return np.asarray(np.mean([self.of_lot(each, told) for each in range(LOTS)], axis=0), dtype=np.float64)

    def _learn(self, told: Numbers, off: Numbers, share: float) -> HistGradientBoostingRegressor:
        at = np.random.default_rng(SEED).permutation(len(told))[:MOST_TO_LEARN]
        codes: Sequence[int] = range(told.shape[1] - self._coded, told.shape[1])
        trees = HistGradientBoostingRegressor(
            loss="quantile", quantile=share, max_iter=60, learning_rate=0.15, max_leaf_nodes=15,
            min_samples_leaf=min(100, max(10, len(at) // 40)), categorical_features=list(codes), early_stopping=False,
            random_state=SEED,
        )  # fmt: skip
        return trees.fit(told[at], off[at])
