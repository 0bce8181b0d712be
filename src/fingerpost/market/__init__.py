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
from fingerpost.market.figure import METHOD, Change, Counted, Figure, evidence, figure, nearest
from fingerpost.market.median import CONFIDENCE, median_interval
from fingerpost.market.percentile import Ranked, percentile, percentiles
from fingerpost.market.question import UNSAID, WINDOW, PayQuestion, Wider, wider

__all__ = [
    "CONFIDENCE", "FEWEST_EMPLOYERS", "FEWEST_JOBS", "METHOD", "UNSAID", "WINDOW", "Bin", "Change", "Counted", "Distribution", "Figure",
    "PayQuestion", "Ranked", "TooFew", "Wider", "annual", "distribution", "evidence", "figure", "median_interval", "nearest", "percentile",
    "percentiles", "wider",
]  # fmt: skip
