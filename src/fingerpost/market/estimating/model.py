"""The model of a yearly salary: learnt from jobs that state theirs, asked about those that do not; always a range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

from fingerpost.market.estimating.centre import Centre
from fingerpost.market.estimating.conformal import Margins, misses
from fingerpost.market.estimating.ends import Ends
from fingerpost.market.estimating.lots import APART, lots_of
from fingerpost.market.estimating.shapes import (
    COVER,
    FEWEST_EMPLOYERS,
    FEWEST_JOBS,
    Estimate,
    JobRow,
    PaidJob,
    Tell,
    TooThin,
)  # fmt: skip
from fingerpost.market.estimating.words import ALL, Words

Numbers = NDArray[np.float64]
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
        self._words, self._codes = Words(ALL).fit(jobs), Codes(jobs)
        self._centre, self._ends = Centre(), Ends(coded=len(CODED))
        lines, lots = self._words.matrix(jobs), lots_of(jobs)
        told = self._columns(jobs, self._centre.fit(lines, logs, lots, tell))
        tell("learning how far pay lies from what is usual")
        low, _, high = self._ends.fit(told, logs, lots)
        tell("holding the ranges against employers that taught them nothing")
        apart = lots == APART
        shows = ~apart & _recent(jobs)
        groups = [job.category for job, shown in zip(jobs, shows, strict=True) if shown]
        alone = Margins.fit((low[shows], high[shows]), logs[shows], groups, COVER)
        of_apart = [job for job, one in zip(jobs, apart, strict=True) if one]
        self._margins = alone.moved(self._drawn_in(of_apart, lines[apart], logs[apart]))

    def estimate(self, jobs: Sequence[JobRow]) -> list[Estimate]:
        """The range of each job, rounded to whole hundreds; of a row that says nothing, the range of all."""
        if not jobs:
            return []
        with threadpool_limits(limits=1):
            said = self._centre.predict(self._words.matrix(jobs))
            low, middle, high = self._ends.predict(self._columns(jobs, said))
        margins = self._margins.of([job.category for job in jobs])
        # A margin may be negative; the middle stays inside its range.
        low, high = np.minimum(low - margins, middle), np.maximum(high + margins, middle)
        pounds = np.rint(np.exp(np.column_stack((low, middle, high))) / ROUND_TO) * ROUND_TO
        return [Estimate(int(first), int(second), int(third)) for first, second, third in pounds]

    def _columns(self, jobs: Sequence[JobRow], said: Numbers) -> Numbers:
        known = [[len(job.title.split()), len(job.text), bool(job.place)] for job in jobs]
        return np.column_stack((said, said[:, 0] - said[:, 1], known, self._codes.of(jobs)))

    def _drawn_in(self, jobs: Sequence[JobRow], lines: csr_matrix, logs: Numbers) -> float:
        """How much closer the mean of all lots comes than one of them, on the same jobs of employers that taught none: so far every
        margin, which one lot's learning has shown, may move in."""
        if not jobs:
            return 0.0
        each = self._centre.each(lines)
        singly = [self._ends.of_lot(at, self._columns(jobs, said)) for at, said in enumerate(each)]
        jointly = self._ends.predict(self._columns(jobs, np.mean(each, axis=0)))
        alone = np.concatenate([misses((low, high), logs) for low, _, high in singly])
        together = misses((jointly[0], jointly[2]), logs)
        return float(np.quantile(together, COVER) - np.quantile(alone, COVER))


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


def _recent(jobs: Sequence[JobRow]) -> NDArray[np.bool_]:
    """The newer half of the dated jobs, so that ranges fit the market of now; all where most have no date."""
    days = [job.posted.toordinal() for job in jobs if job.posted]
    if len(days) < len(jobs) / 2:
        return np.ones(len(jobs), dtype=np.bool_)
    middle = median(days)
    return np.array([job.posted is not None and job.posted.toordinal() >= middle for job in jobs])
