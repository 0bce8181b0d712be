"""Live figures for pages: a question to the index, and what its adverts pay, kept until the index changes.

Every figure carries the address of the search that finds exactly the jobs behind it. Where there is no index to ask,
there is no figure: None.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from fingerpost.market import Distribution, TooFew, distribution
from fingerpost.pack import Pack, Rung
from fingerpost.search import Answer, Question
from fingerpost.search.question import UNMARKED, PayPeriod
from fingerpost.site import field
from fingerpost.site.index import ask, field_pack
from fingerpost.site.pay.address import of_search
from fingerpost.store import find
from fingerpost.store.models import PublishedBand

JOBS = "/jobs/"


@dataclass(frozen=True, slots=True)
class Figure:
    """What the live adverts of one question pay for one period.

    ``jobs`` counts every job of the question, ``url`` finds them. ``pay`` is the distribution, or says that there are
    too few for one; ``placed`` counts the jobs whose pay stands in it, ``pay_url`` finds just these. ``floor`` and
    ``ceiling`` count the jobs that state only a bottom or only a top. ``behind`` is the page of the figure of pay that
    asks the same of half a year; "" where there is none.
    """

    period: PayPeriod
    jobs: int
    url: str
    pay: Distribution | TooFew
    placed: int
    pay_url: str
    ceiling: int
    floor: int
    behind: str

    @property
    def enough(self) -> bool:
        """Whether there is a distribution to show."""
        return isinstance(self.pay, Distribution)


@dataclass(frozen=True, slots=True)
class RungNow:
    """A rung, its published band and those before it, and the pay of adverts: those of its level, and on the working rung
    those of none."""

    rung: Rung
    band: PublishedBand | None
    stated: Figure | None
    unmarked: Figure | None
    before: tuple[PublishedBand, ...] = ()


@dataclass(frozen=True, slots=True)
class Everything:
    """All live jobs, and the day on which an advert last came in."""

    jobs: int
    employers: int
    seen: date | None


def question(roles: Iterable[str] = (), rung: str = "", region: str = "") -> Question:
    """The question that some roles, a rung (by its stated levels) and a region ask; empty means any."""
    levels = next((each.levels for each in field_pack().rungs if each.id == rung), ())
    return Question(roles=tuple(roles), levels=levels, regions=(region,) if region else (), size=0)


def answer(asked: Question) -> Answer | None:
    """The index's answer, kept for as long as the index and the day stay the same; None where there is no index."""
    return _answer(asked, generation(), timezone.localdate())


def generation() -> int:
    """A number that changes whenever the index does; 0 where there is none."""
    head = Path(settings.INDEX) / "meta.json"
    return head.stat().st_mtime_ns if head.is_file() else 0


@lru_cache(maxsize=1024)
def _answer(asked: Question, _generation: int, _day: date) -> Answer | None:
    return ask(asked)


def figure(asked: Question, period: PayPeriod = "year") -> Figure | None:
    """What the jobs of a question pay for a period."""
    found = answer(replace(asked, size=0))
    if found is None:
        return None
    points = found.pay.year if period == "year" else found.pay.day
    whole = replace(asked, size=Question().size)
    placed = replace(whole, placed=True, period=period)
    return Figure(
        period=period, jobs=found.total, url=address(whole), pay=distribution(points), placed=points.jobs,
        pay_url=address(placed), ceiling=points.up_to, floor=points.upwards,
        behind=of_search(asked, period, timezone.localdate()),
    )  # fmt: skip


def address(asked: Question) -> str:
    """Where a visitor sees the jobs of a question."""
    return f"{JOBS}?{asked.to_query()}".rstrip("?")


def rungs_now(role: str = "", pack: Pack | None = None) -> tuple[RungNow, ...]:
    """The ladder of a field (the first of the site) from the lowest rung, for one role or for all the roles that stand on it."""
    pack = pack or field_pack()
    roles = (role,) if role else pack.ladder_roles
    return tuple(_rung_now(step, roles) for step in field.ladder(pack))


def _rung_now(step: field.Step, roles: tuple[str, ...]) -> RungNow:
    stated = figure(Question(roles=roles, levels=step.rung.levels, size=0))
    unmarked = figure(Question(roles=roles, levels=(UNMARKED,))) if step.rung.unmarked else None
    return RungNow(step.rung, step.band, stated, unmarked, step.before)


def everything() -> Everything | None:
    """All live jobs at once; None where nothing has been read yet."""
    found = answer(Question(size=0))
    return _everything(found.total, generation()) if found is not None and found.total else None


@lru_cache(maxsize=2)
def _everything(jobs: int, _generation: int) -> Everything:
    counts = find.counts()
    return Everything(jobs, counts.employers, counts.last_seen)
