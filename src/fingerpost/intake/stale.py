"""Whether a job may be stale: the reasons, each one that a visitor can check in its ledger. Never age alone. Pure.

Half of all jobs that look old are live: hard to fill, or open for several people. So age counts only beside a sign that
nobody tends the advert, and each reason is a fact that is shown with its figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fingerpost.market import FEWEST_EMPLOYERS, FEWEST_JOBS, percentile
from fingerpost.store.ledger import Life

REPOSTED = 3
"""Times that a vacancy was posted again, with no word changed, from which it says so: once or twice is a search that
took longer."""

UNSEEN = 21
"""Days since a source was last seen to offer it: a source that is asked at all is asked more often than that."""

LATE, FAR = 0.9, 2
"""Far older is more than twice as old as nine in ten of the jobs of its role were when they closed."""


class Sign(StrEnum):
    """A reason to think that a job may be stale."""

    PAST = "past"
    REPOSTED = "reposted"
    UNSEEN = "unseen"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign with its figure: the times, or the days; ``usual`` is how many days nine in ten of its role stay open."""

    sign: Sign
    number: int
    usual: int = 0


def usual_days(closed: Sequence[tuple[date, date, str]]) -> int | None:
    """In how many days nine in ten jobs had closed, each given as posted, closed and employer; None where too few jobs
    or employers say."""
    if len(closed) < FEWEST_JOBS or len({employer for *_, employer in closed}) < FEWEST_EMPLOYERS:
        return None
    return round(percentile([((end - posted).days, 1) for posted, end, _ in closed], LATE))


def stale(life: Life, usual: int | None) -> list[Reason]:
    """The reasons to think that an open job may be stale; none for a closed one."""
    return [] if life.job.card.closed else list(_reasons(life, usual))


def _reasons(life: Life, usual: int | None) -> Iterator[Reason]:
    card, today = life.job.card, life.today
    unseen = (today - card.last_seen).days
    if card.closes and card.closes < today:
        yield Reason(Sign.PAST, (today - card.closes).days)
    if life.reposted >= REPOSTED and not life.changes:
        yield Reason(Sign.REPOSTED, life.reposted)
    if unseen >= UNSEEN:
        yield Reason(Sign.UNSEEN, unseen)
    untended = not life.changes and (life.reposted > 0 or unseen >= UNSEEN)
    if usual and life.days > FAR * usual and untended:
        yield Reason(Sign.OLD, life.days, usual)
