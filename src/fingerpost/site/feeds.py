"""A search as RSS and Atom, and its closing dates as a calendar: the same question, for programs that come again and again.

Each is answered with a mark of its content (ETag), so that who comes again gets it only where it has changed. There is no
Last-Modified: a job that closes changes a feed without making anything in it newer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import format_html, format_html_join
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from icalendar import Calendar, Event

from fingerpost.alerts.saved import standing
from fingerpost.search import Question
from fingerpost.site.index import field_pack, found
from fingerpost.site.templatetags.alerts import asked_for, site_title
from fingerpost.site.wording import label, pay_notes, pay_words
from fingerpost.site.xml_text import xml_text
from fingerpost.store import find
from fingerpost.store.shapes import JobCard

ITEMS, CLOSING = 50, 500
"""Jobs of a feed; jobs among which a calendar looks for closing dates."""
SHEET = 100
FRESH = 900
"""Seconds for which a feed may be kept."""


def question_of(request: HttpRequest) -> Question:
    """The question of an address, the newest jobs first."""
    return standing(Question.from_query(dict(request.GET.lists()), field_pack())).with_("sort", "newest")


class _Steady:
    """A feed with nothing in it is dated by its day, not by the second at which it was asked for."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else _morning(timezone.localdate())  # type: ignore[misc]


class SteadyRss(_Steady, Rss201rev2Feed):
    """RSS."""


class SteadyAtom(_Steady, Atom1Feed):
    """Atom."""


class SearchFeed(Feed):
    """The newest jobs that a search finds, as RSS."""

    feed_type = SteadyRss
    name = "jobs_rss"

    def __call__(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if found(Question(size=0)) is None:
            return not_now()
        response = super().__call__(request, *args, **named)
        del response["Last-Modified"]
        return response

    def get_object(self, request: HttpRequest, *args: Any, **named: Any) -> Question:
        return question_of(request)

    def title(self, question: Question) -> str:
        return xml_text(f"{site_title()}: {asked_for(question)}")

    def link(self, question: Question) -> str:
        return _address("jobs", question)

    def feed_url(self, question: Question) -> str:
        return _address(self.name, standing(question))

    def description(self, question: Question) -> str:
        return xml_text(f"New jobs: {asked_for(question)}")

    subtitle = description

    def items(self, question: Question) -> list[JobCard]:
        return _jobs(question, ITEMS)

    def item_title(self, job: JobCard) -> str:
        return xml_text(f"{job.title}, {job.who}" if job.who else job.title)

    def item_description(self, job: JobCard) -> str:
        return xml_text(
            format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((line,) for line in facts(job))))
        )

    def item_link(self, job: JobCard) -> str:
        return settings.ADDRESS + job.path

    def item_guid(self, job: JobCard) -> str:
        return settings.ADDRESS + job.path

    item_guid_is_permalink = True

    def item_pubdate(self, job: JobCard) -> datetime:
        return _morning(job.shown)

    def item_author_name(self, job: JobCard) -> str:
        return xml_text(job.who) or site_title()


class AtomSearchFeed(SearchFeed):
    """The same as Atom."""

    feed_type = SteadyAtom
    name = "jobs_atom"


def _kept(view: Any) -> Any:
    """The view, to be kept for a while and answered in short where nothing has changed."""
    return require_safe(cache_control(public=True, max_age=FRESH)(conditional_page(view)))


rss, atom = _kept(SearchFeed()), _kept(AtomSearchFeed())


@_kept
def closing(request: HttpRequest) -> HttpResponse:
    """The closing dates of a search, a day each, for a calendar that asks again by itself."""
    question = question_of(request)
    if found(Question(size=0)) is None:
        return not_now()
    calendar = Calendar()
    calendar.add("prodid", "-//Fingerpost//Closing dates//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Closing dates: {asked_for(question)}")
    calendar.add("refresh-interval", timedelta(hours=12), parameters={"value": "DURATION"})
    for job in _jobs(question, CLOSING):
        if job.closes and job.closes >= timezone.localdate():
            calendar.add_component(_event(job, job.closes))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def _event(job: JobCard, closes: date) -> Event:
    event = Event()
    event.add("uid", f"{job.id}-closes@{settings.HOST}")
    event.add("dtstamp", datetime.combine(job.shown, time(), tzinfo=UTC))
    event.add("dtstart", closes)
    event.add("summary", f"Closes: {job.title}" + (f", {job.who}" if job.who else ""))
    event.add("description", "\n".join([*facts(job), settings.ADDRESS + job.path]))
    event.add("url", settings.ADDRESS + job.path)
    event.add("transp", "TRANSPARENT")
    return event


def facts(job: JobCard) -> list[str]:
    """What a list says of a job, line by line."""
    pay = ", ".join([pay_words(job.pay), *pay_notes(job.pay)]) if job.pay else "Pay not stated"
    named = {"contract": job.contract, "ir35": job.ir35, "mode": job.mode, "hours": job.hours}
    terms = ", ".join(label(field, value) for field, value in named.items() if value)
    closes = f"Closes on {job.closes.day} {job.closes:%B %Y}" if job.closes else ""
    return [line for line in (pay, job.place or job.location, terms, closes) if line]


def not_now() -> HttpResponse:
    """The answer of a feed while there is no index to ask: come again, and keep what you have."""
    return HttpResponse(
        "The search index is being made.", status=503, headers={"Retry-After": "600"}, content_type="text/plain"
    )


def _jobs(question: Question, number: int) -> list[JobCard]:
    """The first so many jobs of a question, those that are open as of now."""
    ids: list[str] = []
    for page in range(1, -(-number // SHEET) + 1):
        total, hits = found(replace(question, size=min(number, SHEET), page=page)) or (0, ())
        ids += [hit.job_id for hit in hits]
        if len(ids) >= min(total, number):
            break
    return [job for job in find.jobs(ids) if not job.closed]


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(settings.TIME_ZONE))


def _address(name: str, question: Question) -> str:
    return f"{settings.ADDRESS}{reverse(name)}?{question.to_query()}".rstrip("?")
