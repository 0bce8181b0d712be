"""What adverts demand on paper, by role and by rung, as the guide's section on qualifications shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from fingerpost.columns import ColumnsError
from fingerpost.market import FEWEST_EMPLOYERS, FEWEST_JOBS, UNSAID, JobQuestion, TooFew
from fingerpost.market.qualified import Qualified, Years
from fingerpost.search import Question
from fingerpost.search.question import UNMARKED
from fingerpost.site import figures
from fingerpost.site.index import field_pack
from fingerpost.site.skills import ask
from fingerpost.site.skills.bars import Named, bars


@dataclass(frozen=True, slots=True)
class Row:
    """What the jobs of one role or rung ask for, with the address of those that are live."""

    name: str
    url: str
    asks: Qualified

    @property
    def years(self) -> Years | None:
        """The years of experience, where enough jobs say any."""
        return self.asks.years if isinstance(self.asks.years, Years) else None


def measured(role: str) -> dict[str, Any]:
    """Rows by role and by rung, each with a drawing of the share that asks for a degree; of one role, by rung alone."""
    shown: dict[str, Any] = {"fewest_jobs": FEWEST_JOBS, "fewest_employers": FEWEST_EMPLOYERS}
    try:
        roles = [] if role else list(_by_role())
        rungs = list(_by_rung((role,) if role else ()))
    except ColumnsError:
        return shown | {"unread": True}
    roles.sort(key=lambda row: (-row.asks.some.share, row.name))
    by_role, by_rung = _degrees(roles), _degrees(rungs)
    drawn = {"role_bars": bars(by_role, by_rung), "rung_bars": bars(by_rung, by_role)}
    return shown | drawn | {"by_role": roles, "by_rung": rungs}


def _by_role() -> Iterable[Row]:
    for role in field_pack().roles.values():
        asks = ask.on_paper(_question(roles=(role.id,)))
        if role.id != "other" and not isinstance(asks, TooFew):
            yield Row(role.name, figures.address(Question(roles=(role.id,))), asks)


def _by_rung(roles: tuple[str, ...]) -> Iterable[Row]:
    levels = [(rung.short or rung.name, rung.levels, rung.levels) for rung in field_pack().rungs]
    for name, said, searched in [*levels, ("No level in the advert", (UNSAID,), (UNMARKED,))]:
        asks = ask.on_paper(_question(roles=roles, levels=said))
        if not isinstance(asks, TooFew):
            yield Row(name, figures.address(Question(roles=roles, levels=searched)), asks)


def _question(roles: tuple[str, ...] = (), levels: tuple[str, ...] = ()) -> JobQuestion:
    return JobQuestion(until=timezone.localdate(), days=ask.YEAR, roles=roles, levels=levels)


def _degrees(rows: Iterable[Row]) -> list[Named]:
    return [Named(row.name, row.asks.some, jobs_url=row.url) for row in rows]
