"""The pay of the jobs that a query finds: exact points, and where every other job stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from fingerpost.search.answer import PayFound, PayPoints
from fingerpost.search.question import PayPeriod

WHOLE = 60_000
"""More values than a field of pay holds, so that nothing is left out; Tantivy refuses more than 65,000."""
EXACT_EMPLOYERS = 2_000
"""Among up to so many jobs found, employers are counted one by one; beyond, by an estimate within a few per cent."""
PERIODS: tuple[PayPeriod, ...] = get_args(PayPeriod)

Result = Mapping[str, Any]


def terms(field: str, size: int = WHOLE, segment_size: int = WHOLE) -> dict[str, Any]:
    """The aggregation that counts each value of a field; exactly, unless a segment may leave the rarest out."""
    return {"terms": {"field": field, "size": size, "segment_size": segment_size}}


def counts(result: Result) -> dict[Any, int]:
    """The counts of a terms aggregation, by value, most frequent first."""
    return {bucket["key"]: bucket["doc_count"] for bucket in result["buckets"]}


def aggregations(total: int) -> dict[str, Any]:
    """What to count for the pay of so many jobs."""
    found = {"pay_kind": terms("pay_kind")}
    for period in PERIODS:
        employer = f"{period}_employer"
        exact = total <= EXACT_EMPLOYERS
        found[f"{period}_point"] = terms(f"{period}_point")
        found[employer] = terms(employer) if exact else {"cardinality": {"field": employer}}
    return found


def pay_found(result: Result) -> PayFound:
    """The pay that the result of ``aggregations`` tells."""
    kinds = counts(result["pay_kind"])
    year, day = (_points(period, result, kinds) for period in PERIODS)
    return PayFound(year, day, kinds.get("estimated", 0), kinds.get("other", 0), kinds.get("none", 0))


def _points(period: PayPeriod, result: Result, kinds: Mapping[Any, int]) -> PayPoints:
    points = sorted((int(amount), count) for amount, count in counts(result[f"{period}_point"]).items())
    employers = result[f"{period}_employer"]
    exact = "buckets" in employers
    return PayPoints(
        period,
        tuple(points),
        len(employers["buckets"]) if exact else round(employers["value"]),
        not exact,
        kinds.get(f"{period}-up-to", 0),
        kinds.get(f"{period}-upwards", 0),
    )
