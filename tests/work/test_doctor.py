"""The doctor: each thing that can be wrong is named with its remedy, and the command's code says whether all is well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from fingerpost.intake.index import drain, rebuild
from fingerpost.store import keep, models, runs
from fingerpost.store.models import Run, Source
from fingerpost.work import doctor
from fingerpost.work.doctor import look
from fingerpost.work.queue import ask_for_import, perform

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def installed(settings, tmp_path, pack):
    """An installation that is well: an index, a worker at work, a site for this machine alone."""
    settings.HOME, settings.ALERTS, settings.EMAIL_URL = tmp_path, True, ""
    rebuild(settings.INDEX, pack)
    runs.beat("worker", NOW)


def faults(now=NOW):
    return {finding.part: finding for finding in look(now) if not finding.well}


def test_where_all_is_well_nothing_is_to_be_done():
    assert faults() == {}
    assert [finding.part for finding in look(NOW)] == [
        "database", "index", "outbox", "worker", "sources", "disk", "settings", "letters",
    ]  # fmt: skip


def test_a_database_that_cannot_be_used_is_named_and_what_rests_on_it_left_out(monkeypatch):
    def broken(*_):
        raise DatabaseError("no such host")

    monkeypatch.setattr(doctor, "MigrationExecutor", broken)
    found = list(look(NOW))
    assert "no such host" in found[0].said and "DATABASE_URL" in found[0].remedy
    assert [finding.part for finding in found] == ["database", "disk", "settings", "letters"]


def test_migrations_that_wait_are_counted(monkeypatch):
    class Behind:
        loader = doctor.MigrationExecutor(doctor.connection).loader

        def __init__(self, *_):
            """Nothing."""

        def migration_plan(self, _):
            return [1, 2]

    monkeypatch.setattr(doctor, "MigrationExecutor", Behind)
    assert faults()["database"].said == "2 migrations have not been applied"


def test_an_index_that_is_missing_or_out_of_step_is_rebuilt(settings, source, worker, pack, tmp_path):
    perform(ask_for_import(source().id), worker=worker)
    assert "index" not in faults()
    models.Job.objects.all()[:1].get().adverts.all().delete()
    models.Job.objects.filter(adverts=None).delete()
    models.Outbox.objects.all().delete()
    assert faults()["index"].said == "it holds 3 jobs and the store 2"
    settings.INDEX = tmp_path / "nowhere"
    assert faults()["index"].remedy == "Run: fingerpost index"


def test_an_outbox_that_nobody_works_is_a_fault_and_one_that_is_worked_is_not(settings, pack):
    keep.tell_index(["a"])
    assert "outbox" not in faults()
    assert set(faults(NOW + timedelta(hours=1))) == {"outbox", "worker"}
    drain(settings.INDEX, pack)
    assert set(faults(NOW + timedelta(hours=1))) == {"worker"}


def test_without_a_worker_it_says_how_to_start_one():
    runs.leave("worker")
    assert faults()["worker"].said == "none is at work"
    assert "fingerpost work" in faults()["worker"].remedy


def test_a_source_that_fails_is_told_with_its_own_words_until_it_is_well_again(source):
    made = source()
    for number, state in enumerate((Run.FAILED, Run.DONE)):
        run = ask_for_import(made.id)
        runs.claim(run, "w", NOW)
        runs.finish(run, "w", NOW + timedelta(hours=number), state=state, wrong="board: it did not answer")
        assert ("source" in faults()) == (state == Run.FAILED)


def test_a_source_that_is_long_overdue_is_told_and_a_paused_one_not(source):
    made = source(every_hours=1, due=NOW - timedelta(hours=3))
    assert "due since 2026-11-23 06:00" in faults()["source"].said
    Source.objects.filter(id=made.id).update(paused=True)
    assert "source" not in faults()


def test_a_disk_that_is_full_is_a_fault(monkeypatch):
    monkeypatch.setattr(doctor, "SPACE", 10**18)
    assert "GB free" in faults()["disk"].said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DEBUG": True}, "FINGERPOST_DEBUG is on"),
        ({"SECRET_KEY": "short"}, "the secret key is short"),
        ({"ALLOWED_HOSTS": ["*"]}, "answers to any host name"),
        ({"ADDRESS": "http://jobs.quince.example", "ALLOWED_HOSTS": [".quince.example"]}, "is not https"),
        ({"ADDRESS": "https://jobs.quince.example", "SECURE": True}, "does not answer to its own name"),
    ],
)
def test_settings_that_are_unsafe_in_public_are_named(settings, changes, said):
    for name, value in changes.items():
        setattr(settings, name, value)
    assert said in faults()["settings"].said


def test_log_ins_of_the_demonstration_are_a_fault_in_public_alone(settings):
    get_user_model().objects.create_user("owner@harbourside.example")
    assert "settings" not in faults()
    settings.ADDRESS, settings.SECURE, settings.ALLOWED_HOSTS = "https://q.example", True, ["q.example"]
    assert "log-ins" in faults()["settings"].said


def test_a_mail_server_that_does_not_answer_is_named(settings):
    settings.EMAIL_URL, settings.EMAIL_HOST, settings.EMAIL_PORT = "smtp://127.0.0.1:1", "127.0.0.1", 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert "cannot be used" in faults()["letters"].said


def test_letters_that_are_off_are_named(settings):
    settings.ALERTS = False
    assert "EMAIL_URL" in faults()["letters"].remedy


def test_the_command_prints_each_finding_and_leaves_with_what_it_found():
    runs.beat("worker", timezone.now())
    said = StringIO()
    call_command("doctor", stdout=said, no_color=True)
    assert said.getvalue().count("well  ") == 8
    runs.leave("worker")
    said = StringIO()
    with pytest.raises(SystemExit) as leave:
        call_command("doctor", stdout=said, no_color=True)
    assert leave.value.code == 1
    assert "NOT WELL  worker" in said.getvalue() and "fingerpost work" in said.getvalue()
