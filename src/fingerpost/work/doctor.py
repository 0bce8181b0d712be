"""The doctor: looks at a running installation and says of each part whether it is well, and if not, what mends it."""

from __future__ import annotations

import shutil
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from fingerpost.pack import load_pack
from fingerpost.search import IndexFault, IndexMissing, open_index
from fingerpost.store import find, runs

SPACE = 1_000_000_000
"""Bytes that should be free: an index is written anew beside the old one."""
LOCAL = {"127.0.0.1", "localhost", "::1"}
DEMO = ".example"
"""How the demonstration's log-ins end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and the remedy: empty where it is well."""

    part: str
    said: str
    remedy: str = ""

    @property
    def well(self) -> bool:
        """Nothing is to be done."""
        return not self.remedy


def look(now: datetime) -> Iterator[Finding]:
    """Every finding, one part after another; where the database cannot be used, what rests on it is left out."""
    database = _database()
    yield database
    if database.well:
        for part in (_index, _outbox, _worker, _sources):
            yield from part(now)
    yield from _space()
    yield from _settings(database.well)
    yield from _letters()


def _database() -> Finding:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        remedy = "Start it, or look at DATABASE_URL and FINGERPOST_HOME: docs/settings.md"
        return Finding("database", f"cannot be used ({str(error).strip()})", remedy)
    if missing:
        return Finding("database", f"{len(missing)} migrations have not been applied", "Run: fingerpost setup")
    return Finding("database", f"reachable ({connection.vendor}), all migrations applied")


def _index(now: datetime) -> Iterator[Finding]:
    counts = find.counts()
    jobs, waiting = counts.jobs, counts.waiting
    try:
        with open_index(settings.INDEX, load_pack(settings.PACK)) as index:
            count = index.count()
    except IndexMissing:
        yield Finding("index", "there is none", "Run: fingerpost index")
        return
    except IndexFault as error:
        yield Finding("index", str(error), "Run: fingerpost index")
        return
    if count != jobs and not waiting:
        yield Finding("index", f"it holds {count:,} jobs and the store {jobs:,}", "Run: fingerpost index")
    else:
        yield Finding("index", f"{count:,} jobs")


def _outbox(now: datetime) -> Iterator[Finding]:
    waiting = find.counts().waiting
    told = f"{waiting:,} changes wait for the index"
    yield Finding("outbox", told, "Run: fingerpost work" if waiting and not runs.at_work(now) else "")


def _worker(now: datetime) -> Iterator[Finding]:
    beat = runs.last_beat()
    if beat is not None and runs.at_work(now):
        yield Finding("worker", f"at work, last heard of {(now - beat).seconds} seconds ago")
        return
    told = "none is at work" if beat is None else f"last heard of at {beat:%Y-%m-%d %H:%M} UTC"
    yield Finding("worker", told, "Start one: fingerpost serve (without --no-work), or fingerpost work")


def _sources(now: datetime) -> Iterator[Finding]:
    found = runs.last_of_sources()
    for one in found:
        if one.failed:
            yield Finding("source", f"{one.name}: {one.wrong}", "Mend it and read it again behind the editors’ door")
        elif one.overdue(now):
            yield Finding("source", f"{one.name}: due since {one.due:%Y-%m-%d %H:%M} UTC", "See to the worker")
    asked = sum(one.due is not None for one in found)
    if not any(one.failed or one.overdue(now) for one in found):
        yield Finding("sources", f"{len(found):,}, of which {asked:,} are read by the clock")


def _space() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.HOME if settings.HOME.is_dir() else settings.HOME.parent).free
    told = f"{free / 1e9:,.1f} GB free in {settings.HOME}"
    yield Finding("disk", told, "" if free >= SPACE else "Make room: the index needs space to be written anew")


def _settings(database: bool) -> Iterator[Finding]:
    host = urlsplit(settings.ADDRESS).hostname or ""
    public = host not in LOCAL
    faults: list[tuple[bool, str, str]] = [
        (settings.DEBUG, "FINGERPOST_DEBUG is on: faults are shown to visitors", "Unset FINGERPOST_DEBUG"),
        (len(settings.SECRET_KEY) < 40, "the secret key is short", "Unset FINGERPOST_SECRET_KEY: one is made"),
        ("*" in settings.ALLOWED_HOSTS, "the site answers to any host name", "Name its hosts in FINGERPOST_HOSTS"),
        (
            public and not settings.SECURE,
            f"{settings.ADDRESS} is not https: passwords travel in the clear",
            "Give FINGERPOST_ADDRESS with https, and set FINGERPOST_BEHIND_PROXY behind a proxy",
        ),
        (
            public and not _answers_to(host),
            f"the site does not answer to its own name {host}",
            f"Set FINGERPOST_HOSTS={host}",
        ),
        (
            public and database and get_user_model().objects.filter(username__endswith=DEMO, is_active=True).exists(),
            "the demonstration’s log-ins are there, and their password stands in a file",
            "Delete them behind the editors’ door, under Settings, Users",
        ),
    ]  # fmt: skip
    for bad, said, remedy in faults:
        if bad:
            yield Finding("settings", said, remedy)
    if not any(bad for bad, *_ in faults):
        yield Finding("settings", "safe in public" if public else f"for this machine alone ({settings.ADDRESS})")


def _answers_to(host: str) -> bool:
    return any(host == name or (name.startswith(".") and host.endswith(name)) for name in settings.ALLOWED_HOSTS)


def _letters() -> Iterator[Finding]:
    if not settings.EMAIL_URL:
        told = (
            f"written to files in {settings.HOME / 'letters'}" if settings.ALERTS else "off: visitors are offered none"
        )
        yield Finding("letters", told, "" if settings.ALERTS else "Set EMAIL_URL: docs/settings.md")
        return
    try:
        with get_connection():
            pass
    except (OSError, smtplib.SMTPException) as error:
        yield Finding("letters", f"the mail server cannot be used ({error})", "Look at EMAIL_URL: docs/settings.md")
    else:
        yield Finding("letters", "the mail server answers")
