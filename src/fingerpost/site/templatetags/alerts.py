"""The words of alerts, for letters and pages, and the form on the search page."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from fingerpost.alerts.saved import standing
from fingerpost.search import Question
from fingerpost.site import marks
from fingerpost.site.facets import lessened
from fingerpost.site.index import field_pack

register = template.Library()
PACES = {"daily": "every morning with new ones", "weekly": "once a week", "hourly": "every hour"}


@register.filter
def asked_for(question: Question) -> str:
    """What a question asks for, in one line.

    >>> asked_for(Question())
    'all jobs'
    """
    return ", ".join(name for name, _ in lessened(question, field_pack())) or "all jobs"


@register.filter
def pace_words(pace: str) -> str:
    """How often letters come."""
    return PACES.get(pace, pace)


@register.inclusion_tag("site/alerts/sign_up.html")
def sign_up(question: Question) -> dict[str, Any]:
    """The ways to hear of new jobs of a search: the form for letters, and its feeds."""
    return {"offered": settings.ALERTS, "mark": marks.made("alert", timezone.now())} | feed_links(question)


@register.inclusion_tag("site/alerts/feed_links.html")
def feed_links(question: Question) -> dict[str, Any]:
    """The feeds of a search, for programs that look for them in a page's head."""
    asked = standing(question).to_query()
    return {"search": asked, "query": f"?{asked}" if asked else "", "asked": asked_for(standing(question))}


@register.simple_tag
def site_title() -> str:
    """The name that the owner gave the site, where there is no request to ask for it."""
    from fingerpost.site.models import SiteFacts

    site = Site.objects.filter(is_default_site=True).first()
    return (site and SiteFacts.for_site(site).name) or settings.WAGTAIL_SITE_NAME
