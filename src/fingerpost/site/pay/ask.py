"""The columns of figures as pages ask them: mapped into memory once, asked anew when they change."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from fingerpost import market
from fingerpost.columns import Columns, ColumnsError
from fingerpost.intake.columns import beside
from fingerpost.market import Demand, Figure, PayQuestion, Wider
from fingerpost.market.rank import Rank
from fingerpost.market.rank import rank as rank_of
from fingerpost.market.terms import Terms
from fingerpost.market.terms import terms as terms_of
from fingerpost.pack import Pack
from fingerpost.site.index import field_pack


def figure(question: PayQuestion) -> Figure:
    """The figure of a question, kept until a job changes. Raises ColumnsError where there are no columns."""
    return _figure(question, stamp())


def evidence(question: PayQuestion, first: int = 0, last: int | None = None) -> list[str]:
    """The jobs that a question's percentiles are made of, the newest first, or a part of them. Raises ColumnsError."""
    if last is None:
        return market.evidence(opened(stamp()), question, first)
    return _evidence(question, first, last, stamp())


def nearest(question: PayQuestion, pack: Pack) -> tuple[Wider, Figure] | None:
    """The nearest wider question that has a figure, and the figure. Raises ColumnsError."""
    return market.nearest(opened(stamp()), question, pack)


def demand(today: date, field: str = "") -> Demand:
    """What the jobs that are open today ask for, each answer of a field's self-check a group; kept until a job changes.
    Raises ColumnsError."""
    return _demand(today, stamp(), field)


def rank(question: PayQuestion, amount: float) -> Rank:
    """Where an amount stands among the jobs of a question's figure. Raises ColumnsError, ValueError where there are no jobs."""
    return rank_of(opened(stamp()), question, amount)


def terms(question: PayQuestion) -> Terms:
    """What the jobs of a question's figure say of VAT and of the way of being engaged. Raises ColumnsError."""
    return terms_of(opened(stamp()), question)


def sources() -> list[str]:
    """The sources that any job comes from, by name. Raises ColumnsError."""
    return sorted(filter(None, opened(stamp()).words("source")))


def stamp() -> tuple[str, int]:
    """What changes whenever the columns do."""
    path = beside(Path(settings.INDEX))
    try:
        return str(path), path.stat().st_mtime_ns
    except OSError as error:
        raise ColumnsError(path, "there are no columns of jobs") from error


@lru_cache(maxsize=1)
def opened(stamp: tuple[str, int]) -> Columns:
    """The columns, mapped into memory."""
    return Columns.open(Path(stamp[0]))


@lru_cache(maxsize=4)
def _demand(today: date, stamp: tuple[str, int], field: str) -> Demand:
    check = field_pack().field_of(field).self_check
    groups = {answer.id: answer.skills for answer in check.answers.values()} if check else {}
    return Demand(opened(stamp), today, groups)


@lru_cache(maxsize=512)
def _figure(question: PayQuestion, stamp: tuple[str, int]) -> Figure:
    return market.figure(opened(stamp), question)


@lru_cache(maxsize=128)
def _evidence(question: PayQuestion, first: int, last: int, stamp: tuple[str, int]) -> list[str]:
    return market.evidence(opened(stamp), question, first, last)
