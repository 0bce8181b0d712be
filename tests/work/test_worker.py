"""Real workers in processes of their own: told to leave, killed in mid-run, started again beside the server."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from datetime import timedelta
from time import monotonic, sleep

import orjson
import pytest
from django.db import connection
from django.utils import timezone

from fingerpost.intake.flow import BATCH, TOGETHER
from fingerpost.store.models import Source
from fingerpost.work.attendant import Attendant
from fingerpost.work.queue import ask_for_import

pytestmark = pytest.mark.django_db
KEPT_TOGETHER = BATCH * TOGETHER
MANY = 2 * KEPT_TOGETHER + 500
"""Adverts of three transactions, so that whoever comes after a worker that left in the first still has much to do."""
PATIENCE = 60


class Home:
    """A home of its own with a database in a file, for processes to work on."""

    def __init__(self, folder):
        self.folder, self.file, self.said = folder, folder / "fingerpost.sqlite3", folder / "said.txt"
        self.environment = {
            **os.environ, "FINGERPOST_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "fingerpost.settings",
            "FINGERPOST_SECRET_KEY": "a key for this test alone", "PYTHONPATH": os.pathsep.join(sys.path),
        }  # fmt: skip
        self.environment.pop("DATABASE_URL", None)

    def keep_database(self):
        """Write what the test put into its own database to the file."""
        if connection.vendor != "sqlite":
            pytest.skip("the workers of this test share a file of SQLite's")
        self.file.write_bytes(connection.connection.serialize())

    def ask(self, sql, *values):
        with closing(sqlite3.connect(self.file, timeout=30)) as file, file:
            return file.execute(sql, values).fetchall()

    def start(self, *arguments):
        command = [sys.executable, "-m", "fingerpost.cli", *arguments]
        with self.said.open("ab") as said:
            return subprocess.Popen(command, env=self.environment, stdout=said, stderr=said)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


@pytest.fixture
def ended():
    """Ends a process at the end of the test, whatever happened."""
    processes = []
    yield processes.append
    for process in processes:
        process.kill()
        process.wait()


def until(true, what):
    limit = monotonic() + PATIENCE
    while not (found := true()):
        assert monotonic() < limit, f"{what}: not within {PATIENCE} seconds"
        sleep(0.05)
    return found


def at_work(home):
    rows = home.ask("SELECT 1 FROM store_run WHERE state = 'running' AND so_far > 1000 AND kind = 'import'")
    return bool(rows)


def adverts(home):
    return home.ask("SELECT count(*) FROM store_advert")[0][0]


def test_a_worker_that_leaves_or_is_killed_in_mid_run_loses_nothing_that_was_finished(home, ended, tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_bytes(
        b"\n".join(
            orjson.dumps({"id": str(n), "title": "Engineer", "employer": f"Firm {n}", "text": f"Task {n} of {n * 31}."})
            for n in range(MANY)
        )
    )
    source = Source.objects.create(name="many", address=str(file))
    ask_for_import(source.id)
    home.keep_database()

    leaving = home.start("work")
    ended(leaving)
    until(lambda: at_work(home), "the first worker is at work")
    leaving.send_signal(signal.SIGTERM)
    assert leaving.wait(PATIENCE) == 0
    assert home.ask("SELECT state, attempt FROM store_run WHERE kind = 'import'") == [("waiting", 1)]
    assert home.ask("SELECT count(*) FROM store_worker") == [(0,)]
    assert adverts(home) in {0, KEPT_TOGETHER}, "its batches are kept together, or none of them"

    killed = home.start("work")
    ended(killed)
    until(lambda: at_work(home), "the second worker is at work")
    killed.kill()
    killed.wait(PATIENCE)
    assert adverts(home) in {0, KEPT_TOGETHER, 2 * KEPT_TOGETHER}
    assert home.ask("SELECT state FROM store_run WHERE kind = 'import'") == [("running",)]

    long_ago = (timezone.now() - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M:%S")
    home.ask("UPDATE store_run SET heartbeat = ?", long_ago)
    third = home.start("work", "--once")
    ended(third)
    assert third.wait(PATIENCE) == 0, home.said.read_text()
    assert home.ask("SELECT state, attempt FROM store_run WHERE kind = 'import' ORDER BY id") == [
        ("failed", 1),
        ("done", 2),
    ]
    assert adverts(home) == MANY
    assert home.ask("SELECT count(*) FROM store_outbox") == [(0,)]


def test_serve_works_the_queue_replaces_a_worker_that_dies_and_leaves_nothing_behind(home, ended):
    home.keep_database()
    (home.folder / "static").mkdir()
    (home.folder / "static" / "staticfiles.json").write_text('{"paths": {}, "version": "1.1", "hash": ""}')
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serving = home.start("serve", "--port", str(port), "--workers", "1")
    ended(serving)

    def worker():
        rows = home.ask("SELECT id FROM store_worker ORDER BY started DESC")
        return int(rows[0][0].split("-")[-2]) if rows else None

    first = until(worker, "the worker is there")
    assert urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=PATIENCE).status == 200
    os.kill(first, signal.SIGKILL)
    second = until(lambda: worker() != first and worker(), "another worker is there")
    serving.send_signal(signal.SIGTERM)
    assert serving.wait(PATIENCE) == 0, home.said.read_text()
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def test_an_attendant_starts_again_what_dies_and_waits_longer_each_time():
    attendant = Attendant([sys.executable, "-c", "import time; time.sleep(60)"])
    attendant.keep()
    first = attendant.pid
    os.kill(first, signal.SIGKILL)
    until(lambda: attendant.keep() or attendant.pid not in {None, first}, "the second is there")
    begun = monotonic()
    os.kill(attendant.pid, signal.SIGKILL)
    until(lambda: attendant.keep() or attendant.pid is None, "the second is missed")
    until(lambda: attendant.keep() or attendant.pid, "the third is there")
    assert monotonic() - begun > 3
    attendant.stop()
    attendant.wait()
    attendant.keep()
    with pytest.raises(ProcessLookupError):
        os.kill(attendant.pid, 0)


def test_work_without_tables_says_how_to_make_them(home):
    assert home.start("work", "--once").wait(PATIENCE) == 2
    assert "fingerpost setup" in home.said.read_text()
