"""Webhooks behind the editors' door."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from fingerpost.store.models import Alert, Webhook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]
ADD = "/editors/snippets/store/webhook/add/"


def enter(client, group: str) -> None:
    user = get_user_model().objects.create_user(group, password="a long password")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


def form(**boxes) -> dict[str, str]:
    given = {
        "name": "Our channel",
        "to": "https://hooks.example/jobs",
        "question": "/jobs/?q=nlp&sort=pay&page=2",
        "pace": "hourly",
    }
    return given | boxes


def test_an_owner_gives_a_search_and_an_address_and_gets_a_key(client):
    enter(client, "Owners")
    response = client.post(ADD, form())
    assert response.status_code == 302, response.content.decode()[-2000:]
    hook = Webhook.objects.get()
    assert (hook.question, hook.pace, hook.way) == ("q=nlp", "hourly", Alert.WEBHOOK)
    assert hook.confirmed and hook.secret.startswith("whsec_")
    page = client.get(f"/editors/snippets/store/webhook/edit/{hook.pk}/").content.decode()
    assert hook.secret in page
    client.post(f"/editors/snippets/store/webhook/edit/{hook.pk}/", form(paused="on"))
    again = Webhook.objects.get()
    assert again.paused and again.secret == hook.secret and again.settled == hook.settled


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        ({"to": "ftp://hooks.example"}, "begins with https://"),
        ({"question": "?colour=red"}, "Not all of this search can be asked"),
    ],
)
def test_what_cannot_be_called_or_asked_is_said(client, boxes, said):
    enter(client, "Owners")
    page = client.post(ADD, form(**boxes)).content.decode()
    assert said in page and not Webhook.objects.exists()


def test_editors_have_no_say_in_it_and_letters_are_not_among_them(client, settings):
    from django.utils import timezone

    now = timezone.now()
    Alert.objects.create(to="ada@example.com", asked=now, settled=now, since=timezone.localdate())
    assert not Webhook.objects.exists()
    enter(client, "Editors")
    assert client.get(ADD).status_code == 302
