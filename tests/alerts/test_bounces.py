"""Letters that come back, as mail servers write them."""

from __future__ import annotations

import mailbox
from contextlib import closing
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from fingerpost.alerts.bounces import SOFT_MOST, take_back
from fingerpost.alerts.signs import key_of_return, return_address
from fingerpost.store.models import Alert, Letter

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 2)


def report(to: str, status: str = "5.1.1", action: str = "failed", message_id: str = "") -> bytes:
    """A delivery report (RFC 3464) to a return address."""
    return f"""\
From: MAILER-DAEMON@mx.example
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ada@example.com
Action: {action}
Status: {status} (whatever)

--b
Content-Type: text/rfc822-headers

From: alerts@jobs.harbourside.example
Message-ID: <{message_id or "unknown"}@jobs.harbourside.example>

--b--
""".encode()


def complaint(to: str, kind: str = "abuse") -> bytes:
    """A reader's complaint (RFC 5965)."""
    return f"""\
From: feedback@mx.example
To: {to}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Some/1.0
Version: 1

--b--
""".encode()


@pytest.fixture
def live(market, alert):
    """A confirmed alert, as a row."""
    return Alert.objects.get(key=alert(timezone.now()).key)


def test_a_return_address_names_its_alert_whatever_case_it_comes_back_in(live):
    assert key_of_return(return_address(live.key).upper()) == live.key
    assert key_of_return(return_address(live.key).replace("+", "+a")) is None
    assert key_of_return("bounces@jobs.harbourside.example") is None


@pytest.mark.parametrize(
    ("status", "kind"), [("5.1.1", "hard"), ("5.1.10", "hard"), ("5.2.1", "hard"), ("5.0.0", "hard")]
)
def test_a_mailbox_that_is_not_there_ends_every_alert_of_its_address(live, alert, status, kind):
    alert(timezone.now(), question="q=clerk")
    assert take_back(report(return_address(live.key), status), TODAY) == kind
    assert not Alert.objects.exists()


@pytest.mark.parametrize("status", ["4.2.2", "5.2.2", "5.7.1", "4.4.7"])
def test_what_may_pass_is_counted_and_too_many_end_it(live, status):
    for _ in range(SOFT_MOST - 1):
        assert take_back(report(return_address(live.key), status), TODAY) == "soft"
    assert Alert.objects.exists()
    take_back(report(return_address(live.key), status), TODAY)
    assert not Alert.objects.exists()


def test_a_few_soft_ones_long_ago_are_forgotten(live):
    for _ in range(SOFT_MOST - 1):
        take_back(report(return_address(live.key), "4.2.2"), TODAY)
    take_back(report(return_address(live.key), "4.2.2"), TODAY + timedelta(days=31))
    live.refresh_from_db()
    assert live.soft == 1


def test_without_a_box_for_bounces_the_letter_that_is_enclosed_names_the_alert(live):
    now = timezone.now()
    letter = Letter.objects.create(alert=live, made=now, next_try=now)
    assert take_back(report("alerts@jobs.harbourside.example", message_id=letter.key), TODAY) == "hard"
    assert not Alert.objects.exists()


@pytest.mark.parametrize("kind", ["abuse", "not-spam"])
def test_a_complaint_ends_it_and_praise_does_not(live, kind):
    took = take_back(complaint(return_address(live.key), kind), TODAY)
    assert (took, Alert.objects.exists()) == (("spam", False) if kind == "abuse" else (None, True))


@pytest.mark.parametrize(
    "raw",
    [
        report("ada@example.com"),
        report("bounces+0123456789abcdef0123aaaaaaaaaa@jobs.harbourside.example"),
        report("bounces@jobs.harbourside.example", action="delivered", status="2.0.0"),
        b"From: ada@example.com\nSubject: I am away\n\nUntil Monday.",
        b"",
        b"\xff\x00" * 500,
        b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nAction\n--b--",
    ],
    ids=["forged", "forged mark", "delivered", "away", "empty", "noise", "broken"],
)
def test_nothing_else_changes_anything(live, raw):
    assert take_back(raw, TODAY) is None
    assert Alert.objects.exists()


def test_a_delay_is_no_bounce_yet(live):
    assert take_back(report(return_address(live.key), "4.4.1", action="delayed"), TODAY) is None
    assert Alert.objects.get().soft == 0


@pytest.mark.parametrize("kind", ["maildir", "mbox", "single"])
def test_the_command_reads_a_box_and_names_nobody(live, tmp_path, capsys, kind):
    raw = report(return_address(live.key))
    path = tmp_path / "box"
    if kind == "maildir":
        mailbox.Maildir(path).add(raw)
    elif kind == "mbox":
        with closing(mailbox.mbox(path)) as box:
            box.add(raw)
    else:
        path.write_bytes(raw)
    call_command("bounces", str(path))
    assert capsys.readouterr().out == "1 hard, 0 soft, 0 spam, 0 other\n" and not Alert.objects.exists()
