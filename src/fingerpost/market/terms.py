"""What the jobs of a figure say of the terms besides: value added tax, and through what one is engaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fingerpost.columns import Columns
from fingerpost.market.figure import placed
from fingerpost.market.question import PayQuestion


@dataclass(frozen=True, slots=True)
class Terms:
    """Of the jobs that a question's percentiles are made of: how many say that VAT comes on top of the rate, and how many name
    each engagement, "" for those that name none."""

    jobs: int
    plus_vat: int
    engagements: Mapping[str, int]


def terms(columns: Columns, question: PayQuestion) -> Terms:
    """The terms that the jobs of a question state; of a question that no job answers, none."""
    at = placed(columns, question).at
    said, counts = np.unique(columns.codes("engagement")[at], return_counts=True)
    words = columns.words("engagement")
    engagements = {words[code]: int(count) for code, count in zip(said, counts, strict=True)}
    return Terms(len(at), int(columns.flags("vat")[at].sum()), engagements)
