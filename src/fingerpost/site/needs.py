"""What needs somebody: each thing counted, said in a sentence, with the way to where it is seen to.

A need is shown to whoever may do something about it, and to nobody else; each takes a query or two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail.models import TaskState

from fingerpost.market import Distribution
from fingerpost.site import reviewing, run_words, wording
from fingerpost.site.arms import band_words, thousands
from fingerpost.site.figures import RungNow, rungs_now
from fingerpost.store import bands, find, runs, written
from fingerpost.store.models import MisreadReport

SOON = timedelta(days=7)
"""How near a closing date is one that needs a look."""
NAMED = 3
"""Things that a need names; the others are counted."""
APPROVAL = "#awaiting-review-section"
"""Where Wagtail's own list of what waits for approval stands on the same page."""


@dataclass(frozen=True, slots=True)
class Need:
    """How many, what the matter is, where it is seen to, and the first of them by name."""

    count: int
    said: str
    url: str
    named: tuple[str, ...] = ()

    @property
    def more(self) -> int:
        """How many are not named."""
        return max(0, self.count - NAMED) if self.named else 0


def needs(user: AbstractUser, today: date) -> list[Need]:
    """Everything that this user can see to, what others wait for first."""
    return [need for find_one in _ALL for need in find_one(user, today) if need.count]


def _approvals(user: Any, today: date) -> Iterator[Need]:
    count = TaskState.objects.reviewable_by(user).count()
    yield Need(count, f"{_waits(count, 'submission')} for your approval", APPROVAL)


def _reports(user: Any, today: date) -> Iterator[Need]:
    if user.has_perm("store.change_misreadreport"):
        count = find.reports_by_state().get(MisreadReport.OPEN, 0)
        yield Need(count, f"{_waits(count, 'report')} of something misread", reverse("misread_reports"))


def _sources(user: Any, today: date) -> Iterator[Need]:
    if user.has_perm("store.change_source"):
        ill = [one.name for one in runs.last_of_sources() if one.failed or one.doubted]
        said = f"{wording.plural(len(ill), 'source')} could not be read the last time, or offered unlikely little"
        yield Need(len(ill), said, reverse("sources:index"), tuple(ill[:NAMED]))


def _chores(user: Any, today: date) -> Iterator[Need]:
    if user.has_perm("store.change_source"):
        for kind, number in runs.ill_kinds():
            yield Need(
                1,
                f"“{run_words.work(kind)}” failed the last time, or did in part",
                reverse("runs:inspect", args=[number]),
            )


def _closing(user: Any, today: date) -> Iterator[Need]:
    if any(user.has_perm(f"store.{do}_writtenadvert") for do in ("add", "change")):
        owner = None if user.has_perm("store.change_writtenadvert") else user.pk
        titles = written.closing(today, today + SOON, owner)
        said = f"{wording.plural(len(titles), 'advert')} {'closes' if len(titles) == 1 else 'close'} this week"
        yield Need(len(titles), said, reverse("written_adverts") + "?state=live", tuple(titles[:NAMED]))
        count = written.faulty(owner)
        said = f"{wording.plural(count, 'advert')} could not be published when {'it was' if count == 1 else 'they were'} due"
        yield Need(count, said, reverse("written_adverts") + "?state=draft")


def _parted(user: Any, today: date) -> Iterator[Need]:
    if user.has_perm("site.change_band"):
        apart = [words for now in rungs_now() if (words := parted(now))]
        said = f"{wording.plural(len(apart), 'published band')} that the adverts have left behind"
        yield Need(len(apart), said, reverse(_BANDS), tuple(apart[:NAMED]))


def parted(now: RungNow) -> str:
    """How the median of a rung's adverts stands outside its published band, in words; "" where it does not."""
    pay = now.stated.pay if now.stated else None
    if now.band is None or not isinstance(pay, Distribution):
        return ""
    open_top = now.band.open_top or not now.band.high
    if now.band.low <= pay.p50 and (open_top or pay.p50 <= (now.band.high or 0)):
        return ""
    return f"{now.rung.short or now.rung.name}: {band_words(now.band)} published, {thousands(pay.p50)} the median of adverts"


def _bands(user: Any, today: date) -> Iterator[Need]:
    if user.has_perm("site.change_band"):
        count = bands.due(today)
        yield Need(count, f"{wording.plural(count, 'published band')} due for review", reverse("reviews"))


def _pages(user: Any, today: date) -> Iterator[Need]:
    if reviewing.may(user):
        pages = reviewing.due(today)
        count = pages.count()
        said = f"{wording.plural(count, 'page')} that nobody has looked at for a year"
        yield Need(count, said, reverse("reviews"), tuple(page.title for page in pages[:NAMED]) if count else ())


def _waits(count: int, what: str) -> str:
    return f"{wording.plural(count, what)} {'waits' if count == 1 else 'wait'}"


_BANDS = "wagtailsnippets_site_band:list"
_ALL: tuple[Callable[[Any, date], Iterator[Need]], ...] = (
    _approvals, _reports, _sources, _chores, _closing, _parted, _bands, _pages,
)  # fmt: skip
