"""Pay of any period as pounds a year, to be shown beside what the advert says; never for a percentile."""

from __future__ import annotations

from collections.abc import Mapping

WEEKS = 52
HOURS_A_WEEK = 37.5
"""The usual full-time week of UK office work; the law's ceiling of 48 hours and its 35-hour contracts lie around it."""
BILLED_DAYS = 220
"""A contractor's year: 260 weekdays less 8 bank holidays, 25 days of holiday, 7 ill or out of contract, all unpaid."""

TIMES_A_YEAR: Mapping[str, float] = {
    "year": 1,
    "month": 12,
    "week": WEEKS,
    "day": BILLED_DAYS,
    "hour": WEEKS * HOURS_A_WEEK,
}
"""How often each period's pay is paid in a year.

Those paid by hour, week or month are employed and paid in their holidays; a day rate is a contractor's, who is not. A
contractor's year and a salary differ in tax, pension and risk besides.
"""


def annual(amount: float, period: str) -> float:
    """An amount for a period as an amount a year, for display only. KeyError for a period that is not known.

    >>> annual(20, "hour"), annual(500, "day")
    (39000.0, 110000)
    """
    return amount * TIMES_A_YEAR[period]
