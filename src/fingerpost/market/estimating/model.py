"""The model of a yearly salary: learnt from jobs that state theirs, asked about those that do not; always a range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingRegressor
from threadpoolctl import threadpool_limits

from fingerpost.market.estimating.centre import APART, LOTS, SEED, Centre
from fingerpost.market.estimating.conformal import Margins, misses
from fingerpost.market.estimating.shapes import (
    COVER,
    FEWEST_EMPLOYERS,
    FEWEST_JOBS,
    Estimate,
    JobRow,
    PaidJob,
    Tell,
    TooThin,
    lot,
)  # fmt: skip
from fingerpost.market.estimating.words import ALL, Words

Numbers = NDArray[np.float64]
SHARES = ((1 - COVER) / 2, 0.50, (1 + COVER) / 2)
APART_OF, APART_FROM = 20, 20_000
"""From so many jobs, one employer in so many teaches nothing, and shows how much closer the mean of all pairs comes than one of them.
Fewer jobs would say it too roughly, and of roles paid too unlike: there ranges stay as wide as one pair needs."""
LEARN, OF = 3, 5
"""Employers whose jobs teach the quantiles; those of the remaining lots show how far to move them."""
MOST_TO_LEARN = 60_000
"""More jobs made the quantiles no better."""
MOST_CODES = 60
"""Values of a field that the trees tell apart, the most frequent."""
ROUND_TO = 100
CODED = ("category", "level", "contract", "hours", "region")


def train(paid: Sequence[PaidJob], tell: Tell = lambda _: None) -> Model:
    """Learn from jobs that state a yearly salary; TooThin where they are too few. The same jobs in the same order give the same model.

    Learning runs on one core, so that sums are made in one order whatever the machine.
    """
    employers = len({each.job.side for each in paid})
    if len(paid) < FEWEST_JOBS or employers < FEWEST_EMPLOYERS:
        raise TooThin(len(paid), employers)
    with threadpool_limits(limits=1):
        return Model(paid, tell)


class Model:
    """What was learnt; ``train`` makes one."""

    def __init__(self, paid: Sequence[PaidJob], tell: Tell) -> None:
        jobs = [each.job for each in paid]
        logs = np.log([each.pay for each in paid])
        tell(f"counting the words of {len(jobs):,} jobs")
        self._words, self._codes, self._centre = Words(ALL).fit(jobs), Codes(jobs), Centre()
        lines, apart = self._words.matrix(jobs), _apart(jobs)
        lots = np.where(apart, APART, [lot(job.side, "centre", LOTS) for job in jobs])
        unseen = self._centre.fit(lines, logs, lots.tolist(), tell)
        tell("learning how far pay lies from what is usual")
        told = self._columns(jobs, unseen)
        teaches = ~apart & np.array([lot(job.side, "quantile", OF) < LEARN for job in jobs])
        self._quantiles = [self._learn(told[teaches], (logs - unseen[:, 1])[teaches], share) for share in SHARES]
        tell("holding the ranges against employers that taught them nothing")
        shows = ~apart & ~teaches & _recent(jobs)
        groups = [job.category for job, shown in zip(jobs, shows, strict=True) if shown]
        alone = Margins.fit(self._outer(told[shows]), logs[shows], groups, COVER)
        of_apart = [job for job, one in zip(jobs, apart, strict=True) if one]
        self._margins = alone.moved(self._drawn_in(of_apart, lines[apart], logs[apart]))

    def estimate(self, jobs: Sequence[JobRow]) -> list[Estimate]:
        """The range of each job, rounded to whole hundreds; of a row that says nothing, the range of all."""
        if not jobs:
            return []
        with threadpool_limits(limits=1):
            said = self._centre.predict(self._words.matrix(jobs))
            low, middle, high = self._ends(self._columns(jobs, said))
        margins = self._margins.of([job.category for job in jobs])
        # A margin may be negative; the middle stays inside its range.
        low, high = np.minimum(low - margins, middle), np.maximum(high + margins, middle)
        pounds = np.rint(np.exp(np.column_stack((low, middle, high))) / ROUND_TO) * ROUND_TO
        return [Estimate(int(first), int(second), int(third)) for first, second, third in pounds]

    def _columns(self, jobs: Sequence[JobRow], said: Numbers) -> Numbers:
        known = [[len(job.title.split()), len(job.text), bool(job.place)] for job in jobs]
        return np.column_stack((said, said[:, 0] - said[:, 1], known, self._codes.of(jobs)))

    def _learn(self, told: Numbers, off: Numbers, share: float) -> HistGradientBoostingRegressor:
        at = np.random.default_rng(SEED).permutation(len(told))[:MOST_TO_LEARN]
        coded = list(range(told.shape[1] - len(CODED), told.shape[1]))
        trees = HistGradientBoostingRegressor(
            loss="quantile", quantile=share, max_iter=120, learning_rate=0.08, max_leaf_nodes=15,
            min_samples_leaf=min(100, max(10, len(at) // 40)), categorical_features=coded, early_stopping=False,
            random_state=SEED,
        )  # fmt: skip
        return trees.fit(told[at], off[at])

    def _drawn_in(self, jobs: Sequence[JobRow], lines: csr_matrix, logs: Numbers) -> float:
        """How much closer the mean of all pairs comes than one of them, on the same jobs of employers that taught none: so far every
        margin, which one pair has shown, may move in."""
        if not jobs:
            return 0.0
        each = self._centre.each(lines)
        alone = np.concatenate([misses(self._outer(self._columns(jobs, one)), logs) for one in each])
        together = misses(self._outer(self._columns(jobs, np.mean(each, axis=0))), logs)
        return float(np.quantile(together, COVER) - np.quantile(alone, COVER))

    def _outer(self, told: Numbers) -> tuple[Numbers, Numbers]:
        low, _, high = self._ends(told)
        return low, high

    def _ends(self, told: Numbers) -> Numbers:
        """Low, middle and high in logarithms of pounds, in rising order: quantiles that are learnt apart may cross."""
        return np.sort(np.array([trees.predict(told) + told[:, 1] for trees in self._quantiles]), axis=0)


class Codes:
    """A number for each frequent value of the coded fields; a rare or unknown one is missing."""

    def __init__(self, jobs: Sequence[JobRow]) -> None:
        self._of = [
            {value: code for code, (value, _) in enumerate(Counter(getattr(job, name) for job in jobs).most_common(MOST_CODES))}
            for name in CODED
        ]  # fmt: skip

    def of(self, jobs: Sequence[JobRow]) -> Numbers:
        """A column a field."""
        rows = [[of.get(getattr(job, name), np.nan) for name, of in zip(CODED, self._of, strict=True)] for job in jobs]
        return np.array(rows, dtype=np.float64)


def _apart(jobs: Sequence[JobRow]) -> NDArray[np.bool_]:
    """The jobs of employers that teach nothing; none of few."""
    many = len(jobs) >= APART_FROM
    return np.array([many and lot(job.side, "apart", APART_OF) == 0 for job in jobs], dtype=np.bool_)


def _recent(jobs: Sequence[JobRow]) -> NDArray[np.bool_]:
    """The newer half of the dated jobs, so that ranges fit the market of now; all where most have no date."""
    days = [job.posted.toordinal() for job in jobs if job.posted]
    if len(days) < len(jobs) / 2:
        return np.ones(len(jobs), dtype=np.bool_)
    middle = median(days)
    return np.array([job.posted is not None and job.posted.toordinal() >= middle for job in jobs])
