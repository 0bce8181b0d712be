"""The market: many readings made into figures, each exact, each with the number of jobs and employers behind it."""

from fingerpost.market.annual import annual
from fingerpost.market.distribution import (
    FEWEST_EMPLOYERS,
    FEWEST_JOBS,
    Bin,
    Distribution,
    TooFew,
    distribution,
)  # fmt: skip
from fingerpost.market.median import CONFIDENCE, median_interval
from fingerpost.market.percentile import Ranked, percentile, percentiles

__all__ = [
    "CONFIDENCE", "FEWEST_EMPLOYERS", "FEWEST_JOBS", "Bin", "Distribution", "Ranked", "TooFew", "annual",
    "distribution", "median_interval", "percentile", "percentiles",
]  # fmt: skip
