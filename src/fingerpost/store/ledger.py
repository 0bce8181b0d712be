"""The life of a job, as its adverts and its ledger tell it: line by line, with what it comes to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import orjson

from fingerpost.reading import Pay
from fingerpost.store.claims import pack_value, unpack_value
from fingerpost.store.shapes import AdvertView, Entry, How, JobView, Kind

AGAIN = timedelta(days=7)
"""From how much later a new date or a return counts as posting again: less is a feed's hiccup, or a board that dates
its adverts anew each day."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a job on a day; ``advert`` is the advert that it became of, None where the whole job is meant.

    ``kind`` None is an advert that came: the first, or one more of the same vacancy.
    """

    day: date
    kind: Kind | None
    advert: AdvertView | None
    what: str = ""
    before: str = ""
    after: str = ""

    @property
    def again(self) -> bool:
        """The vacancy was posted again: with a date of its own, or gone for long enough and back."""
        if self.kind == Kind.REOPENED:
            return self.day - date.fromisoformat(self.before) >= AGAIN if self.before else False
        return self.kind == Kind.REPOSTED

    @property
    def pay(self) -> tuple[Pay | None, Pay | None]:
        """The pay before and after, where it is pay that changed."""
        before, after = (unpack_value(orjson.loads(said)) if said else None for said in (self.before, self.after))
        return before, after


@dataclass(frozen=True)
class Life:
    """The life of a job: its lines, oldest first, and what they come to on a day."""

    job: JobView
    lines: tuple[Line, ...]
    today: date

    @cached_property
    def began(self) -> date:
        """When it was first posted, or first seen where no date was given."""
        return self.lines[0].day

    @property
    def days(self) -> int:
        """For how many days it has stood, or stood until it closed."""
        return ((self.job.card.closed or self.today) - self.began).days

    @cached_property
    def reposted(self) -> int:
        """How often it was posted again."""
        return sum(line.again for line in self.lines)

    @cached_property
    def changes(self) -> tuple[Line, ...]:
        """The lines of what changed in its words."""
        return tuple(line for line in self.lines if line.kind == Kind.CHANGED)

    @cached_property
    def pay_moved(self) -> tuple[Pay, Pay, int] | None:
        """The pay that was stated first and last, and in how many days it moved; None where it did not."""
        moved = [line for line in self.changes if line.what == "pay"]
        first = next((line.pay[0] for line in moved if line.pay[0]), None)
        last = next((line.pay[1] for line in reversed(moved) if line.pay[1]), None)
        if first is None or last is None or (first.low, first.high) == (last.low, last.high):
            return None
        return first, last, (moved[-1].day - self.began).days

    @cached_property
    def closed_how(self) -> How | None:
        """How it closed; None while it is open."""
        if self.job.card.closed is None:
            return None
        ends = [line for line in self.lines if line.kind == Kind.CLOSED]
        whole = [line for line in self.lines if line.advert is None]
        if whole and whole[-1].kind == Kind.CLOSED:
            return How(whole[-1].what)
        return How(ends[-1].what) if ends else How.SOURCE

    @property
    def listed_still(self) -> bool:
        """It is closed, or its closing date has passed, and yet a source was seen to offer it after that day."""
        ends = [day for day in (self.job.card.closed, self.job.card.closes) if day and day < self.today]
        return bool(ends) and any(one.closed is None and one.last_seen > min(ends) for one in self.job.adverts)


def life(job: JobView, entries: Sequence[Entry], today: date) -> Life:
    """The life of a job: its adverts as they came, and the lines of its ledger, in the order of days."""
    adverts = {one.id: one for one in job.adverts}
    kept = [
        Line(one.day, one.kind, adverts.get(one.advert), one.what, one.before, one.after)
        for one in entries
        if not one.advert or one.advert in adverts
    ]
    closed = {line.advert.id for line in kept if line.advert and line.kind == Kind.CLOSED}
    lines = [*_came(job.adverts, _origins(kept)), *kept, *_closed_when_they_came(job.adverts, closed)]
    return Life(job, tuple(sorted(lines, key=lambda line: line.day)), today)


def _origins(lines: Sequence[Line]) -> dict[str, date]:
    """The first day that each advert bore before it was dated anew."""
    return {
        line.advert.id: date.fromisoformat(line.before)
        for line in reversed(lines)
        if line.advert and line.kind == Kind.REPOSTED and line.before
    }


def _came(adverts: Sequence[AdvertView], origins: Mapping[str, date]) -> Iterator[Line]:
    """A line for each advert as it came: one by the same source, dated long enough after the last, is posting again."""
    came = {one.id: min(_shown(one), one.first_seen, origins.get(one.id, date.max)) for one in adverts}
    last: dict[str, AdvertView] = {}
    for advert in sorted(adverts, key=lambda one: (came[one.id], one.id)):
        day, before = came[advert.id], last.get(advert.source)
        if before is None or day - came[before.id] < AGAIN:
            last.setdefault(advert.source, advert)
            yield Line(day, None, advert)
            continue
        last[advert.source] = advert
        yield Line(day, Kind.REPOSTED, advert, "", came[before.id].isoformat(), day.isoformat())
        pays = [_pay(one) for one in (before, advert)]
        if all(pays) and pays[0] != pays[1]:
            yield Line(day, Kind.CHANGED, advert, "pay", *pays)


def _closed_when_they_came(adverts: Sequence[AdvertView], told: set[str]) -> Iterator[Line]:
    """Adverts that their source had closed before we first saw them."""
    for advert in adverts:
        if advert.closed and advert.id not in told:
            yield Line(advert.closed, Kind.CLOSED, advert, How.SOURCE)


def _shown(advert: AdvertView) -> date:
    return advert.posted or advert.first_seen


def _pay(advert: AdvertView) -> str:
    return pay_said(next((claim.value for claim in advert.claims if claim.field == "pay"), None))


def pay_said(pay: Pay | None) -> str:
    """Pay as a line keeps it: a board's estimate is nobody's word, and other words for the same amount are no change."""
    if pay is None or pay.estimated:
        return ""
    packed: list[object] = pack_value(pay)
    return orjson.dumps(["" if value == pay.phrase else value for value in packed]).decode()
