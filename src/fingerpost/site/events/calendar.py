"""Events as iCalendar: one, or a calendar of all that a program asks for again and again.

An event keeps its UID wherever its page is moved; SEQUENCE rises with what changes for those who come. A cancelled one
stays in the calendar and says so: one that merely vanished would stay in the diaries of those who had it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from icalendar import Calendar, Event

from fingerpost.site.events.zones import zone_rules
from fingerpost.site.templatetags.alerts import site_title

if TYPE_CHECKING:
    from fingerpost.site.models import EventPage

MOST = 500
YEAR = timedelta(days=366)
FRESH = 900
"""Seconds for which a calendar may be kept."""
STATUS = {"scheduled": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


@require_safe
@cache_control(public=True, max_age=FRESH)
@conditional_page
def every(request: HttpRequest) -> HttpResponse:
    """Every event from a year ago on, for a calendar that asks again by itself."""
    from fingerpost.site.models import EventPage

    known = EventPage.objects.live().filter(finishes__gte=timezone.now() - YEAR).order_by("starts", "pk")
    return _answer(calendar(known[:MOST], f"{site_title()}: events"), "events")


@require_safe
@conditional_page
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One event, to be put into a diary; its address stays when its page is moved."""
    from fingerpost.site.models import EventPage

    event = EventPage.objects.live().filter(pk=number, starts__isnull=False).first()
    if event is None:
        raise Http404("No event has this number.")
    return _answer(calendar([event], event.title), event.slug)


def calendar(events: Iterable[EventPage], name: str) -> bytes:
    """A calendar of these events, with the rules of each zone that they stand in."""
    known = Calendar()
    known.add("prodid", "-//Fingerpost//Events//EN")
    known.add("version", "2.0")
    known.add("x-wr-calname", name)
    known.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    listed = list(events)
    for zone in sorted({event.zone for event in listed} - {"UTC"}):
        here = [event for event in listed if event.zone == zone]
        first, last = min(event.first for event in here), max(event.last for event in here)
        known.add_component(zone_rules(zone, first.date() - YEAR, last.date() + YEAR))
    for event in listed:
        known.add_component(_event(event))
    return known.to_ical()


def _event(page: EventPage) -> Event:
    event = Event()
    event.add("uid", str(page.translation_key))
    event.add("sequence", page.sequence)
    changed = page.last_published_at or page.latest_revision_created_at or page.starts
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", page.first)
    event.add("dtend", page.last)
    event.add("summary", page.title)
    event.add("description", "\n\n".join(filter(None, [page.state_words, page.note, page.summary, page.full_url])))
    if page.where:
        event.add("location", page.where)
    event.add("url", page.full_url)
    event.add("status", STATUS[page.status])
    return event


def _answer(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response
