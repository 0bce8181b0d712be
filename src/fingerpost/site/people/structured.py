"""schema.org Person and Organization: what machines read of the team, and only what its pages show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString

from fingerpost.site.jobposting import script
from fingerpost.site.models.facts import SiteFacts

if TYPE_CHECKING:
    from fingerpost.site.models import ConsultantPage

CONTEXT = {"@context": "https://schema.org"}


def organiser(request: HttpRequest) -> dict[str, Any]:
    """Whoever runs the site."""
    facts = SiteFacts.for_request(request)
    known = {"legalName": facts.agency, "email": facts.email, "telephone": facts.phone}
    return {"@type": "Organization", "name": facts.name, "url": f"{settings.ADDRESS}/"} | _said(known)


def organisation(request: HttpRequest, url: str, people: Iterable[ConsultantPage]) -> SafeString:
    """Whoever runs the site, with those who are introduced on its page."""
    members = [{"@type": "Person", "name": one.title, "jobTitle": one.job_title, "url": one.full_url} for one in people]
    return script(CONTEXT | organiser(request) | _said({"employee": members, "mainEntityOfPage": url}))


def person(request: HttpRequest, one: ConsultantPage) -> SafeString:
    """One consultant."""
    known = {"email": one.email, "telephone": one.phone, "knowsAbout": one.kinds()}
    if one.photo:
        known["image"] = settings.ADDRESS + one.photo.get_rendition("fill-288x288").url
    data = {"@type": "Person", "name": one.title, "jobTitle": one.job_title, "url": one.full_url}
    return script(CONTEXT | data | _said(known) | {"worksFor": organiser(request)})


def _said(known: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in known.items() if value}
