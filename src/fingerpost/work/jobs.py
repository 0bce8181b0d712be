"""The kinds of background work: what each is called, what it does, and when the clock asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time

from django.conf import settings
from django.utils import timezone

from fingerpost.intake.flow import import_feed
from fingerpost.intake.index import drain
from fingerpost.intake.written import publish_due
from fingerpost.pack import load_pack
from fingerpost.sources.registry import SOURCES
from fingerpost.store import runs
from fingerpost.work.opened import open_source
from fingerpost.work.watch import Watch, Watched, counts_of

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
    """A kind of work. ``daily`` is when the clock asks for it; ``again`` says that a run that broke off may simply be
    done again; ``brief`` that its runs are housekeeping, and are not kept long."""

    name: str
    do: Callable[[runs.Asked, Watch], Outcome]
    daily: time | None = None
    again: bool = True
    brief: bool = False


def take_in(run: runs.Asked, watch: Watch) -> Outcome:
    """Take in every advert of the run's source, and tell the index."""
    source = runs.source(run.source or 0)
    if source is None:
        return Outcome(told="The source has been deleted meanwhile.")
    with open_source(source, timezone.localdate()) as feed:
        watched = Watched(feed, watch)
        report = import_feed(
            watched, pack_name=settings.PACK, today=timezone.localdate(), heard=watch.heard,
            complete=source.kind in SOURCES and SOURCES[source.kind].complete,
        )  # fmt: skip
    if report.broke_off:
        raise report.broke_off
    runs.keep_state(source.id, watched.state)
    told = report.lines
    if drain(settings.INDEX, load_pack(settings.PACK)) is None:
        told = [*told, TAKEN_UP]
    return Outcome(counts_of(report), "\n".join(told))


def tell_index(run: runs.Asked, watch: Watch) -> Outcome:
    """Tell the index of every job in the outbox."""
    count = drain(settings.INDEX, load_pack(settings.PACK), watch.at)
    if count is None:
        return Outcome(told=TAKEN_UP)
    return Outcome({"jobs": count}, f"{count:,} jobs told to the index")


def publish(run: runs.Asked, watch: Watch) -> Outcome:
    """Publish adverts that were written here and are due now; the index hears of them with the next round."""
    count = publish_due(timezone.now(), load_pack(settings.PACK))
    return Outcome({"adverts": count}, f"{count:,} scheduled adverts published")


JOBS = {
    IMPORT: Job("Take in a source", take_in),
    DRAIN: Job("Tell the search index", tell_index, brief=True),
    PUBLISH: Job("Publish what is due", publish, brief=True),
}
"""Every kind of work by its name in the store."""
