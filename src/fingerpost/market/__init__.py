"""The market: many readings made into figures, each exact, each with the number of jobs and employers behind it."""

from fingerpost.market.annual import annual
from fingerpost.market.asked import Asked, Demand, Near, near
from fingerpost.market.distribution import (
    FEWEST_EMPLOYERS,
    FEWEST_JOBS,
    Bin,
    Distribution,
    TooFew,
    distribution,
)  # fmt: skip
from fingerpost.market.figure import METHOD, Change, Counted, Figure, evidence, figure, nearest
from fingerpost.market.grouped import Grouped, Point
from fingerpost.market.guide import PERMANENT, STATUSES, Discipline, Guide, Table, Trend, guide
from fingerpost.market.median import CONFIDENCE, median_interval
from fingerpost.market.percentile import Ranked, percentile, percentiles
from fingerpost.market.question import UNSAID, WINDOW, JobQuestion, PayQuestion, Wider, wider

__all__ = [
    "CONFIDENCE", "FEWEST_EMPLOYERS", "FEWEST_JOBS", "METHOD", "PERMANENT", "STATUSES", "UNSAID", "WINDOW", "Asked", "Bin", "Change",
    "Counted", "Demand", "Discipline", "Distribution", "Figure", "Grouped", "Guide", "JobQuestion", "Near", "PayQuestion", "Point",
    "Ranked", "Table", "TooFew", "Trend", "Wider", "annual", "distribution", "evidence", "figure", "guide", "median_interval", "near",
    "nearest", "percentile", "percentiles", "wider",
]  # fmt: skip
