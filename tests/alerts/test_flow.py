"""What is due is written once, sent once, and never lost."""

from __future__ import annotations

import re
import smtplib
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from fingerpost.alerts.flow import RETRY, send_due
from fingerpost.store import alerts
from fingerpost.store.models import Alert, Letter, Told

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 6, 1)
TUESDAY = MONDAY + timedelta(days=1)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def told(letter: mail.EmailMessage) -> list[str]:
    return re.findall(r"/jobs/(\w{12})/", letter.body)


class Unsteady(EmailBackend):
    """A mail server of the tests: it raises what it is told to, before or after it took a letter."""

    before: Exception | None = None
    after: Exception | None = None

    def send_messages(self, messages):
        if self.before:
            raise self.before
        count = super().send_messages(messages)
        if self.after:
            raise self.after
        return count


@pytest.fixture
def unsteady(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Unsteady"
    import sys

    sys.modules.setdefault(__name__, sys.modules[Unsteady.__module__])
    yield Unsteady
    Unsteady.before = Unsteady.after = None


@pytest.fixture
def one_due(market, alert):
    """An alert, and a job that came in after it was asked for."""
    alert(at(MONDAY, 12))
    job = market.advert(1, TUESDAY)
    market.ready()
    return job


def test_a_letter_has_its_jobs_its_headers_and_both_parts(one_due):
    report = send_due(at(TUESDAY, 7))
    assert (report.written, report.sent) == (1, 1)
    (letter,) = mail.outbox
    assert letter.to == ["ada@example.com"] and letter.subject == "1 new job: “engineer”"
    assert told(letter) == [one_due]
    said = letter.message()
    assert said["From"] == "Harbourside <alerts@jobs.harbourside.example>"
    assert said["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<https://jobs\.harbourside\.example/alerts/stop/[^>]+/>", said["List-Unsubscribe"])
    assert said["Auto-Submitted"] == "auto-generated" and said["Message-ID"].endswith("@jobs.harbourside.example>")
    assert re.fullmatch(r"bounces\+[0-9a-f]{30}@jobs\.harbourside\.example", letter.from_email)
    html = letter.alternatives[0].content
    assert one_due in html and "£41,000" in html and "Employer 1" in html and "<script" not in html
    assert "£41,000" in letter.body and "&" not in letter.body.partition("-- ")[0]


def test_nothing_new_means_no_letter(market, alert):
    alert(at(MONDAY, 12))
    report = send_due(at(TUESDAY, 7))
    assert (report.written, report.sent, mail.outbox) == (0, 0, [])


def test_jobs_from_before_it_was_asked_for_are_not_new(market, alert):
    market.advert(1, MONDAY - timedelta(days=1))
    market.ready()
    alert(at(MONDAY, 12))
    send_due(at(TUESDAY, 7))
    assert mail.outbox == []


def test_two_runs_at_once_write_and_send_one_letter(one_due):
    now = at(TUESDAY, 7)
    wanted = alerts.by_key(Alert.objects.get().key)
    assert alerts.settle(wanted.id, now, [one_due], now)
    assert not alerts.settle(wanted.id, now, [one_due], now)
    first, second = alerts.take(now, timedelta(minutes=15)), alerts.take(now, timedelta(minutes=15))
    assert [letter.alert.to for letter in first] == ["ada@example.com"]
    assert list(second) == []


def test_a_letter_that_was_taken_up_and_never_finished_goes_later_under_its_own_name(one_due):
    now = at(TUESDAY, 7)
    alerts.settle(Alert.objects.get().pk, now, [one_due], now)
    (taken,) = alerts.take(now, timedelta(minutes=15))
    send_due(now + timedelta(minutes=14))
    assert mail.outbox == []
    send_due(now + timedelta(minutes=16))
    assert [letter.message()["Message-ID"] for letter in mail.outbox] == [f"<{taken.key}@jobs.harbourside.example>"]


def test_a_server_that_is_down_loses_nothing_and_is_asked_once(one_due, alert, unsteady, caplog):
    alert(at(MONDAY, 12), to="bell@example.com")
    unsteady.before = smtplib.SMTPServerDisconnected("no one at ada@example.com")
    now = at(TUESDAY, 7)
    report = send_due(now)
    assert (report.written, report.sent, report.later) == (2, 0, 1) and "SMTPServerDisconnected" in report.fault
    assert "@example.com" not in caplog.text + report.fault
    unsteady.before = None
    send_due(now + RETRY[0])
    assert sorted(letter.to[0] for letter in mail.outbox) == ["ada@example.com", "bell@example.com"]
    send_due(now + timedelta(hours=5))
    assert len(mail.outbox) == 2


def test_what_could_not_go_for_days_comes_in_one_letter(one_due, market, unsteady):
    unsteady.before = smtplib.SMTPServerDisconnected()
    for day in range(1, 6):
        send_due(at(MONDAY + timedelta(days=day), 7))
        market.advert(10 + day, MONDAY + timedelta(days=day))
        market.ready()
    unsteady.before = None
    send_due(at(MONDAY + timedelta(days=6), 7, 30))
    (letter,) = mail.outbox
    assert len(told(letter)) == 6


def test_a_letter_that_is_refused_again_and_again_gives_its_jobs_to_the_next(one_due, unsteady):
    unsteady.before = smtplib.SMTPDataError(451, b"not now")
    for hours in range(7, 7 + 24 * 4, 4):
        send_due(at(TUESDAY, 0) + timedelta(hours=hours))
    unsteady.before = None
    send_due(at(TUESDAY + timedelta(days=6), 8))
    assert [told(letter) for letter in mail.outbox] == [[one_due]]


def test_an_address_that_is_not_there_ends_the_alert_and_one_that_is_full_does_not(one_due, unsteady):
    unsteady.before = smtplib.SMTPRecipientsRefused({"ada@example.com": (452, b"full")})
    assert send_due(at(TUESDAY, 7)).later == 1
    unsteady.before = smtplib.SMTPRecipientsRefused({"ada@example.com": (550, b"no such user")})
    assert send_due(at(TUESDAY, 8)).stopped == 1
    assert not Alert.objects.exists() and not Letter.objects.exists() and not Told.objects.exists()


def test_a_job_that_closes_before_its_letter_goes_is_left_out_and_told_if_it_opens_again(one_due, market, unsteady):
    unsteady.before = smtplib.SMTPServerDisconnected()
    send_due(at(TUESDAY, 7))
    market.advert(1, TUESDAY, closed=TUESDAY)
    market.ready()
    unsteady.before = None
    send_due(at(TUESDAY, 9))
    assert mail.outbox == [] and not Letter.objects.exists()
    market.advert(1, TUESDAY + timedelta(days=1))
    market.ready()
    send_due(at(TUESDAY + timedelta(days=1), 9))
    assert [told(letter) for letter in mail.outbox] == [[one_due]]


def test_two_jobs_that_turn_out_to_be_one_stand_in_a_letter_once(one_due, market, unsteady):
    other = market.advert(2, TUESDAY)
    market.ready()
    unsteady.before = smtplib.SMTPServerDisconnected()
    send_due(at(TUESDAY, 7))
    market.merge(other, one_due)
    market.ready()
    unsteady.before = None
    send_due(at(TUESDAY, 9))
    send_due(at(TUESDAY + timedelta(days=1), 9))
    assert [told(letter) for letter in mail.outbox] == [[one_due]]


def test_a_job_that_merges_into_one_not_yet_told_is_not_told_again(one_due, market):
    send_due(at(TUESDAY, 7))
    other = market.advert(2, TUESDAY)
    market.merge(one_due, other)
    market.ready()
    send_due(at(TUESDAY + timedelta(days=1), 7))
    assert [told(letter) for letter in mail.outbox] == [[one_due]]


def test_a_pause_sends_nothing_and_afterwards_what_is_still_open_comes(one_due, market):
    key = Alert.objects.get().key
    alerts.change(key, pace="daily", question="q=engineer", paused=True)
    send_due(at(TUESDAY, 7))
    assert mail.outbox == []
    gone = market.advert(2, TUESDAY)
    market.advert(2, TUESDAY, closed=TUESDAY)
    market.ready()
    alerts.change(key, pace="daily", question="q=engineer", paused=False)
    send_due(at(TUESDAY + timedelta(days=3), 7))
    assert told(mail.outbox[0]) == [one_due] and gone not in mail.outbox[0].body


def test_more_jobs_than_a_letter_holds_are_counted_with_the_way_to_them(market, alert, monkeypatch):
    monkeypatch.setattr("fingerpost.alerts.post.SHOWN", 2)
    alert(at(MONDAY, 12))
    for number in range(1, 6):
        market.advert(number, TUESDAY)
    market.ready()
    send_due(at(TUESDAY, 7))
    send_due(at(TUESDAY + timedelta(days=1), 7))
    (letter,) = mail.outbox
    assert letter.subject.startswith("5 new jobs") and len(told(letter)) == 2
    assert "And 3 more jobs: https://jobs.harbourside.example/jobs/?q=engineer" in letter.body


def test_what_a_source_writes_cannot_break_out_of_a_letter(market, alert):
    alert(at(MONDAY, 12))
    market.advert(1, TUESDAY, title="Data Engineer</a><script>x</script>\nBcc: all@example.com")
    market.ready()
    send_due(at(TUESDAY, 7))
    (letter,) = mail.outbox
    assert "<script" not in letter.alternatives[0].content and letter.message()["Bcc"] is None
    assert letter.recipients() == ["ada@example.com"]


def test_an_alert_that_nobody_confirmed_gets_nothing_and_is_deleted_after_three_days(market):
    alerts.ask("ada@example.com", "q=engineer", "daily", at(MONDAY, 12), MONDAY)
    Letter.objects.all().delete()
    market.advert(1, TUESDAY)
    market.ready()
    send_due(at(TUESDAY, 7))
    assert mail.outbox == [] and Alert.objects.exists()
    assert send_due(at(MONDAY + timedelta(days=3), 12, 1)).forgotten == 1
    assert not Alert.objects.exists()


def test_the_command_says_what_it_did_and_names_nobody(market, alert, capsys):
    now = timezone.now()
    alert(now - timedelta(days=2))
    market.advert(1, timezone.localdate())
    market.ready()
    call_command("alerts")
    out = capsys.readouterr().out
    assert "1 written, 1 sent" in out and "@" not in out
