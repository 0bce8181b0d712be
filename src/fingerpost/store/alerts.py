"""Writes and reads of alerts: who asked to hear of what, what was told, and the letters that wait.

Plain values leave here, as from find.py; nothing here knows how a letter is written or sent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from fingerpost.store.models import Advert, Alert, Asked, Job, LedgerEntry, Letter, Moved, Told
from fingerpost.store.received import MANY
from fingerpost.store.shapes import Kind

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """An alert: its number, the key of its links, where its jobs go and which."""

    id: int
    key: str
    way: str
    to: str
    question: str
    pace: str
    confirmed: bool
    paused: bool
    since: date
    secret: str = ""
    name: str = ""

    @classmethod
    def of(cls, row: Alert) -> Wanted:
        """The row as a value."""
        return cls(
            row.pk, row.key, row.way, row.to, row.question, row.pace, row.confirmed is not None, row.paused, row.since,
            row.secret, row.name,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that was taken up to be sent, and the alert that it is for."""

    id: int
    key: str
    kind: str
    made: datetime
    tries: int
    alert: Wanted


def ask(to: str, question: str, pace: str, now: datetime, today: date) -> int:
    """Keep an alert that nobody has confirmed yet, with the letter that asks; the letter's number. The same search of the
    same address stays one alert: until it is confirmed with the pace that was asked for last, from then on as it is."""
    with transaction.atomic():
        same = Alert.objects.filter(way=Alert.LETTER, to=to, question=question).first()
        if same is None:
            same = Alert.objects.create(to=to, question=question, pace=pace, asked=now, settled=now, since=today)
        elif same.confirmed is None:
            Alert.objects.filter(pk=same.pk).update(pace=pace, asked=now)
        return Letter.objects.create(alert=same, kind=Letter.CONFIRM, made=now, next_try=now).pk


def note_asked(address: str, visitor: str, now: datetime) -> None:
    """Keep that an address and a visitor, as keyed hashes, asked for an alert."""
    Asked.objects.create(address=address, visitor=visitor, when=now)


def asked_since(when: datetime, *, address: str = "", visitor: str = "") -> int:
    """How often an alert was asked for since then: for an address, by a visitor, or by anybody."""
    narrowed = {name: value for name, value in {"address": address, "visitor": visitor}.items() if value}
    return Asked.objects.filter(when__gte=when, **narrowed).count()


def forget(*, unconfirmed: datetime, asked: datetime, sent: datetime) -> int:
    """Delete alerts by letter that were asked for before ``unconfirmed`` and never confirmed, marks of asking made
    before ``asked`` and letters sent before ``sent``; how many alerts went."""
    gone, _ = Alert.objects.filter(way=Alert.LETTER, confirmed=None, asked__lt=unconfirmed).delete()
    Asked.objects.filter(when__lt=asked).delete()
    Letter.objects.filter(state=Letter.SENT, made__lt=sent).delete()
    return gone


def by_key(key: str) -> Wanted | None:
    """The alert of this key."""
    row = Alert.objects.filter(key=key).first()
    return row and Wanted.of(row)


def by_letter(key: str) -> Wanted | None:
    """The alert that a letter of this key went to."""
    row = Alert.objects.filter(letters__key=key).first()
    return row and Wanted.of(row)


def others_of(alert: Wanted) -> list[Wanted]:
    """The other confirmed alerts of the same address, oldest first."""
    rows = Alert.objects.filter(way=alert.way, to=alert.to, confirmed__isnull=False).exclude(pk=alert.id)
    return [Wanted.of(row) for row in rows.order_by("pk")]


def confirm(key: str, now: datetime) -> None:
    """The address is its owner's: letters may come. One that was confirmed before stays as it was."""
    Alert.objects.filter(key=key, confirmed=None).update(confirmed=now)


def change(key: str, *, pace: str, question: str, paused: bool) -> None:
    """Another pace, another search, a pause or its end."""
    Alert.objects.filter(key=key).update(pace=pace, question=question, paused=paused)


def stop(key: str) -> None:
    """Delete an alert with all that was kept of it."""
    Alert.objects.filter(key=key).delete()


def stop_all(to: str) -> int:
    """Delete every alert of an address; how many there were."""
    rows = Alert.objects.filter(way=Alert.LETTER, to=to)
    count = rows.count()
    rows.delete()
    return count


def bounced_softly(key: str, today: date, *, most: int, within: timedelta) -> bool:
    """Count a letter that could not be delivered for now; whether that was one too many, and the alert is gone."""
    fresh = Q(soft_since=None) | Q(soft_since__lt=today - within)
    Alert.objects.filter(fresh, key=key).update(soft=0, soft_since=today)
    Alert.objects.filter(key=key).update(soft=F("soft") + 1)
    return bool(Alert.objects.filter(key=key, soft__gte=most).delete()[0])


