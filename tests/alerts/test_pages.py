"""The pages of alerts: nothing before a yes, nothing changed by looking, gone at one click."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from fingerpost.alerts import signup
from fingerpost.alerts.signs import confirm_token, manage_token
from fingerpost.site import marks
from fingerpost.store.models import Alert, Asked, Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(client, market):
    """Send the form as a visitor would; boxes may be changed."""

    def send(**boxes):
        mark = marks.made("alert", timezone.now() - timedelta(seconds=boxes.pop("age", 60)))
        sent = {
            "search": "q=engineer&page=3&sort=pay",
            "email": "ada@example.com",
            "pace": "daily",
            "mark": mark,
            "homepage": "",
        }
        return client.post("/alerts/", sent | boxes)

    return send


def link_of(letter: mail.EmailMessage, name: str) -> str:
    return re.search(rf"https://jobs\.harbourside\.example(/alerts/{name}[^\s]+)", letter.body).group(1)


@pytest.fixture
def live(client, form):
    """An alert that was asked for and confirmed."""
    form()
    client.post(link_of(mail.outbox.pop(), "confirm/"))
    return Alert.objects.get()


def test_asking_sends_one_question_and_nothing_else_before_the_yes(client, form):
    response = form()
    assert response.status_code == 302 and "sent=1" in response["Location"]
    assert "Look into your mailbox" in client.get(response["Location"]).content.decode()
    (letter,) = mail.outbox
    alert = Alert.objects.get()
    assert alert.confirmed is None and alert.question == "q=engineer"
    assert "“engineer”" in letter.body and "three days your address is deleted" in letter.body
    assert "List-Unsubscribe" not in letter.message()


def test_looking_at_the_link_confirms_nothing_and_the_button_does(client, form):
    form()
    link = link_of(mail.outbox[0], "confirm/")
    page = client.get(link)
    assert page.status_code == 200 and "Yes, send them" in page.content.decode()
    assert Alert.objects.get().confirmed is None
    response = client.post(link, follow=True)
    assert Alert.objects.get().confirmed and "Your letters" in response.content.decode()
    assert not client.cookies


def test_pages_behind_a_link_are_in_no_cache_no_index_and_no_referer(client, live):
    for path in (f"/alerts/{manage_token(live.key)}/", f"/alerts/stop/{manage_token(live.key)}/"):
        response = client.get(path)
        assert "no-store" in response["Cache-Control"] and response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"] == "noindex" and "no-referrer" not in response.content.decode()
        assert "ada@example.com" not in response.content.decode()


def test_a_mail_program_stops_the_letters_with_no_cookie_and_no_token(live):
    from django.test import Client

    stranger = Client(enforce_csrf_checks=True)
    path = f"/alerts/stop/{manage_token(live.key)}/"
    assert stranger.get(path).status_code == 200 and Alert.objects.exists()
    response = stranger.post(path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200 and not Alert.objects.exists() and not Letter.objects.exists()
    assert stranger.post(path).status_code == 200, "a second request finds it done"
    assert not stranger.cookies


def test_what_remains_of_who_stopped_is_no_address(client, live):
    client.post(f"/alerts/stop/{manage_token(live.key)}/")
    (kept,) = Asked.objects.all()
    assert re.fullmatch("[0-9a-f]{40}", kept.address) and re.fullmatch("[0-9a-f]{40}", kept.visitor)


def test_one_page_changes_pace_search_and_pause(client, form):
    form(search="q=engineer&mode=remote&pay=50000")
    client.post(link_of(mail.outbox.pop(), "confirm/"))
    live = Alert.objects.get()
    path = f"/alerts/{manage_token(live.key)}/"
    assert "£50,000 a year or more" in client.get(path).content.decode()
    client.post(path, {"pace": "weekly", "part": ["", "“engineer”", "Remote"]})
    live.refresh_from_db()
    assert (live.pace, live.question, live.paused) == ("weekly", "q=engineer&mode=remote", False)
    assert "Your letters are paused" in client.post(path, {"do": "pause"}, follow=True).content.decode()
    client.post(path, {"do": "resume"})
    live.refresh_from_db()
    assert (live.pace, live.question, live.paused) == ("weekly", "q=engineer&mode=remote", False)
    client.post(path, {"pace": "hourly", "part": ["nonsense"]})
    live.refresh_from_db()
    assert (live.pace, live.question) == ("weekly", "")


def test_all_letters_of_a_mailbox_are_seen_and_stopped_together(client, form, live):
    form(search="q=clerk", pace="weekly")
    client.post(link_of(mail.outbox.pop(), "confirm/"))
    path = f"/alerts/{manage_token(live.key)}/"
    assert "“clerk”" in client.get(path).content.decode()
    stop = f"/alerts/stop/{manage_token(live.key)}/"
    assert "Stop all 2, and delete my address" in client.get(stop).content.decode()
    client.post(stop, {"all": "1"})
    assert not Alert.objects.exists()


@pytest.mark.parametrize("path", ["/alerts/forged/", "/alerts/confirm/forged:x:y/"])
def test_a_link_that_is_not_ours_leads_to_a_page_that_says_so(client, market, path):
    response = client.get(path)
    assert response.status_code == 410 and "Search jobs" in response.content.decode()


def test_a_link_of_one_page_opens_no_other(client, live):
    assert client.get(f"/alerts/{confirm_token(live.key)}/").status_code == 410
    assert client.get(f"/alerts/confirm/{manage_token(live.key)}/").status_code == 410
    assert client.post("/alerts/stop/forged/").status_code == 404


def test_the_link_of_a_question_ends_after_three_days(client, form, monkeypatch):
    form()
    link = link_of(mail.outbox[0], "confirm/")
    monkeypatch.setattr("fingerpost.alerts.signs.CONFIRMABLE", timedelta(seconds=-1))
    assert client.post(link).status_code == 410 and Alert.objects.get().confirmed is None


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        ({"email": "ada"}, "no e-mail address"),
        ({"email": "ada@example.com\nBcc: all@example.com"}, "no e-mail address"),
        ({"email": "a@" + "x" * 250 + ".com"}, "no e-mail address"),
        ({"mark": "forged"}, "had stood open for too long"),
        ({"age": 0}, "faster than people write"),
    ],
)
def test_what_cannot_be_taken_is_said_and_what_was_written_is_given_back(form, boxes, said):
    response = form(**boxes)
    page = response.content.decode()
    assert response.status_code == 422 and said in page and "Fault:" in page
    assert 'value="q=engineer"' in page and not Alert.objects.exists() and not mail.outbox


def test_a_machine_that_fills_every_box_is_thanked_and_not_heard(form):
    assert form(homepage="https://spam.example").status_code == 302
    assert not Alert.objects.exists() and not mail.outbox


def test_a_strangers_mailbox_cannot_be_flooded_and_nobody_learns_of_it(form):
    answers = [form(search=f"q=engineer{number}") for number in range(6)]
    assert {answer.status_code for answer in answers} == {302}
    assert len(mail.outbox) == signup.ADDRESS_DAILY


def test_who_asks_for_many_strangers_is_stopped(form, monkeypatch):
    monkeypatch.setattr(signup, "VISITOR_DAILY", 2)
    answers = [form(email=f"ada{number}@example.com") for number in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 422]
    assert "try again tomorrow" in answers[-1].content.decode()


def test_asking_again_for_what_is_had_changes_nothing(form, live):
    form(pace="weekly")
    live.refresh_from_db()
    assert live.pace == "daily" and live.confirmed and Alert.objects.count() == 1


def test_a_question_that_cannot_go_now_goes_with_the_next_run(form, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        9,
    )
    assert form().status_code == 302 and Letter.objects.get().state == Letter.READY
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    from fingerpost.alerts.flow import send_due

    send_due(timezone.now() + timedelta(minutes=16))
    assert len(mail.outbox) == 1


def test_a_site_that_sends_no_letters_offers_none(client, market, settings):
    settings.ALERTS = False
    assert client.get("/alerts/").status_code == 404
    assert 'name="email"' not in client.get("/jobs/").content.decode()


def test_the_owner_can_delete_an_address_by_command(live, capsys):
    call_command("alerts", stop="ada@example.com")
    assert capsys.readouterr().out == "1 deleted\n" and not Alert.objects.exists()
