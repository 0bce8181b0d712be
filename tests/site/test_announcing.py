"""Telling engines of pages, against a real server on this machine that plays both of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from html import unescape
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs

import jwt
import orjson
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone

from fingerpost.site import announcing
from fingerpost.site.announcing import Google, IndexNow, KeyFault, announce, engines
from fingerpost.store.models import Job, Ping, Run
from fingerpost.work.queue import ask, perform
from fingerpost.work.watch import Here
from serving import serving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture(scope="module")
def private_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def server(settings):
    """Token, publishing and list on one server, which keeps what it hears."""

    class Engines(BaseHTTPRequestHandler):
        heard: list = []
        refuses_after = 10**9
        broken = ()

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.heard.append((self.path, dict(self.headers), body))
            published = sum(path == "/publish" for path, _, _ in self.heard)
            refused = 500 if self.path in self.broken else 403 if published > self.refuses_after else None
            self.send_response(refused or (202 if self.path == "/indexnow" else 200))
            answer = b'{"access_token": "a-token"}' if self.path == "/token" else b"{}"
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    Engines.heard = []
    with serving(Engines) as host:
        Engines.base = f"http://{host}"
        settings.PRIVATE_HOSTS = [host]
        yield Engines


@pytest.fixture
def google(server, private_key):
    pem = private_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key = {"client_email": "site@google.example", "private_key": pem.decode(), "token_uri": f"{server.base}/token"}
    return Google(key, f"{server.base}/publish")


@pytest.fixture
def run(server, google, monkeypatch):
    """Has the worker tell both engines, of which those at these paths answer 500; gives the run that is kept of it."""
    both = [google, IndexNow("0123456789abcdef", f"{server.base}/indexnow")]
    monkeypatch.setattr(announcing, "engines", lambda: both)
    monkeypatch.setattr(announcing, "LIMITS", replace(announcing.LIMITS, attempts=1))

    def told(*broken, **asked):
        server.broken = broken
        number = ask("announce", **asked)
        perform(number, worker=Here())
        return Run.objects.get(id=number)

    return told


def say(*told) -> dict[str, str]:
    return {one.engine: one.words for one in announce(timezone.now(), timezone.localdate(), list(told))}


def published(server) -> list[tuple[str, str]]:
    said = [orjson.loads(body) for path, _, body in server.heard if path == "/publish"]
    return [(one["type"], one["url"]) for one in said]


def test_nobody_is_told_anything_without_a_key_or_of_a_site_that_is_not_public(settings, tmp_path):
    assert engines() == [] and announce(timezone.now(), timezone.localdate()) == []
    settings.INDEXNOW_KEY = "0123456789abcdef"
    assert engines() == [], "this machine's own address is nobody's business"
    settings.SECURE = True
    assert [engine.name for engine in engines()] == ["indexnow"]


def test_google_is_told_by_a_signed_question_of_each_live_page_once(server, google, private_key, settings):
    said = say(google)
    assert said == {"google": "47 pages told, 0 taken back"}
    (token,) = [(headers, body) for path, headers, body in server.heard if path == "/token"]
    asked = parse_qs(token[1].decode())
    claims = jwt.decode(asked["assertion"][0], private_key.public_key(), ["RS256"], audience=google.key["token_uri"])
    assert claims["iss"] == "site@google.example" and claims["scope"] == announcing.SCOPE
    assert asked["grant_type"] == [announcing.GRANT]
    assert {headers["Authorization"] for path, headers, _ in server.heard if path == "/publish"} == {"Bearer a-token"}
    assert {kind for kind, _ in published(server)} == {"URL_UPDATED"} and len(published(server)) == 47
    assert all(url.startswith(f"{settings.ADDRESS}/jobs/") for _, url in published(server))
    assert say(google) == {"google": "0 pages told, 0 taken back"} and len(published(server)) == 47


def test_a_page_that_goes_is_taken_back_first_and_one_that_changes_is_told_again(server, google):
    say(google)
    server.heard.clear()
    today = timezone.localdate()
    gone, changed = Job.objects.order_by("id")[:2]
    Job.objects.filter(pk=gone.id).update(closed=today)
    Job.objects.filter(pk=changed.id).update(last_seen=today + timedelta(days=1))
    say(google)
    assert [(kind, url.split("/")[-2]) for kind, url in published(server)] == [
        ("URL_DELETED", gone.id),
        ("URL_UPDATED", changed.id),
    ]


def test_a_day_has_an_end(server, google):
    google.daily = 10
    assert say(google) == {"google": "10 pages told, 0 taken back"}
    assert say(google) == {"google": "0 pages told, 0 taken back"}
    assert len(published(server)) == 10


def test_what_was_told_before_a_refusal_is_not_told_again(server, google):
    server.refuses_after = 5
    assert "refuses us (403)" in say(google)["google"]
    assert Ping.objects.filter(live=True).count() == 5
    server.refuses_after = 10**9
    assert say(google) == {"google": "42 pages told, 0 taken back"}


def test_google_hears_of_no_page_without_a_posting(server, google):
    Job.objects.filter(title="NLP Engineer").update(employer="", via="")
    assert say(google) == {"google": "43 pages told, 0 taken back"}
    assert say(google) == {"google": "0 pages told, 0 taken back"}


def test_indexnow_is_told_of_all_pages_in_one_call_and_finds_its_key(server, client, settings):
    engine = IndexNow("0123456789abcdef", f"{server.base}/indexnow")
    assert say(engine) == {"indexnow": "47 pages told, 0 taken back"}
    ((_, headers, body),) = server.heard
    said = orjson.loads(body)
    assert (
        len(said["urlList"]) == 47 and said["host"] == settings.HOST and headers["Content-Type"] == "application/json"
    )
    assert said["keyLocation"] == f"{settings.ADDRESS}/indexnow.txt"
    assert client.get("/indexnow.txt").status_code == 404
    settings.INDEXNOW_KEY = "0123456789abcdef"
    assert client.get("/indexnow.txt").content == b"0123456789abcdef"


def test_a_key_that_is_none_is_named_with_its_remedy(settings, tmp_path):
    settings.SECURE, settings.GOOGLE_KEY = True, str(tmp_path / "key.json")
    (tmp_path / "key.json").write_text("[]")
    with pytest.raises(KeyFault, match=r"key\.json.*Fetch its JSON file"):
        engines()


def test_a_run_in_which_no_engine_heard_has_failed_and_is_tried_again(run):
    failed = run("/publish", "/indexnow")
    assert failed.state == Run.FAILED and "tried again in 5 minutes" in failed.wrong
    assert (
        "google: it answers with an error (500)" in failed.wrong
        and "indexnow: it answers with an error (500)" in failed.wrong
    )
    assert Run.objects.filter(kind="announce", state=Run.WAITING).count() == 1 and not Ping.objects.filter(live=True)


def test_a_run_in_which_one_engine_heard_says_what_is_wrong_and_the_dashboard_shows_it(run, client):
    partly = run("/indexnow")
    assert (partly.state, partly.told) == (Run.DONE, "google: 47 pages told, 0 taken back")
    assert partly.wrong.startswith("indexnow: it answers with an error (500)")
    client.force_login(get_user_model().objects.get(username="owner@harbourside.example"))
    address = f"/editors/runs/{partly.id}/"
    dashboard = client.get("/editors/").content.decode()
    assert f'<a href="{address}">“Tell search engines” failed the last time, or did in part</a>' in dashboard
    shown = unescape(client.get(address).content.decode())
    assert partly.wrong in shown and "done in part" in shown
    assert run().told == "google: 0 pages told, 0 taken back\nindexnow: 47 pages told, 0 taken back"
    assert address not in client.get("/editors/").content.decode()


def test_the_command_fails_where_an_engine_could_not_be_told(run, capsys):
    run("/publish", by="owner")
    with pytest.raises(CommandError, match=r"google: it answers with an error \(500\)"):
        call_command("announce")
    assert "indexnow: 0 pages told" in capsys.readouterr().out


def test_the_command_says_what_was_told(capsys):
    call_command("announce")
    assert "No engine is told" in capsys.readouterr().out
