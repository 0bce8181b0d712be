"""The pay of the jobs that a query finds: exact points, and where every other job stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from tantivy import Query, Searcher

from fingerpost.search.answer import PayFound, PayPoints
from fingerpost.search.question import PayPeriod

WHOLE = 60_000
"""More values than a field of pay holds, so that nothing is left out; Tantivy refuses more than 65,000."""
EXACT_EMPLOYERS = 2_000
"""Up to so many jobs their employers are counted one by one; beyond, by an estimate within a few per cent."""
PERIODS: tuple[PayPeriod, ...] = get_args(PayPeriod)

Result = Mapping[str, Any]


def terms(field: str, size: int = WHOLE) -> dict[str, Any]:
    """The aggregation that counts each value of a field, exactly: no segment may leave one out."""
    return {"terms": {"field": field, "size": size, "segment_size": WHOLE}}


def counts(result: Result) -> dict[Any, int]:
    """The counts of a terms aggregation, by value, most frequent first."""
    return {bucket["key"]: bucket["doc_count"] for bucket in result["buckets"]}


AGGREGATIONS: Mapping[str, Any] = {
    "pay_kind": terms("pay_kind"),
    **{f"{period}_point": terms(f"{period}_point") for period in PERIODS},
}


def find_pay(result: Result, query: Query, searcher: Searcher) -> PayFound:
    """The pay that the result of ``AGGREGATIONS`` on a query tells."""
    kinds = counts(result["pay_kind"])
    year, day = (_points(period, result, kinds, query, searcher) for period in PERIODS)
    return PayFound(year, day, kinds.get("estimated", 0), kinds.get("other", 0), kinds.get("none", 0))


def _points(period: PayPeriod, result: Result, kinds: Mapping[Any, int], query: Query, searcher: Searcher) -> PayPoints:
    jobs = kinds.get(period, 0)
    points = sorted((int(amount), count) for amount, count in counts(result[f"{period}_point"]).items())
    return PayPoints(
        period,
        tuple(points),
        _employers(f"{period}_employer", jobs, query, searcher) if jobs else 0,
        jobs > EXACT_EMPLOYERS,
        kinds.get(f"{period}-up-to", 0),
        kinds.get(f"{period}-upwards", 0),
    )


def _employers(field: str, jobs: int, query: Query, searcher: Searcher) -> int:
    if jobs > EXACT_EMPLOYERS:
        return round(searcher.cardinality(query, field))
    return len(searcher.aggregate(query, {"found": terms(field)})["found"]["buckets"])
