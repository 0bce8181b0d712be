"""Events of communities and of whoever runs the site: a page for each, and one that lists them all."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.http import HttpResponse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page, PageManager, PageQuerySet

from fingerpost.site.events.moments import NoSuchTime, moment, span_words, zone_choices
from fingerpost.site.events.structured import event
from fingerpost.site.models.page import Context, FieldPage, Request

WEB = URLValidator(["http", "https"])
MOST = 100
"""Events that a page lists."""


class Events(PageQuerySet):
    """Events by whether they are over."""

    def to_come(self) -> Self:
        """Those that are not over, the next first."""
        return self.live().filter(finishes__gte=timezone.now()).order_by("starts", "pk")

    def past(self) -> Self:
        """Those that are over, the last first."""
        return self.live().filter(finishes__lt=timezone.now()).order_by("-starts", "-pk")


class EventsPage(RoutablePageMixin, FieldPage):
    """What is to come, and what has been."""

    max_count_per_parent = 1
    parent_page_types = ["site.HomePage"]
    subpage_types = ["site.EventPage"]
    template = "site/events/list.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        return super().get_context(request, *args, **kwargs) | {
            "events": EventPage.objects.to_come()[:MOST], "past": EventPage.objects.past().exists(),
        }  # fmt: skip

    @path("past/")
    def past(self, request: Request) -> HttpResponse:
        """Events that are over, kept for who looks for them."""
        over = {"events": EventPage.objects.past()[:MOST], "over": True}
        return self.render(request, context_overrides=over)


class EventPage(FieldPage):
    """One event. Its days and times are those of the clock at its place; the moments that they are stand beside them."""

    STATES = {"scheduled": "as planned", "postponed": "postponed", "cancelled": "cancelled"}

    day = models.DateField("starts on")
    begins = models.TimeField("at", help_text="By the clock at the place of the event.")
    last_day = models.DateField("ends on", null=True, blank=True, help_text="Empty where it ends on the same day.")
    ends = models.TimeField("ends at")
    zone = models.CharField("time zone", max_length=64, choices=zone_choices, default="Europe/London")
    venue = models.CharField("place", max_length=160, blank=True, help_text="The name of the house or the room.")
    address = models.CharField("address", max_length=300, blank=True)
    online = models.BooleanField("can be joined online", default=False)
    sign_up = models.CharField(
        "sign-up", max_length=500, blank=True, validators=[WEB], help_text="The address of a page: https://…"
    )
    organiser = models.CharField(
        "organiser", max_length=160, blank=True, help_text="Empty where it is the community above, or the site itself."
    )
    status = models.CharField("state", max_length=10, choices=list(STATES.items()), default="scheduled")
    note = models.CharField(
        "what visitors must know", max_length=300, blank=True, help_text="Needed where it is cancelled or postponed."
    )
    starts = models.DateTimeField(null=True, editable=False, db_index=True)
    finishes = models.DateTimeField(null=True, editable=False, db_index=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)

    TOLD = ("title", "starts", "finishes", "zone", "venue", "address", "online", "status", "note")
    """What matters to somebody who has the event in a diary."""

    objects = PageManager.from_queryset(Events)()

    content_panels = [
        *Page.content_panels,
        "summary",
        MultiFieldPanel(
            [FieldRowPanel(["day", "begins"]), FieldRowPanel(["last_day", "ends"]), FieldPanel("zone")], heading="When"
        ),
        MultiFieldPanel(["venue", "address", "online", "sign_up"], heading="Where, and how to take part"),
        MultiFieldPanel(["status", "note"], heading="Does it take place?"),
        "organiser",
        "body",
    ]

    parent_page_types = ["site.EventsPage", "site.CommunityPage"]
    subpage_types: list[str] = []
    template = "site/events/event.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        return super().get_context(request, *args, **kwargs) | {"structured": self.starts and event(self)}

    def clean(self) -> None:
        super().clean()
        faults: dict[str, Any] = {}
        try:
            self._set_moments()
        except NoSuchTime as fault:
            faults["ends" if self.starts else "begins"] = str(fault)
        if self.starts and self.finishes and self.finishes <= self.starts:
            faults["ends"] = "It must end after it starts. Where it ends on another day, give that day too."
        if not self.venue and not self.online:
            faults["venue"] = "Say where it is, or that it can be joined online."
        if self.status != "scheduled" and not self.note:
            faults["note"] = f"Tell visitors that it is {self.get_status_display()}, and what comes of it."
        if faults:
            raise ValidationError(faults)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it; its number in calendars rises where something changed that matters to who comes."""
        with suppress(NoSuchTime):  # said by ``clean``, which is called below
            self._set_moments()
        stood = EventPage.objects.filter(pk=self.pk).values(*self.TOLD, "sequence").first() if self.pk else None
        if stood:
            changed = any(stood[name] != getattr(self, name) for name in self.TOLD)
            self.sequence = stood["sequence"] + changed
        super().save(*args, **kwargs)

    def _set_moments(self) -> None:
        self.starts = self.finishes = None
        if self.day and self.begins and self.ends and self.zone in dict(zone_choices()):
            self.starts = moment(self.day, self.begins, self.zone)
            self.finishes = moment(self.last_day or self.day, self.ends, self.zone)

    @property
    def first(self) -> datetime:
        """When it starts, by the clock of its place."""
        return self.starts.astimezone(ZoneInfo(self.zone))

    @property
    def last(self) -> datetime:
        """When it ends, by the clock of its place."""
        return self.finishes.astimezone(ZoneInfo(self.zone))

    @property
    def when(self) -> str:
        """From when until when, in words."""
        return span_words(self.first, self.last) if self.starts else ""

    @property
    def where(self) -> str:
        """Where it is, in words."""
        place = ", ".join(filter(None, [self.venue, " ".join(self.address.split())]))
        return f"{place}, and online" if place and self.online else place or ("Online" if self.online else "")

    @property
    def over(self) -> bool:
        """It has been."""
        return bool(self.finishes and self.finishes < timezone.now())

    @property
    def state_words(self) -> str:
        """That it does not take place as planned; "" where it does."""
        return "" if self.status == "scheduled" else f"{self.get_status_display().capitalize()}."

    @property
    def by(self) -> str:
        """Who runs it."""
        from fingerpost.site.models.communities import CommunityPage
        from fingerpost.site.models.facts import SiteFacts

        above = self.get_parent().specific
        mine = above.title if isinstance(above, CommunityPage) else SiteFacts.for_site(self.get_site()).name
        return self.organiser or mine

    @property
    def by_url(self) -> str:
        """Where more is said of who runs it: the page above."""
        return self.get_parent().full_url or ""
