"""How far the pay that adverts state lies from a band that somebody published."""

from __future__ import annotations

from dataclasses import dataclass

from fingerpost.market.distribution import Distribution


@dataclass(frozen=True, slots=True)
class Parting:
    """Where the median of adverts lies beside a band: ``by`` so much above its top (positive), below its bottom (negative), or in it (0).

    ``beyond_noise`` says that the whole interval of the median lies outside, so that chance alone would seldom put it there.
    """

    by: float
    beyond_noise: bool


def parting(pay: Distribution, low: float, high: float | None) -> Parting:
    """Where adverts stand beside a band from ``low`` to ``high``; a band without a top has None.

    >>> parting(Distribution(12, 6, *[50_000.0] * 5, 49_000.0, 52_000.0, ()), 38_000, 48_000)
    Parting(by=2000.0, beyond_noise=True)
    """
    if high is not None and pay.p50 > high:
        return Parting(pay.p50 - high, pay.median_low > high)
    if pay.p50 < low:
        return Parting(pay.p50 - low, pay.median_high < low)
    return Parting(0.0, beyond_noise=False)
