"""Estimates of yearly pay for jobs that state none: learnt from those that do, judged, and kept where they are good enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from fingerpost.market.estimating.shapes import JobRow, PaidJob, Tell, TooThin
from fingerpost.market.estimating.worth import how_good
from fingerpost.pack import Pack
from fingerpost.store import estimates, find
from fingerpost.store.estimates import Standing
from fingerpost.store.shapes import JobCard

CURRENCY = "GBP"
LEAST, MOST = 10_000, 500_000
"""Pounds a year beyond which a stated salary is a slip of the pen, or of another period, and teaches nothing."""
AT_MOST = 200_000
"""Jobs that teach, the newest: so many fit the memory of a small machine."""
AT_ONCE = 2_000
NO_SALARY = ("contract", "internship", "apprenticeship")
"""Kinds of contract that are not paid a salary as others are: never estimated."""


def estimate_all(pack: Pack, now: datetime, tell: Tell = lambda _: None) -> Standing:
    """Learn from every job that states a salary, judge what was learnt, and keep a range for each open job that says nothing of
    pay where it is good enough; none where it is not. Gives how good it was."""
    paid = paid_jobs(find.every_job(), pack)
    try:
        worth = how_good(paid, tell)
    except TooThin as thin:
        return _kept(Standing(now, len(paid), against=(f"{thin}.",)), [])
    against = tuple(worth.against())
    rows = [] if against else list(_ranges(paid, pack, tell))
    found = Standing(
        made=now, taught=len(paid), given=len(rows), judged=worth.jobs, employers=worth.employers, error=worth.error,
        plain=worth.plain, cover=worth.cover, width=worth.width, against=against,
    )  # fmt: skip
    return _kept(found, rows)


def paid_jobs(cards: Iterable[JobCard], pack: Pack) -> list[PaidJob]:
    """The jobs that state a base salary a year as one figure or a range with both ends, the newest of them."""
    stated = [(card, pay) for card in cards if (pay := _stated(card)) is not None]
    stated.sort(key=lambda pair: (pair[0].shown, pair[0].id))
    return [PaidJob(job_row(card, pack), pay) for card, pay in stated[-AT_MOST:]]


def job_row(card: JobCard, pack: Pack) -> JobRow:
    """What is known of a job, as the model is told it."""
    skills = " ".join(pack.skills[skill].name for skill in card.skills_asked if skill in pack.skills)
    return JobRow(
        title=card.title, text=skills, place=card.place or card.location, region=card.region or "", category=card.role or "",
        level=card.level or "", contract=card.contract or "", hours=card.hours or "", employer=card.who, posted=card.shown,
    )  # fmt: skip


def may_be_estimated(card: JobCard) -> bool:
    """Whether a job gets an estimate: open, of a role of the field, in the country, and without a word of its pay."""
    at_home = bool(card.region) or card.mode == "remote"
    return card.pay is None and card.closed is None and bool(card.role) and at_home and card.contract not in NO_SALARY


def _stated(card: JobCard) -> float | None:
    pay = card.pay
    if pay is None or pay.estimated or pay.basis != "base" or (pay.currency, pay.period) != (CURRENCY, "year"):
        return None
    if pay.low is None or pay.high is None:
        return None
    middle = (pay.low + pay.high) / 2
    return middle if LEAST <= middle <= MOST else None


def _ranges(paid: list[PaidJob], pack: Pack, tell: Tell) -> Iterator[tuple[str, int, int]]:
    from fingerpost.market.estimating.model import train  # here alone: the library of models takes a second to load

    model = train(paid, tell)
    tell("estimating what open jobs pay that do not say it")
    open_jobs = (card for card in find.every_job(open_only=True) if may_be_estimated(card))
    while some := list(islice(open_jobs, AT_ONCE)):
        said = model.estimate([job_row(card, pack) for card in some])
        yield from ((card.id, one.low, one.high) for card, one in zip(some, said, strict=True))


def _kept(standing: Standing, rows: list[tuple[str, int, int]]) -> Standing:
    estimates.keep_estimates(standing, rows)
    return standing
