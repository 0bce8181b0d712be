"""The kinds of background work: what each is called, what it does, and when the clock asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from fingerpost.alerts.flow import send_due
from fingerpost.intake.closing import close_due
from fingerpost.intake.flow import import_feed
from fingerpost.intake.index import drain
from fingerpost.intake.written import publish_due
from fingerpost.pack import load_pack
from fingerpost.store import contact, evidence, received, runs, written
from fingerpost.work.opened import open_source
from fingerpost.work.watch import Watch, counts_of, watched

IMPORT, DRAIN, PUBLISH = "import", "drain", "publish"
TAKEN_UP = "Another process is writing the search index; it takes these jobs up."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run that went to its end: counts, a report in words, and what is wrong all the same."""

    counts: Mapping[str, int] = field(default_factory=dict)
    told: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of work, and when the clock asks for it: ``daily`` from a time of day on, or each time that it has been
    ``every`` so long and there is ``any`` to do. ``again`` says that a run that broke off may simply be done again;
    ``brief`` that it is housekeeping, whose runs are not kept long, and not at all where they found nothing to do."""

    name: str
    do: Callable[[runs.Asked, Watch], Outcome]
    daily: time | None = None
    every: timedelta | None = None
    any: Callable[[datetime], bool] = lambda _: True
    again: bool = True
    brief: bool = False


def take_in(run: runs.Asked, watch: Watch) -> Outcome:
    """Take in every advert of the run's source, close what it no longer offers, and tell the index."""
    source, pack, today = runs.source(run.source or 0), load_pack(settings.PACK), timezone.localdate()
    if source is None:
        return Outcome(told="The source has been deleted meanwhile.")
    with open_source(source, today) as (feed, complete):
        feed = watched(feed, watch)
        report = import_feed(feed, pack_name=settings.PACK, today=today, complete=complete, heard=watch.heard)
    watch.counts = counts_of(report)
    told = report.lines
    if drain(settings.INDEX, pack) is None:
        told = [*told, TAKEN_UP]
    if report.broke_off:
        raise report.broke_off
    runs.keep_state(source.id, feed.state)
    wrong = f"Nothing was closed: {report.left_open}." if report.left_open else ""
    if report.rejected and not report.kept:
        wrong = f"None of its rows gave an advert: {report.rejected.most_common(1)[0][0]}. Check the address."
    return Outcome(watch.counts, "\n".join(told), wrong)


def close(run: runs.Asked, watch: Watch) -> Outcome:
    """Close the jobs whose closing date has passed, tell the index, and delete evidence whose last day has."""
    today = timezone.localdate()
    count, gone = close_due(today, load_pack(settings.PACK)), evidence.delete_due(today)
    drain(settings.INDEX, load_pack(settings.PACK))
    told = f"{count:,} jobs closed: their closing date has passed"
    return Outcome(
        {"closed": count}, f"{told}; {gone:,} sets of evidence deleted, past their last day" if gone else told
    )


def tell_index(run: runs.Asked, watch: Watch) -> Outcome:
    """Tell the index of every job in the outbox."""
    count = drain(settings.INDEX, load_pack(settings.PACK), watch.at)
    if count is None:
        return Outcome(told=TAKEN_UP)
    return Outcome({"jobs": count}, f"{count:,} jobs told to the index") if count else NOTHING


def publish(run: runs.Asked, watch: Watch) -> Outcome:
    """Publish adverts that were written here and are due now; the index hears of them with the next round."""
    count = publish_due(timezone.now(), load_pack(settings.PACK))
    return Outcome({"adverts": count}, f"{count:,} scheduled adverts published")


def _to_publish(now: datetime) -> bool:
    return bool(written.due(now) or written.past(timezone.localdate(now)))


def send_alerts(run: runs.Asked, watch: Watch) -> Outcome:
    """Write the letters of alerts that are due, and send what waits."""
    report = send_due(timezone.now(), lambda sent: watch.at(sent.sent + sent.later))
    counts = {name: getattr(report, name) for name in ("written", "sent", "later", "stopped", "forgotten")}
    if not any(counts.values()) and not report.fault:
        return NOTHING
    wrong = f"No letter can go out ({report.fault}). Look at EMAIL_URL: docs/settings.md" if report.fault else ""
    return Outcome(
        counts, f"{report.written:,} written, {report.sent:,} sent, {report.later:,} to be tried again", wrong
    )


def forget(run: runs.Asked, watch: Watch) -> Outcome:
    """Delete what is left of contact messages that were sent over a day ago."""
    return Outcome(told=f"{contact.forget(timezone.now()):,} marks of contact messages deleted")


NOTHING = Outcome()
"""There was nothing to do."""
JOBS = {
    IMPORT: Job("Take in a source", take_in),
    "close": Job("Close what is due", close, daily=time(0, 10)),
    DRAIN: Job(
        "Tell the search index",
        tell_index,
        every=timedelta(seconds=30),
        any=lambda _: bool(received.waiting(1)),
        brief=True,
    ),
    PUBLISH: Job("Publish what is due", publish, every=timedelta(seconds=15), any=_to_publish, brief=True),
    "alerts": Job(
        "Send alerts", send_alerts, every=timedelta(minutes=5), any=lambda _: bool(settings.ALERTS), brief=True
    ),
    "forget": Job("Forget who wrote", forget, every=timedelta(hours=1), any=contact.stale, brief=True),
}
"""Every kind of work by its name in the store."""
