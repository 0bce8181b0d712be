"""Webhooks behind the editors' door: an owner gives a search and an address, and gets the key to check its calls with."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from fingerpost.alerts.saved import standing
from fingerpost.site.pasted import question_of
from fingerpost.store.models import Webhook
from fingerpost.store.models.alerts import new_secret


class WebhookForm(WagtailAdminModelForm):
    """What an owner fills in; the rest is made at the first saving."""

    def clean_to(self) -> str:
        """An address of the web, without a name or a password in it. Whether it is a public one is asked at each call."""
        given = self.cleaned_data["to"].strip()
        parts = urlsplit(given)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
            raise ValidationError("Give an address that begins with https://, with no name or password in it.")
        return given

    def clean_question(self) -> str:
        """A search: its whole address, or what stands after the question mark."""
        return standing(question_of(self.cleaned_data["question"].strip())).to_query()

    def save(self, commit: bool = True) -> Any:
        """The webhook; a new one hears of jobs from now on."""
        hook, now = self.instance, timezone.now()
        if hook.pk is None:
            hook.way, hook.asked, hook.confirmed, hook.settled = hook.WEBHOOK, now, now, now
            hook.since, hook.secret = timezone.localdate(now), new_secret()
        return super().save(commit)


class WebhookViewSet(SnippetViewSet):
    """The addresses of the owner's own that hear of new jobs."""

    model = Webhook
    icon = "link-external"
    menu_label = "Webhooks"
    menu_name = "webhooks"
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["__str__", "to", "pace", "paused"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("to", help_text="Where calls go: an address of the public web that answers with 200 to 299."),
            FieldPanel("question"),
            FieldPanel("pace"),
            FieldPanel("paused"),
            FieldPanel("secret", read_only=True),
        ],
        base_form_class=WebhookForm,
    )