def due(pace: str, moment: datetime, weekday: int | None = None) -> Iterator[Wanted]:
    """The confirmed alerts of a pace that were last settled before a moment, in flat memory; of a weekly pace, those
    whose day of the week it is (1 is Monday)."""
    rows = Alert.objects.filter(pace=pace, settled__lt=moment, paused=False, confirmed__isnull=False)
    if weekday is not None:
        rows = rows.filter(since__iso_week_day=weekday)
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield from map(Wanted.of, some)
        last = some[-1].pk


def fresh(since: date) -> list[str]:
    """The open jobs that were not open before that day: first seen since, opened again, or advertised anew."""
    again = LedgerEntry.objects.filter(kind=Kind.REOPENED, day__gte=since).values("job_id")
    came = Advert.objects.filter(first_seen__gte=since).values("job_id")
    stood = Advert.objects.filter(Q(closed=None) | Q(closed__gte=since), job_id=OuterRef("id"), first_seen__lt=since)
    rows = Job.objects.filter(Q(id__in=came) & ~Exists(stood) | Q(id__in=again), closed=None)
    return list(rows.order_by("id").values_list("id", flat=True))


def earlier_names(jobs: Collection[str]) -> dict[str, str]:
    """The identifiers that were merged into these jobs, each with the job that it leads to."""
    found: dict[str, str] = {}
    for some in _slices(jobs):
        found.update(Moved.objects.filter(job_id__in=some).values_list("old", "job_id"))
    return found


def told(alert: int, jobs: Collection[str], *, besides: int | None = None) -> set[str]:
    """Those of these identifiers that an alert was told of (in another letter than ``besides``)."""
    found: set[str] = set()
    for some in _slices(jobs):
        rows = Told.objects.filter(alert_id=alert, job__in=some)
        found.update((rows.exclude(letter_id=besides) if besides else rows).values_list("job", flat=True))
    return found


@transaction.atomic
def settle(alert: int, moment: datetime, jobs: Collection[str], now: datetime) -> bool:
    """Deal with an alert's due moment: a letter with these jobs waits to be sent, and they count as told. One that could
    not go before takes them along. False where another process was first, or the alert is gone."""
    if not Alert.objects.filter(pk=alert, settled__lt=moment).update(settled=moment):
        return False
    if jobs:
        ready = Letter.objects.filter(alert_id=alert, kind=Letter.JOBS, state=Letter.READY)
        ready.update(next_try=now)  # it is held until these jobs are in it: who takes it up asks for the old time
        letter = ready.first() or Letter.objects.create(alert_id=alert, made=now, next_try=now)
        Told.objects.bulk_create(Told(alert_id=alert, letter=letter, job=job) for job in jobs)
    return True


def take(now: datetime, again: timedelta, number: int | None = None) -> Iterator[Waiting]:
    """Take up each letter whose time has come (or the one of this number): no other process sends it meanwhile. One
    that was taken up and never heard of again is taken up anew after ``again``."""
    waiting = Letter.objects.exclude(state=Letter.SENT).filter(next_try__lte=now)
    last = 0
    rows = waiting.filter(pk=number) if number else waiting
    while row := rows.filter(pk__gt=last).select_related("alert").order_by("pk").first():
        last = row.pk
        mine = Letter.objects.filter(pk=row.pk, state=row.state, next_try=row.next_try)
        if mine.update(state=Letter.SENDING, next_try=now + again, tries=F("tries") + 1):
            yield Waiting(row.pk, row.key, row.kind, row.made, row.tries + 1, Wanted.of(row.alert))


def jobs_of(letter: int) -> list[str]:
    """The jobs of a letter, by the identifiers that they bear now, each once."""
    told = list(Told.objects.filter(letter_id=letter).order_by("pk").values_list("job", flat=True))
    now: dict[str, str] = {}
    for some in _slices(told):
        now.update(Moved.objects.filter(old__in=some).values_list("old", "job_id"))
    return list(dict.fromkeys(now.get(job, job) for job in told))


def sent(letter: int) -> None:
    """A letter has gone."""
    Letter.objects.filter(pk=letter).update(state=Letter.SENT)


def later(letter: int, when: datetime) -> None:
    """A letter could not go now; it waits until then."""
    Letter.objects.filter(pk=letter).update(state=Letter.READY, next_try=when)


@transaction.atomic
def drop(letter: int) -> None:
    """Give a letter up: its jobs were never told, and come with the next one."""
    Told.objects.filter(letter_id=letter).delete()
    Letter.objects.filter(pk=letter).delete()


def release(letter: int, jobs: Collection[str]) -> None:
    """Take jobs out of a letter that has yet to go: they were not told."""
    Told.objects.filter(letter_id=letter, job__in=jobs).delete()


def _slices(keys: Collection[str]) -> Iterator[list[str]]:
    whole = list(keys)
    return (whole[at : at + MANY] for at in range(0, len(whole), MANY))
