"""Counting the values of each facet over the jobs that a question finds."""

from __future__ import annotations

from datetime import date

import numpy as np

from fingerpost.search.answer import FACETS, FacetValue, PayFound
from fingerpost.search.question import Question
from fingerpost.search.tantivy.columns import Numbers, Rows, count
from fingerpost.search.tantivy.match import CHOSEN, Matched, Matcher
from fingerpost.search.tantivy.pay import pay_found
from fingerpost.search.tantivy.schema import BANDS
from fingerpost.search.tantivy.selection import Selection

SHOWN = {"skill": 20, "place": 20, "employer": 20}
"""How many values of a long facet are handed out, the most frequent; other facets are handed out whole."""
WITHIN = (1, 3, 7, 14, 30)
"""The steps of the date facet, in days."""
LISTED_FEW = 25_000
"""Up to so many jobs have their skills counted one by one."""
SAMPLE = 10_000
"""Of more jobs so many say which skills lead, and each of these is then counted over all."""
CANDIDATES = 3
"""For each skill that is handed out so many are counted: a sample tells the order of near equals roughly."""

Counts = dict[str, int]


class Tally:
    """The counts for one question on one state of the index."""

    def __init__(self, question: Question, matched: Matched, matcher: Matcher, today: date) -> None:
        self.question, self.matched, self.matcher, self.today = question, matched, matcher, today
        self.columns = matcher.columns
        self._selected: dict[str, Selection] = {}

    def count(self) -> tuple[dict[str, tuple[FacetValue, ...]], PayFound]:
        """Every facet and the pay."""
        found = {name: self._values(name) for name in FACETS if name not in ("pay", "within")}
        found["pay"] = self._bands()
        found["within"] = self._days()
        return {name: found[name] for name in FACETS}, pay_found(self.over("pay"))

    @property
    def found(self) -> Selection:
        """The jobs that the question finds."""
        return self.over("")

    def over(self, facet: str) -> Selection:
        """The jobs over which a facet is counted: the filters of all others apply."""
        key = facet if facet in self.matched.filters and facet != "skill" else ""
        if key not in self._selected:
            self._selected[key] = Selection(self.matched.bits(key), self.columns)
        return self._selected[key]

    def _values(self, name: str) -> tuple[FacetValue, ...]:
        """The values of a facet, most frequent first, with those that are asked for even where none would be left."""
        counts = getattr(self, f"_{name}", self._few)(name)
        chosen = getattr(self.question, CHOSEN.get(name, "skills"))
        shown = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: SHOWN.get(name)])
        for value in chosen:
            if value not in shown:
                shown[value] = count(self.over(name).bits & self.matcher.value(name, value))
        label = self.matcher.employer_name if name == "employer" else None
        return tuple(
            FacetValue(value, jobs, value in chosen, label(value) if label else "") for value, jobs in shown.items()
        )

    def _few(self, facet: str) -> Counts:
        """A facet of few values."""
        return self.over(facet).counts(facet)

    def _skill(self, _: str) -> Counts:
        """The skills that lead; of very many jobs, those that lead in a sample."""
        found, values = self.over("skill"), self.columns.codes.values.get("skill", [])
        asked = self.columns.lists["asked"]
        if found.size <= LISTED_FEW:
            counts = asked.tally(found.rows)
            return {values[number - 1]: int(counts[number]) for number in _leading(counts, SHOWN["skill"])}
        some = asked.tally(found.rows[:: found.size // SAMPLE + 1])
        leading = (values[number - 1] for number in _leading(some, CANDIDATES * SHOWN["skill"]))
        return {value: found.holding("skill", value) for value in leading}

    def _place(self, _: str) -> Counts:
        """Places with all that lies in them, regions and nations apart."""
        inner, outer = self.matcher.towns
        counts = np.bincount(self.columns.place[self.over("place").rows], minlength=len(inner) and int(inner.max()) + 1)
        within = np.bincount(outer, weights=counts[inner]).astype(np.int64)
        values = self.columns.codes.values.get("place", [])
        return {values[number - 1]: int(within[number]) for number in _leading(within, SHOWN["place"])}

    def _employer(self, _: str) -> Counts:
        found = self.over("employer")
        numbers, jobs = found.employers(found.rows)
        return {self.matcher.employer(int(numbers[at])): int(jobs[at]) for at in _most(jobs, SHOWN["employer"])}

    def _bands(self) -> tuple[FacetValue, ...]:
        """How many jobs' tops reach each step of pay."""
        period = self.question.period
        reached = zip(BANDS[period], self.over("pay").reaching(period, BANDS[period]), strict=True)
        return tuple(FacetValue(str(step), jobs, step == self.question.pay_at_least) for step, jobs in reached if jobs)

    def _days(self) -> tuple[FacetValue, ...]:
        """How many jobs were posted within each number of days."""
        rows, today = self.over("within").rows, self.today.toordinal()
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
    numbers = np.flatnonzero(counts[1:]) + 1
    return [int(numbers[at]) for at in _most(counts[numbers], wanted)]


def _most(counts: Numbers, wanted: int) -> Rows:
    """The places of the highest counts, at most so many."""
    return np.argpartition(-counts, wanted)[:wanted] if len(counts) > wanted else np.arange(len(counts))
