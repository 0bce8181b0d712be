"""The clock over simulated days: what is due is asked for once, whoever looks and how often."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from fingerpost.store import keep, runs, written
from fingerpost.store.models import Run, Source, Worker
from fingerpost.work import clock, jobs
from fingerpost.work.clock import tick, tidy
from fingerpost.work.queue import ask, perform

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_else(monkeypatch):
    """The clock asks for sources, the index and what is to be published; other kinds of work have tests of their own."""
    monkeypatch.setattr("fingerpost.work.clock.JOBS", {key: jobs.JOBS[key] for key in ("import", "drain", "publish")})


def look(now, asked=None):
    tick(now, {} if asked is None else asked)


def live_on(days, every=timedelta(minutes=30), start=NOW):
    """Let the clock be looked at all these days long, twice each time, and every run be over at once."""
    now = start
    while now < start + timedelta(days=days):
        look(now), look(now)
        Run.objects.filter(state=Run.WAITING, due__lte=now).update(state=Run.DONE, ended=now)
        now += every


def test_a_source_is_asked_as_often_as_its_schedule_says(source):
    source("six", every_hours=6), source("daily", daily_at=time(6)), source("never")
    live_on(days=4)
    counts = {name: Run.objects.filter(source__name=name).count() for name in ("six", "daily", "never")}
    assert counts == {"six": 14, "daily": 4, "never": 0}  # a few minutes of spread, and a look each half hour


def test_a_paused_source_and_one_without_an_address_are_not_asked(source):
    source("paused", every_hours=1, paused=True), source("by hand", every_hours=1, address="")
    live_on(days=1)
    assert not Run.objects.exists()


def test_after_a_week_without_a_worker_a_source_is_asked_once(source):
    made = source(every_hours=1)
    look(NOW), look(NOW + timedelta(days=7)), look(NOW + timedelta(days=7, seconds=15))
    assert Run.objects.count() == 1
    made.refresh_from_db()
    assert made.due > NOW + timedelta(days=7)


def test_a_source_that_is_still_at_work_misses_its_turn(source, worker):
    made = source(every_hours=1)
    number = ask("import", source=made.id, now=NOW)
    runs.claim(number, worker.id, NOW)
    look(NOW)
    for hour in range(1, 4):
        runs.beat(worker.id, NOW + timedelta(hours=hour))
        look(NOW + timedelta(hours=hour))
    assert Run.objects.get().state == Run.RUNNING


def test_a_kind_of_work_that_is_daily_is_asked_once_a_day(monkeypatch):
    monkeypatch.setitem(clock.JOBS, "daily", jobs.Job("Daily", lambda *_: jobs.Outcome(), daily=time(6)))
    live_on(days=3, start=datetime(2026, 11, 23, tzinfo=UTC))
    turns = list(Run.objects.filter(kind="daily").order_by("asked").values_list("asked", flat=True))
    assert [turn.hour for turn in turns] == [6] * 3


def test_jobs_that_wait_for_the_index_are_told_without_anybody_s_asking():
    look(NOW)
    assert not Run.objects.exists()
    keep.tell_index(["a"])
    look(NOW), look(NOW)
    assert [run.kind for run in Run.objects.all()] == ["drain"]


def test_an_advert_that_is_due_is_published_without_anybody_s_asking(worker):
    look(NOW)
    assert not Run.objects.exists()
    words = {
        "title": "Data Engineer",
        "text": "You will move data about Leeds.",
        "employer": "Oakmere",
        "source": "Here",
    }
    number = written.put(0, state="scheduled", publish_at=NOW, changed=NOW, **words)
    look(NOW), look(NOW)
    (run,) = Run.objects.all()
    perform(run.id, worker=worker)
    assert Run.objects.get().told == "1 scheduled adverts published"
    assert written.one(number).state == "live"


def test_a_run_whose_worker_died_is_marked_and_tried_again(source, worker):
    number = ask("import", source=source().id, now=NOW, by="ada")
    runs.claim(number, worker.id, NOW)
    look(NOW + runs.LOST / 2)
    assert Run.objects.get().state == Run.RUNNING
    look(NOW + runs.LOST * 2)
    dead, again = Run.objects.order_by("id")
    assert (dead.state, again.state, again.attempt, again.asked_by) == (Run.FAILED, Run.WAITING, 2, "ada")
    assert worker.id in dead.wrong and "kept" in dead.wrong


def test_a_run_that_kills_its_worker_each_time_is_left_in_the_end(source, worker):
    ask("import", source=source().id, now=NOW)
    for hour in range(1, 6):
        waiting = Run.objects.filter(state=Run.WAITING).first()
        if waiting:
            runs.claim(waiting.id, worker.id, NOW + timedelta(hours=hour))
        look(NOW + timedelta(hours=hour, minutes=30))
    assert [run.state for run in Run.objects.all()] == [Run.FAILED] * 3


def test_a_run_whose_place_in_the_queue_was_lost_gets_another(source):
    number = ask("import", source=source().id, now=NOW)
    DBTaskResult.objects.all().delete()
    look(NOW + runs.LOST * 2)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [number]


def test_old_runs_go_but_the_last_of_a_source_stays(source, worker):
    made = source()
    for days in (90, 60, 1):
        number = ask("import", source=made.id if days > 1 else None, now=NOW - timedelta(days=days))
        Run.objects.filter(id=number).update(state=Run.DONE, ended=NOW - timedelta(days=days))
    drained = ask("drain", now=NOW)
    Run.objects.filter(id=drained).update(state=Run.DONE, ended=NOW - timedelta(days=3))
    Worker.objects.create(id="gone", started=NOW, heartbeat=NOW - timedelta(days=3))
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=NOW - timedelta(days=3))
    tidy(NOW)
    assert [(NOW - run.asked).days for run in Run.objects.order_by("asked")] == [60, 1]
    assert not Worker.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_the_schedule_of_a_source_holds_though_each_run_takes_long(source, worker):
    made = source(daily_at=time(9, 30))
    look(NOW)
    look(NOW + timedelta(hours=1))
    perform(Run.objects.get().id, worker=worker, now=lambda: NOW + timedelta(hours=5))
    assert Source.objects.get(id=made.id).due.date() == (NOW + timedelta(days=1)).date()
    assert Run.objects.get().state == Run.DONE
