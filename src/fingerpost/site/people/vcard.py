"""A consultant's work contact as a vCard 3.0, the version that every address book reads.

A vCard's lines are folded and escaped as a calendar's are (RFC 2425), so the calendar's library writes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from icalendar import Component
from icalendar.prop import vN, vOrg, vText, vUri

from fingerpost.site.models.facts import SiteFacts

if TYPE_CHECKING:
    from fingerpost.site.models import ConsultantPage

WORK = {"type": "work"}


def vcard(request: HttpRequest, person: ConsultantPage) -> bytes:
    """The card: name, job title, whoever they work for, and how one reaches them at work; nothing else of them."""
    facts = SiteFacts.for_request(request)
    first, _, last = person.title.partition(" ")
    card = Component()
    card.name = "VCARD"
    card.add("version", vText("3.0"))
    card.add("fn", vText(person.title))
    card.add("n", vN((last, first, "", "", "")))
    card.add("org", vOrg((facts.agency or facts.name, person.discipline)))
    card.add("title", vText(person.job_title))
    if email := person.email or facts.email:
        card.add("email", vText(email), WORK)
    if phone := person.phone or facts.phone:
        card.add("tel", vText(phone), WORK)
    card.add("url", vUri(person.full_url))
    if person.hours:
        card.add("note", vText(person.hours))
    return card.to_ical(sorted=False)
