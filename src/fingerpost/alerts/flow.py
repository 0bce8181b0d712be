"""The other flow, in plain sight: what is due is written down first, and only then sent.

    saved search ─▶ due? ─▶ the jobs since ─▶ kept as a letter with its jobs told ─▶ sent ─▶ done

What is kept and not sent is sent at the next run, under the same Message-ID: a run that is killed loses nothing, and
where it was killed between the mail server's yes and our note of it, the server or the reader's own mail program knows
the second copy by that name.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from fingerpost.alerts import webhook
from fingerpost.alerts.due import mornings, whole_hour
from fingerpost.alerts.outcome import NOTHING, Outcome
from fingerpost.alerts.post import Post
from fingerpost.alerts.saved import NewJobs
from fingerpost.alerts.signs import CONFIRMABLE
from fingerpost.pack import load_pack
from fingerpost.search import open_index
from fingerpost.store import alerts, find
from fingerpost.store.alerts import Waiting, Wanted
from fingerpost.store.models import Alert, Letter
from fingerpost.store.shapes import JobCard

RETRY = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(hours=12))
"""How long a letter waits after each try that failed; the last of these again and again."""
GIVEN_UP = timedelta(days=3)
"""After which its jobs go into the next letter instead."""
STALLED = timedelta(minutes=15)
"""After which a letter that was taken up and never finished is taken up anew."""
ASKED_KEPT, SENT_KEPT = timedelta(days=30), timedelta(days=60)

log = logging.getLogger(__name__)


@dataclass
class Sent:
    """What a run did, and the fault that ended it early, in words that name nobody."""

    written: int = 0
    sent: int = 0
    later: int = 0
    stopped: int = 0
    forgotten: int = 0
    fault: str = ""


def send_due(now: datetime, told: Callable[[Sent], None] = lambda _: None) -> Sent:
    """Do all that is due: forget who never confirmed, write the letters and calls whose time has come, send what waits.

    May be run at any time, by several processes at once, and again after a stop. Raises IndexFault where the search
    index cannot be asked; what was written before is sent all the same.
    """
    report = Sent(forgotten=alerts.forget(unconfirmed=now - CONFIRMABLE, asked=now - ASKED_KEPT, sent=now - SENT_KEPT))
    try:
        write_due(now, report)
    finally:
        deliver(now, report, told)
    return report


def write_due(now: datetime, report: Sent) -> None:
    """Keep a letter for each alert whose time has come and for which there are new jobs."""
    due = iter(_due(now))
    first = next(due, None)
    if first is None:
        return
    pack, today = load_pack(settings.PACK), now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    with open_index(settings.INDEX, pack) as index:
        new = NewJobs(index, pack, today)
        for alert, moment in (first, *due):
            jobs = new.of(alert)
            report.written += alerts.settle(alert.id, moment, jobs, now) and bool(jobs)


def _due(now: datetime) -> Iterator[tuple[Wanted, datetime]]:
    """Every alert that is due, with the moment from which it is."""
    days = mornings(now, ZoneInfo(settings.TIME_ZONE), settings.ALERTS_HOUR)
    for pace, moment in ((Alert.HOURLY, whole_hour(now)), (Alert.DAILY, days[0])):
        yield from ((alert, moment) for alert in alerts.due(pace, moment))
    for moment in days:
        yield from ((alert, moment) for alert in alerts.due(Alert.WEEKLY, moment, moment.isoweekday()))


def deliver(
    now: datetime, report: Sent, told: Callable[[Sent], None] = lambda _: None, letter: int | None = None
) -> None:
    """Send the letters and calls that wait (or the one of this number); what cannot go now waits for its next try."""
    with Post(load_pack(settings.PACK)) as post:
        for waiting in alerts.take(now, STALLED, letter):
            outcome = _send(waiting, post, now)
            _note(waiting, outcome, now, report)
            told(report)
            if outcome.closed:
                report.fault = outcome.fault
                log.warning("alerts: no letter can be sent now: %s", outcome.fault)
                break


def _send(waiting: Waiting, post: Post, now: datetime) -> Outcome:
    """Send one letter with those of its jobs that are still open and were told in no other."""
    if waiting.kind == Letter.CONFIRM:
        return post.ask(waiting)
    jobs = jobs_to_tell(waiting)
    if not jobs or waiting.alert.paused:
        return NOTHING
    return webhook.call(waiting, jobs, now) if waiting.alert.way == Alert.WEBHOOK else post.tell(waiting, jobs)


def jobs_to_tell(waiting: Waiting) -> list[JobCard]:
    """The jobs of a letter as they stand now, the newest first. One that has closed since is taken out, and would be
    told if it opened again."""
    ids = alerts.jobs_of(waiting.id)
    names = alerts.earlier_names(ids)
    told = alerts.told(waiting.alert.id, [*ids, *names], besides=waiting.id)
    told |= {now for old, now in names.items() if old in told}
    cards = [card for card in find.jobs(ids) if card.id not in told]
    alerts.release(waiting.id, [card.id for card in cards if card.closed])
    return sorted((card for card in cards if not card.closed), key=lambda card: (card.shown, card.id), reverse=True)


def _note(waiting: Waiting, outcome: Outcome, now: datetime, report: Sent) -> None:
    """Keep what became of a letter."""
    if outcome.went:
        alerts.sent(waiting.id)
        report.sent += 1
    elif outcome.gone:
        alerts.stop(waiting.alert.key)
        report.stopped += 1
    elif outcome is NOTHING or (not outcome.closed and now - waiting.made > GIVEN_UP):
        alerts.drop(waiting.id)
    else:
        alerts.later(waiting.id, now + RETRY[min(waiting.tries, len(RETRY)) - 1])
        report.later += 1
