"""The jobs that a question finds, and how many of them state each value.

Few jobs are counted one by one, in time that grows with them alone; many are counted value by value, in time that is the same
however many there are.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from fingerpost.search.tantivy.codes import FACTS, SHIFTS
from fingerpost.search.tantivy.columns import Bits, Columns, Numbers, Rows, count

FEW = 50_000
"""Jobs up to which counting them one by one is the quicker; either way gives the same."""


class Selection:
    """A set of rows of one state of the index."""

    def __init__(self, bits: Bits, columns: Columns) -> None:
        self.bits, self.columns = bits, columns

    @cached_property
    def size(self) -> int:
        """How many rows it holds."""
        return count(self.bits)

    @cached_property
    def rows(self) -> Rows:
        """Its rows, the newest first."""
        return self.columns.rows(self.bits)

    @cached_property
    def few(self) -> bool:
        """Whether its rows are best counted one by one."""
        return self.size <= FEW

    def counts(self, facet: str) -> dict[str, int]:
        """For each value of a facet of few values that a row states, how many do."""
        values = self.columns.codes.values.get(facet, [])
        if self.few:
            counted = np.bincount(self._numbers(facet))
            return {values[number - 1]: int(counted[number]) for number in np.flatnonzero(counted) if number}
        found = {value: self.holding(facet, value) for value in values}
        return {value: jobs for value, jobs in found.items() if jobs}

    def stating(self, facet: str, value: str) -> Rows:
        """The rows that state a value of a facet of few values."""
        if self.few:
            rows: Rows = self.rows[self._numbers(facet) == self.columns.number(facet, value)]
            return rows
        return self.columns.rows(self.bits & self.columns.kept(facet, value))

    def holding(self, kind: str, value: str) -> int:
        """How many rows hold what the columns keep by that name."""
        return count(self.bits & self.columns.kept(kind, value))

    def reaching(self, period: str, steps: tuple[int, ...]) -> list[int]:
        """How many rows have a top of pay that reaches each of the rising steps."""
        if self.few:
            tops = self.columns.tops[period][self.rows]
            reached = np.bincount(np.searchsorted(steps, tops, side="right"), minlength=len(steps) + 1)
            return [int(jobs) for jobs in reached[::-1].cumsum()[::-1][1:]]
        return [self.holding(f"{period}_top", str(step)) for step in steps]

    def employers(self, rows: Rows) -> tuple[NDArray[np.signedinteger], Numbers]:
        """The numbers of the employers that some of its rows name, and the jobs of each."""
        numbers, nameless = self.columns.employer[rows], self.columns.nameless
        named: NDArray[np.signedinteger]
        jobs: Numbers
        if len(rows) <= FEW:
            named, jobs = np.unique(numbers, return_counts=True)
        else:
            counted = np.bincount(numbers)
            named = np.flatnonzero(counted)
            jobs = counted[named]
        names = (named < nameless.start) | (named >= nameless.stop)
        return named[names], jobs[names]

    def _numbers(self, facet: str) -> NDArray[np.int64]:
        """The number of each row's value of a facet of few values; 0 where it states none."""
        numbers: NDArray[np.int64] = (self._facts >> SHIFTS[facet]) & (2 ** FACTS[facet] - 1)
        return numbers

    @cached_property
    def _facts(self) -> NDArray[np.int64]:
        return self.columns.packed[self.rows]
