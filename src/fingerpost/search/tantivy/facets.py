"""Counting the values of each facet over the jobs that a question finds."""

from __future__ import annotations

from datetime import date

import numpy as np

from fingerpost.search.answer import FACETS, FacetValue, PayFound
from fingerpost.search.question import Question
from fingerpost.search.tantivy import pay
from fingerpost.search.tantivy.columns import Bits, Numbers, Rows, count
from fingerpost.search.tantivy.match import CHOSEN, Matched, Matcher
from fingerpost.search.tantivy.schema import BANDS

SHOWN = {"skill": 60, "place": 60, "employer": 20}
"""How many values of a long facet are handed out, the most frequent; other facets are handed out whole."""
WITHIN = (1, 3, 7, 14, 30)
"""The steps of the date facet, in days."""
SAMPLE = 20_000
"""Up to so many jobs are counted one by one; beyond, value by value, and so many say which skills lead."""

Counts = dict[str, int]


class Tally:
    """The counts for one question on one state of the index."""

    def __init__(self, question: Question, matched: Matched, matcher: Matcher, today: date) -> None:
        self.question, self.matched, self.matcher, self.today = question, matched, matcher, today
        self.columns = matcher.columns
        self._rows: dict[str, Rows] = {}

    def count(self) -> tuple[dict[str, tuple[FacetValue, ...]], PayFound]:
        """Every facet and the pay."""
        found = {name: self._values(name) for name in FACETS if name not in ("pay", "within")}
        found["pay"] = self._bands()
        found["within"] = self._days()
        return {name: found[name] for name in FACETS}, pay.pay_found(self._bits("pay"), self.columns)

    def rows(self, facet: str) -> Rows:
        """The rows over which a facet is counted: the filters of all others apply."""
        key = facet if facet in self.matched.filters and facet != "skill" else ""
        if key not in self._rows:
            self._rows[key] = self.columns.rows(self._bits(facet))
        return self._rows[key]

    def _bits(self, facet: str) -> Bits:
        return self.matched.bits("" if facet == "skill" else facet)

    def _values(self, name: str) -> tuple[FacetValue, ...]:
        """The values of a facet, most frequent first, with those that are asked for even where none would be left."""
        counts = getattr(self, f"_{name}", self._few)(name)
        chosen = getattr(self.question, CHOSEN.get(name, "skills"))
        shown = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: SHOWN.get(name)])
        for value in chosen:
            if value not in shown:
                shown[value] = count(self._bits(name) & self.matcher.value(name, value))
        label = self.matcher.employer_name if name == "employer" else None
        return tuple(
            FacetValue(value, jobs, value in chosen, label(value) if label else "") for value, jobs in shown.items()
        )

    def _few(self, facet: str) -> Counts:
        """A facet of few values: how many of the rows each holds."""
        values, rows = self.columns.codes.values.get(facet, []), self.rows(facet)
        if len(rows) <= SAMPLE:
            counts = np.bincount(self.columns.facts[facet][rows])
            return {values[number - 1]: int(counts[number]) for number in np.flatnonzero(counts) if number}
        bits = self._bits(facet)
        found = {value: count(bits & self.columns.kept(facet, value)) for value in values}
        return {value: jobs for value, jobs in found.items() if jobs}

    def _skill(self, _: str) -> Counts:
        """The skills that lead; among very many jobs a sample says which these are, and each is then counted over all."""
        rows = self.rows("skill")
        some = rows[:: len(rows) // SAMPLE + 1]
        counts = self.columns.lists["asked"].tally(some)
        leading = _leading(counts, SHOWN["skill"] * (1 if len(some) == len(rows) else 2))
        values, bits = self.columns.codes.values.get("skill", []), self._bits("skill")
        if len(some) == len(rows):
            return {values[number - 1]: int(counts[number]) for number in leading}
        return {values[number - 1]: count(bits & self.columns.kept("skill", values[number - 1])) for number in leading}

    def _place(self, _: str) -> Counts:
        """Places with all that lies in them, regions and nations apart."""
        inner, outer = self.matcher.towns
        counts = np.bincount(self.columns.place[self.rows("place")], minlength=len(inner) and int(inner.max()) + 1)
        within = np.bincount(outer, weights=counts[inner]).astype(np.int64)
        values = self.columns.codes.values.get("place", [])
        return {values[number - 1]: int(within[number]) for number in _leading(within, SHOWN["place"])}

    def _employer(self, _: str) -> Counts:
        counts = np.bincount(self.columns.employer[self.rows("employer")], minlength=len(self.columns.employer_keys))
        return {self.matcher.employer(number): int(counts[number]) for number in _leading(counts, SHOWN["employer"])}

    def _bands(self) -> tuple[FacetValue, ...]:
        """How many jobs' tops reach each step of pay."""
        bits, period = self._bits("pay"), self.question.period
        return tuple(
            FacetValue(str(step), jobs, step == self.question.pay_at_least)
            for step in BANDS[period]
            if (jobs := count(bits & self.columns.kept(f"{period}_top", str(step))))
        )

    def _days(self) -> tuple[FacetValue, ...]:
        """How many jobs were posted within each number of days."""
        rows, today = self.rows("within"), self.today.toordinal()
        return tuple(
            FacetValue(
                str(days),
                int(np.searchsorted(rows, self.columns.fresh(today - days))),
                days == self.question.posted_within,
            )
            for days in WITHIN
        )


def _leading(counts: Numbers, wanted: int) -> list[int]:
    """The numbers from 1 with the highest counts, at most so many, none of a count of 0."""
    numbers = np.flatnonzero(counts)
    numbers = numbers[numbers > 0]
    if len(numbers) > wanted:
        numbers = numbers[np.argpartition(-counts[numbers], wanted)[:wanted]]
    return [int(number) for number in numbers]
