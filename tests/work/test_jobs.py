"""Each kind of work: what it does, what it says of it, and that a run with nothing to do leaves no trace."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from fingerpost.sources.file import open_file
from fingerpost.sources.rows import Rows
from fingerpost.sources.shapes import SourceError
from fingerpost.store import alerts
from fingerpost.store.models import Advert, Alert, Job, Run, Source
from fingerpost.work.clock import tick
from fingerpost.work.jobs import JOBS
from fingerpost.work.queue import ask, ask_for_import, perform

pytestmark = pytest.mark.django_db


def done(kind, worker, **asked):
    number = ask(kind, **asked)
    perform(number, worker=worker)
    return Run.objects.filter(id=number).first()


def test_jobs_whose_closing_date_has_passed_are_closed(source, worker):
    perform(ask_for_import(source().id), worker=worker)
    Job.objects.update(closes=date(2026, 1, 1))
    run = done("close", worker)
    assert run.state == Run.DONE
    assert run.counts == {"closed": 3}


def test_a_run_makes_no_advert_of_a_row_that_is_as_it_was(source, worker, monkeypatch):
    board, made = source(), []
    received_as = Rows.received
    monkeypatch.setattr(Rows, "received", lambda self, *row: made.append(row[0]) or received_as(self, *row))
    for _ in range(2):
        perform(ask_for_import(board.id), worker=worker)
    assert made == [1, 2, 3]
    assert Run.objects.order_by("id").last().counts["unchanged"] == 3


@pytest.mark.parametrize("kind", ["drain", "alerts"])
def test_housekeeping_that_finds_nothing_leaves_no_trace_unless_somebody_asked(kind, worker):
    assert done(kind, worker) is None
    assert done(kind, worker, by="ada").state == Run.DONE


def test_letters_that_wait_are_sent(worker, mailoutbox):
    alerts.ask("reader@post.example", "", "daily", timezone.now(), timezone.localdate())
    run = done("alerts", worker)
    assert (run.state, run.counts["sent"], len(mailoutbox)) == (Run.DONE, 1, 1)
    assert Alert.objects.count() == 1


def test_the_clock_asks_for_every_kind_of_work_in_its_time(settings):
    settings.ALERTS = True
    noon = timezone.localtime().replace(hour=12)
    asked = {}
    tick(noon, asked)
    assert {run.kind for run in Run.objects.all()} == {"close", "alerts"}
    assert set(JOBS) == {"import", "close", "drain", "publish", "alerts", "forget", "pages", "announce"}
    Run.objects.update(state=Run.DONE)
    tick(noon + timedelta(minutes=1), asked)
    assert Run.objects.count() == 2
    tick(noon + timedelta(minutes=6), asked)
    assert Run.objects.filter(kind="alerts").count() == 2


@pytest.fixture
def board(monkeypatch, db):
    """Makes a source of a kind that gives what this function makes of its opening."""

    def made(feed):
        monkeypatch.setattr("fingerpost.work.opened.open_kind", lambda name, kept, opening: feed(opening))
        return Source.objects.create(name="board", kind="table", address="https://board.example", kept="board")

    return made


def test_what_a_feed_leaves_is_handed_to_the_next_and_only_after_a_whole_run(board, worker, tmp_path):
    path, states = tmp_path / "rows.jsonl", []
    path.write_text('{"id": "1", "title": "Engineer", "text": "Does things with data."}')

    def feed(opening):
        states.append(opening.state)
        opened = open_file(path, opening.today, source=opening.source)
        opened.state = "tag 1"
        return opened

    source = board(feed)
    for _ in range(2):
        perform(ask_for_import(source.id), worker=worker)
    assert states == ["", "tag 1"]


def test_a_source_that_breaks_off_keeps_what_came_says_so_and_is_tried_again(board, worker, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "1", "title": "Engineer", "text": "Does things with data."}')

    class Broken:
        def __init__(self, feed):
            self._feed = feed

        def __getattr__(self, name):
            return getattr(self._feed, name)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self._feed.close()

        def __iter__(self):
            yield from self._feed
            raise SourceError("board", "it broke off", "Try again later", permanent=False)

    source = board(lambda opening: Broken(open_file(path, opening.today, source=opening.source)))
    perform(ask_for_import(source.id), worker=worker)
    waiting, failed = Run.objects.all()
    assert (failed.state, failed.counts["new"], waiting.attempt) == (Run.FAILED, 1, 2)
    assert "it broke off" in failed.wrong and "tried again" in failed.wrong
    assert Advert.objects.count() == 1
