"""How sure a share is: the interval that Wilson (1927) gives, which holds for small counts and near none or all."""

from __future__ import annotations

import math
from statistics import NormalDist

from fingerpost.market.median import CONFIDENCE


def proportion_interval(right: float, of: float, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The ends between which the true share lies with a confidence, where so many of so many trials came right.

    Trials are taken as independent; where several come from one advert (its skills, say) the interval is too narrow, unless
    both counts are divided by the design effect, which makes parts of trials of them.
    Both ends are shares, 0 to 1. ValueError for no trials, or for more right than there were.
    """
    if not 0 <= right <= of or of == 0:
        raise ValueError(f"{right} right of {of} is no share")
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, weight = right / of, z * z / of
    middle = (share + weight / 2) / (1 + weight)
    reach = z * math.sqrt(share * (1 - share) / of + weight / (4 * of)) / (1 + weight)
    return max(0.0, middle - reach), min(1.0, middle + reach)
