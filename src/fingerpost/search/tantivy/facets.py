"""Counting the values of each facet over the jobs that a question finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tantivy import Occur, Query, Searcher

from fingerpost.search.answer import FACETS, FacetValue, PayFound
from fingerpost.search.question import Question
from fingerpost.search.tantivy import pay
from fingerpost.search.tantivy.query import CHOSEN, Asked, field_of, total_of
from fingerpost.search.tantivy.schema import BANDS, schema

SHOWN: Mapping[str, int] = {"skill": 60, "place": 60, "employer": 20}
"""How many values of a long facet are handed out, the most frequent; other facets are handed out whole."""
WITHIN = (1, 3, 7, 14, 30)
"""The steps of the date facet, in days."""
MANY_VALUES = ("skill", "place")
SIZED = (*MANY_VALUES, "pay")
"""Facets that are counted in one way where few jobs are found, in another where many are."""
DENSE = 4
"""Where more than one job in so many is found, walking the lists of a facet's values is the quicker way to count."""
LEADING = 500
"""Employers that a segment hands on: the few that are shown lead in every segment, and to hand on all is slow."""
BAND, DAY = "band", "day"


class Tally:
    """The counts for one question on one state of the index."""

    def __init__(self, searcher: Searcher, question: Question, asked: Asked, today: date) -> None:
        self.searcher, self.question, self.asked, self.today = searcher, question, asked, today

    def count(self, total: int, name_of: Callable[[str], str]) -> tuple[dict[str, tuple[FacetValue, ...]], PayFound]:
        """Every facet and the pay; ``total`` is how many jobs are found, ``name_of`` an employer's name by its key."""
        own = [name for name in FACETS if name in self.asked.filters and name != "skill"]
        found = self._pass(self.asked.query(), [name for name in FACETS if name not in own], total)
        for name in own:
            query = self.asked.query(without=name)
            counted = total_of(self.searcher.search(query, limit=1)) if name in SIZED else 0
            found |= self._pass(query, [name], counted)
        values = {name: self._values(name, found[name], name_of) for name in FACETS if name not in ("pay", "within")}
        values["pay"] = self._bands(found[BAND])
        values["within"] = self._days(found[DAY])
        return {name: values[name] for name in FACETS}, pay.pay_found(found)

    def _pass(self, query: Query, names: list[str], total: int) -> dict[str, Any]:
        """What one pass over the jobs of a query, so many in all, counts for some facets, as the engine says it."""
        asked: dict[str, Any] = {}
        walked = {name for name in names if name in MANY_VALUES and total * DENSE > self.searcher.num_docs}
        for name in names:
            if name == "pay":
                asked |= pay.aggregations(total) | {BAND: pay.terms(f"{self.question.period}_band")}
            elif name == "within":
                asked[DAY] = {"range": {"field": "posted", "ranges": self._ranges()}}
            elif name == "employer":
                asked[name] = pay.terms(name, SHOWN[name], LEADING)
            elif name not in walked:
                asked[name] = pay.terms(name, SHOWN.get(name, pay.WHOLE))
        found: dict[str, Any] = dict(self.searcher.aggregate(query, asked)) if asked else {}
        for name in walked:
            pairs = self.searcher.terms_with_prefix(name, "", filter_query=query, limit=SHOWN[name])
            found[name] = {"buckets": [{"key": value, "doc_count": count} for value, count in pairs]}
        return found

    def _values(self, name: str, result: pay.Result, name_of: Callable[[str], str]) -> tuple[FacetValue, ...]:
        """The values of a facet, most frequent first, with those that are asked for even where none would be left."""
        counts = pay.counts(result)
        chosen = getattr(self.question, CHOSEN.get(name, "skills"))
        shown = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
        for value in chosen:
            if value not in shown:
                shown[value] = self._count_one(name, value)
        label = name_of if name == "employer" else str
        return tuple(
            FacetValue(value, count, value in chosen, label(value) if name == "employer" else "")
            for value, count in shown.items()
        )

    def _count_one(self, name: str, value: str) -> int:
        only = Query.term_query(schema(), field_of(name), value, index_option="basic")
        both = Query.boolean_query([(Occur.Must, self.asked.query(without=name)), (Occur.Must, only)])
        return total_of(self.searcher.search(both, limit=1))

    def _bands(self, result: pay.Result) -> tuple[FacetValue, ...]:
        """How many jobs' tops reach each step of pay."""
        counts = pay.counts(result)
        steps = enumerate(BANDS[self.question.period], start=1)
        return tuple(
            FacetValue(str(step), count, step == self.question.pay_at_least)
            for number, step in steps
            if (count := sum(jobs for band, jobs in counts.items() if band >= number))
        )

    def _ranges(self) -> list[dict[str, int]]:
        """The days back to each step, the newest first, none in two ranges."""
        now = self.today.toordinal()
        starts = [now - days for days in WITHIN]
        ends = [None, *starts]
        return [{"from": start} | ({"to": end} if end else {}) for start, end in zip(starts, ends, strict=False)]

    def _days(self, result: pay.Result) -> tuple[FacetValue, ...]:
        """How many jobs were posted within each number of days."""
        now, found = self.today.toordinal(), []
        for days in WITHIN:
            count = sum(bucket["doc_count"] for bucket in result["buckets"] if bucket.get("from", 0) >= now - days)
            found.append(FacetValue(str(days), count, days == self.question.posted_within))
        return tuple(found)
