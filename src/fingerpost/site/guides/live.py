"""The salary guides as pages ask them: made once for a discipline, and again when a job or the day changes."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from fingerpost import market
from fingerpost.market import FEWEST_EMPLOYERS, FEWEST_JOBS, Discipline, Guide
from fingerpost.site.guides.named import Named, named
from fingerpost.site.index import field_pack
from fingerpost.site.pay import ask
from fingerpost.site.pay.words import per

KEPT = 32
"""Disciplines whose guides stay in memory."""
Stamp = tuple[str, int]


def guide(discipline: Discipline) -> Guide:
    """The figures of a discipline as of today. Raises ColumnsError where there are no columns."""
    return _guide(discipline, timezone.localdate(), ask.stamp())


def in_names(discipline: Discipline) -> Named:
    """The same in names. Raises ColumnsError."""
    return _named(discipline, timezone.localdate(), ask.stamp())


def in_html(discipline: Discipline) -> SafeString:
    """The same as the part of a page. Raises ColumnsError."""
    return _html(discipline, timezone.localdate(), ask.stamp())


@lru_cache(maxsize=KEPT)
def _guide(discipline: Discipline, today: date, stamp: Stamp) -> Guide:
    return market.guide(ask.opened(stamp), discipline, today)


@lru_cache(maxsize=KEPT)
def _named(discipline: Discipline, today: date, stamp: Stamp) -> Named:
    return named(_guide(discipline, today, stamp), field_pack())


@lru_cache(maxsize=KEPT)
def _html(discipline: Discipline, today: date, stamp: Stamp) -> SafeString:
    shown = _named(discipline, today, stamp)
    kinds = [(kind, per(kind.period)) for kind in shown.kinds]
    return render_to_string("site/guides/kinds.html", {
        "named": shown, "kinds": kinds, "fewest_jobs": FEWEST_JOBS, "fewest_employers": FEWEST_EMPLOYERS,
    })  # fmt: skip
