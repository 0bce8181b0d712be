"""Calls to an address of the owner's, against a real server on this machine."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from zoneinfo import ZoneInfo

import orjson
import pytest
from django.core import mail

from fingerpost.alerts.flow import RETRY, send_due
from fingerpost.store import alerts
from fingerpost.store.models import Alert, Letter
from serving import serving

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 6, 2)
NOW = datetime(2026, 6, 2, 9, 5, tzinfo=ZoneInfo("Europe/London"))
SECRET = "whsec_" + base64.b64encode(b"a key of the tests, thirty-two b").decode()


@pytest.fixture
def receiver(settings):
    """A server that keeps what it is sent and answers as it is told."""

    class Receiver(BaseHTTPRequestHandler):
        calls: list = []
        status = 204
        leads_to = ""

        def do_POST(self):
            self.calls.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(self.status)
            if self.leads_to:
                self.send_header("Location", self.leads_to)
            self.send_header("Content-Length", "0")
            self.end_headers()

    Receiver.calls = []
    with serving(Receiver) as host:
        Receiver.address = f"http://{host}/hook"
        settings.PRIVATE_HOSTS = [host]
        yield Receiver


@pytest.fixture
def hook(market, receiver):
    """A webhook, and one new job for it."""
    row = Alert.objects.create(
        way=Alert.WEBHOOK, to=receiver.address, question="q=engineer", pace=Alert.HOURLY, asked=NOW - timedelta(days=1),
        confirmed=NOW - timedelta(days=1), settled=NOW - timedelta(days=1), since=TUESDAY, name="Our channel", secret=SECRET,
    )  # fmt: skip
    row.job = market.advert(1, TUESDAY)
    market.ready()
    return row


def test_a_call_is_signed_and_says_each_job_once(hook, receiver, market):
    send_due(NOW)
    send_due(NOW + timedelta(hours=1))
    ((headers, body),) = receiver.calls
    said = orjson.loads(body)
    assert said["type"] == "jobs.new" and said["data"]["alert"] == "Our channel"
    (job,) = said["data"]["jobs"]
    assert job["id"] == hook.job and job["pay"]["low"] == 41000 and job["url"].endswith(f"/jobs/{hook.job}/")
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mine = hmac.new(b"a key of the tests, thirty-two b", signed, hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(mine).decode()
    assert headers["Content-Type"] == "application/json" and mail.outbox == []


def test_a_call_that_fails_is_made_again_under_the_same_name(hook, receiver):
    receiver.status = 503
    assert send_due(NOW).later == 1
    receiver.status = 200
    send_due(NOW + RETRY[0])
    assert len({headers["webhook-id"] for headers, _ in receiver.calls}) == 1 and len(receiver.calls) == 2
    assert not Letter.objects.exclude(state=Letter.SENT).exists()


def test_one_receiver_that_fails_keeps_nobody_else_waiting(hook, receiver, alert, market):
    alert(NOW - timedelta(days=1))
    receiver.status = 500
    report = send_due(NOW)
    assert (report.sent, report.later, report.fault) == (1, 1, "")


def test_a_receiver_that_is_gone_for_good_is_called_no_more(hook, receiver):
    receiver.status = 410
    send_due(NOW)
    assert not Alert.objects.exists()


def test_no_call_goes_to_a_private_address_or_follows_where_it_leads(hook, receiver, settings):
    receiver.status, receiver.leads_to = 307, "http://127.0.0.1:9/"
    assert send_due(NOW).later == 1 and len(receiver.calls) == 1
    settings.PRIVATE_HOSTS = []
    assert send_due(NOW + timedelta(hours=2)).later == 1 and len(receiver.calls) == 1


def test_links_of_letters_lead_to_no_webhook(hook, client):
    from fingerpost.alerts.signs import manage_token

    assert client.get(f"/alerts/{manage_token(hook.key)}/").status_code == 410
    client.post(f"/alerts/stop/{manage_token(hook.key)}/")
    assert alerts.by_key(hook.key)
