"""The centre of an estimate: what such a job pays, in logarithms of pounds, by a linear model and a small network side by side.

Each is learnt once for every lot of employers, from all the others: so every job of the training has a prediction that knew
nothing of its employer, and what is asked later is answered by the mean of them all. A few employers are apart from every lot: what
the mean says of their jobs is what it will say of jobs that are yet to come.
"""

from __future__ import annotations

from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge
from sklearn.neural_network import MLPRegressor

from fingerpost.market.estimating.lots import APART, LOTS, Lots
from fingerpost.market.estimating.shapes import Tell

Numbers = NDArray[np.float64]
HIDDEN = (64, 32)
PASSES = (1, 2, 4)
"""A network sees every job three times, twice as many at once each time, so that its steps settle.
A fourth made it worse on other employers."""
STEPS = 128
MOST_AT_ONCE = 512
FEWEST_AT_ONCE = 8
"""How many jobs at once the first time: as many as make so many steps of one pass."""
SEED = 1


class Pair:
    """A ridge regression and a network of the same rows, on a standardised target."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def fit(self, lines: csr_matrix, logs: Numbers) -> Self:
        """Learn both from lines of words and the logarithms of pay."""
        self.mean, self.spread = float(logs.mean()), float(logs.std()) or 1.0
        target = ((logs - self.mean) / self.spread).astype(np.float32)
        self.ridge = Ridge(alpha=1.0, solver="sparse_cg", tol=1e-4).fit(lines, target)
        # Pass by pass: the library's own stopping looks at jobs of employers that it has learnt from.
        at_once = min(MOST_AT_ONCE, max(FEWEST_AT_ONCE, lines.shape[0] // STEPS))
        self.network = MLPRegressor(
            hidden_layer_sizes=HIDDEN, batch_size=at_once, learning_rate_init=2e-3, random_state=self.seed
        )
        for times in PASSES:
            self.network.set_params(batch_size=min(times * at_once, lines.shape[0]))
            self.network.partial_fit(lines, target)
        return self

    def predict(self, lines: csr_matrix) -> Numbers:
        """Two columns: what the linear model says and what the network says, in logarithms of pounds."""
        both = np.column_stack((self.ridge.predict(lines), self.network.predict(lines)))
        return np.asarray(both, dtype=np.float64) * self.spread + self.mean


class Centre:
    """A pair for every lot of employers."""

    def fit(self, lines: csr_matrix, logs: Numbers, lots: Lots, tell: Tell) -> Numbers:
        """Learn all pairs; gives what each row's own lot was told by the pair that had not seen it. Rows ``APART`` teach none."""
        self.pairs, unseen = [], np.zeros((len(logs), 2))
        for each in range(LOTS):
            tell(f"learning from the words of jobs, part {each + 1} of {LOTS}")
            taught = (lots != each) & (lots != APART)
            pair = Pair(SEED + each).fit(lines[taught], logs[taught])
            if (lots == each).any():
                unseen[lots == each] = pair.predict(lines[lots == each])
            self.pairs.append(pair)
        return unseen

    def each(self, lines: csr_matrix) -> list[Numbers]:
        """What each pair says by itself."""
        return [pair.predict(lines) for pair in self.pairs]

    def predict(self, lines: csr_matrix) -> Numbers:
        """What all pairs say in the mean, for rows of any employer."""
        return np.asarray(np.mean(self.each(lines), axis=0), dtype=np.float64)
