"""A run from the asking to the end: claimed once, watched, cancelled without loss, tried again where that helps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django_tasks_db.models import DBTaskResult

from fingerpost.search import open_index
from fingerpost.sources.shapes import SourceError
from fingerpost.store import received, runs
from fingerpost.store.models import Advert, Run
from fingerpost.work import jobs, watch
from fingerpost.work.queue import ask, ask_for_import, perform

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def kind(monkeypatch):
    """Makes a kind of work that does this."""

    def made(do, **more):
        monkeypatch.setitem(jobs.JOBS, "made", jobs.Job("Made", do, **more))
        return ask("made", now=NOW)

    return made


@pytest.fixture
def at_every_row(monkeypatch):
    monkeypatch.setattr(watch, "PAUSE", 0)


def raising(error):
    def do(*_):
        raise error

    return do


def test_an_import_is_done_and_counted_and_the_index_knows(source, worker, settings, pack):
    number = ask_for_import(source(adverts=3).id, by="ada")
    assert DBTaskResult.objects.get().status == "READY"
    perform(number, worker=worker)
    run = Run.objects.get()
    assert (run.state, run.counts["new"], run.counts["rejected"]) == (Run.DONE, 3, 0)
    assert "3 adverts new" in run.told
    assert run.started and run.ended
    with open_index(settings.INDEX, pack) as index:
        assert index.count() == 3


def test_a_source_is_never_at_work_twice(source, worker):
    made = source().id
    number = ask_for_import(made)
    assert ask_for_import(made) is None
    runs.claim(number, worker.id, NOW)
    assert ask_for_import(made) is None
    assert ask_for_import(source("another").id) is not None
    runs.finish(number, worker.id, NOW, state=Run.DONE)
    assert ask_for_import(made) is not None


def test_of_two_workers_one_has_the_run(source, worker):
    number = ask_for_import(source().id)
    assert runs.claim(number, worker.id, NOW)
    assert runs.claim(number, "another", NOW) is None
    perform(number, worker=watch.Here("another"))
    assert not Advert.objects.exists()


def test_asking_by_hand_brings_a_run_that_waits_forward(source):
    made = source().id
    number = ask("import", source=made, now=NOW, due=NOW + timedelta(hours=1))
    assert ask_for_import(made, by="ada", now=NOW) == number
    assert Run.objects.get().due == NOW


def test_cancelled_while_it_waits_it_never_begins(source, worker):
    number = ask_for_import(source().id)
    assert runs.cancel(number, NOW) == Run.CANCELLED
    perform(number, worker=worker)
    assert not Advert.objects.exists()
    assert Run.objects.get().state == Run.CANCELLED


def test_cancelled_in_mid_run_what_was_finished_stays_and_the_next_run_does_the_rest(
    source, worker, monkeypatch, at_every_row
):
    monkeypatch.setattr("fingerpost.intake.flow.BATCH", 4)
    monkeypatch.setattr("fingerpost.intake.flow.TOGETHER", 1)
    made = source(adverts=30).id
    number = ask_for_import(made)
    heard = watch.Watch.heard

    def cancel_after_two_batches(self, report):
        if report.new >= 8:
            runs.cancel(number, NOW)
        heard(self, report)

    monkeypatch.setattr(watch.Watch, "heard", cancel_after_two_batches)
    perform(number, worker=worker)
    run = Run.objects.get()
    assert (run.state, run.counts["new"]) == (Run.CANCELLED, 8)
    assert Advert.objects.count() == 8
    assert len(received.waiting()) == 8  # the index hears of them from whoever drains the outbox next
    monkeypatch.setattr(watch.Watch, "heard", heard)
    perform(ask_for_import(made), worker=worker)
    latest = Run.objects.first()
    assert (latest.state, latest.counts["new"], latest.counts["unchanged"]) == (Run.DONE, 22, 8)
    assert not received.waiting()


def test_a_worker_that_is_told_to_leave_gives_its_run_back(source, worker, at_every_row):
    number = ask_for_import(source().id)
    worker.leaving.set()
    perform(number, worker=worker)
    assert Run.objects.get().state == Run.WAITING
    assert DBTaskResult.objects.count() == 2  # a fresh place in the queue: the first was used up
    perform(number, worker=watch.Here("next"))
    assert (Run.objects.get().state, Run.objects.get().attempt) == (Run.DONE, 1)


def test_a_run_that_was_taken_for_dead_stops_and_says_nothing(source, worker, at_every_row, monkeypatch):
    number = ask_for_import(source().id)
    claim = runs.claim

    def claimed_then_lost(*arguments):
        run = claim(*arguments)
        Run.objects.update(state=Run.FAILED, wrong="died")
        return run

    monkeypatch.setattr(runs, "claim", claimed_then_lost)
    perform(number, worker=worker)
    assert (Run.objects.get().state, Run.objects.get().wrong) == (Run.FAILED, "died")
    assert not Advert.objects.exists()


def test_how_far_it_is_can_be_read_while_it_runs(source, worker, at_every_row, monkeypatch):
    seen = []
    monkeypatch.setattr(runs, "note", lambda *_, so_far, **__: seen.append(so_far) or True)
    perform(ask_for_import(source(adverts=5).id), worker=worker)
    assert seen == [0, 1, 2, 3, 4, 5, 5]


def test_how_far_it_is_is_kept_once_a_second_at_most(source, worker, monkeypatch):
    seen = []
    monkeypatch.setattr(watch, "monotonic", lambda: 0.0)
    monkeypatch.setattr(runs, "note", lambda *_, so_far, **__: seen.append(so_far) or True)
    perform(ask_for_import(source(adverts=5).id), worker=worker)
    assert seen == [0]


def test_a_fault_that_may_pass_is_tried_again_later_and_not_for_ever(kind, worker):
    kind(raising(SourceError("board", "it did not answer", "Try later.", permanent=False)))
    for _ in range(5):
        for number in Run.objects.filter(state=Run.WAITING).values_list("id", flat=True):
            perform(number, worker=worker, now=lambda: NOW)
    tried = list(Run.objects.order_by("id"))
    assert [run.state for run in tried] == [Run.FAILED] * 3
    assert [run.due - NOW for run in tried] == [timedelta(0), timedelta(minutes=5), timedelta(minutes=30)]
    assert tried[0].wrong.endswith("It is tried again in 5 minutes.")
    assert "again in" not in tried[2].wrong


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (SourceError("board", "there is no such board", "Mend its address."), "board: there is no such board. Mend"),
        (KeyError("title"), "A fault of Fingerpost’s own (KeyError: 'title')"),
    ],
)
def test_a_fault_that_stays_is_told_and_not_tried_again(kind, worker, error, words):
    perform(kind(raising(error)), worker=worker)
    run = Run.objects.get()
    assert run.state == Run.FAILED
    assert words in run.wrong


def test_a_database_that_is_locked_is_tried_again(kind, worker):
    perform(kind(raising(OperationalError("database is locked"))), worker=worker)
    assert Run.objects.filter(state=Run.WAITING, attempt=2).exists()


def test_work_that_may_not_be_done_twice_is_left_when_it_breaks_off(kind, worker):
    perform(kind(raising(SourceError("x", "y", "z", permanent=False)), again=False), worker=worker)
    assert [run.state for run in Run.objects.all()] == [Run.FAILED]


def test_a_file_that_is_gone_is_named_with_the_remedy(source, worker, tmp_path):
    perform(ask_for_import(source(address=str(tmp_path / "gone.jsonl")).id), worker=worker)
    run = Run.objects.get()
    assert run.state == Run.FAILED
    assert "gone.jsonl" in run.wrong


def test_while_another_process_holds_the_index_an_import_goes_on(source, worker, settings, pack):
    with open_index(settings.INDEX, pack, writable=True):
        perform(ask_for_import(source().id), worker=worker)
    run = Run.objects.get()
    assert run.state == Run.DONE
    assert jobs.TAKEN_UP in run.told
    assert len(received.waiting()) == 3
    perform(ask("drain"), worker=worker)
    assert (Run.objects.first().told, received.waiting()) == ("3 jobs told to the index", [])


def test_a_source_that_was_deleted_meanwhile_does_no_harm(source, worker):
    made = source()
    number = ask_for_import(made.id)
    made.delete()
    perform(number, worker=worker)
    assert not Run.objects.exists()
