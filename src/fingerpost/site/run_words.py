"""Runs and sources in the words of the editors' pages."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.template.defaultfilters import truncatechars
from django.utils.formats import date_format

from fingerpost.site.wording import plural
from fingerpost.sources.registry import SOURCES
from fingerpost.store.models import Run, Source
from fingerpost.work.jobs import JOBS
from fingerpost.work.schedule import Schedule

SHORT = 40
"""Characters of an address in a list."""
COUNTS = {
    "new": "new", "changed": "changed", "redated": "with new dates", "unchanged": "unchanged", "closed": "closed",
    "joined": "joined a job that was there", "repeated": "given twice", "rejected": "rejected", "jobs": "jobs", "pages": "pages or bands",
    "written": "letters written", "sent": "sent", "later": "to be tried again", "stopped": "stopped", "forgotten": "never confirmed",
}  # fmt: skip
"""The counts of a run that a page shows, in its order."""


def work(kind: str) -> str:
    """What a kind of work is called."""
    return JOBS[kind].name if kind in JOBS else kind.capitalize()


def title(run: Run) -> str:
    """What a run is for."""
    name = work(run.kind)
    return f"{name}: {run.source}" if run.source else name


def asked_by(run: Run) -> str:
    """Who asked for it."""
    if not run.asked_by:
        return "the clock"
    user = get_user_model().objects.filter(username=run.asked_by).first()
    return (user and user.get_full_name()) or run.asked_by


def counts(run: Run) -> list[tuple[str, int]]:
    """Its counts that are not nought, with their names."""
    return [(name, run.counts[key]) for key, name in COUNTS.items() if run.counts.get(key)]


def progress(run: Run) -> str:
    """How far a run is, in words."""
    if run.state == Run.WAITING:
        return (
            "Waits for its turn" if run.due <= run.asked else f"Tried again, attempt {run.attempt}, when its time comes"
        )
    if run.to_stop and run.state == Run.RUNNING:
        return "Stops after what it is at"
    if run.state == Run.RUNNING and not run.so_far:
        return "Has begun"
    of = f" of {run.expected:,}" if run.expected else ""
    return f"{run.so_far:,}{of} rows so far" if run.state == Run.RUNNING else ""


def kind(source: Source) -> str:
    """The kind of a source as people call it."""
    known = SOURCES.get(source.kind)
    return known.label if known else source.kind.replace("_", " ").capitalize()


def address(source: Source) -> str:
    """The address of a source, short enough for a list."""
    return truncatechars(source.address.partition("://")[2], SHORT) or "–"


def schedule(source: Source) -> str:
    """When a source is asked."""
    if not source.address:
        return "by hand"
    return "paused" if source.paused else Schedule(source.every_hours, source.daily_at).words


def health(source: Source, last: Run | None) -> tuple[str, str]:
    """How a source fares: one word, and the reason where it is not well."""
    if last is None:
        return ("not read yet", "") if source.address else ("", "")
    if last.state == Run.FAILED:
        return "failing", last.wrong
    if source.doubted:
        return (
            "doubted",
            f"It has offered unlikely little since {date_format(source.doubted)}: nothing of it is closed until that is sure.",
        )
    if last.wrong and last.state == Run.DONE:
        return "needs a look", last.wrong
    return ("well", "") if last.state == Run.DONE else (last.state, "")


def offered(count: int) -> str:
    """How many adverts are on offer."""
    return plural(count, "advert")
