"""Ways to other pages, and what machines read of this one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Site

from fingerpost.site import arms as geometry
from fingerpost.site import models
from fingerpost.site.charts import histogram
from fingerpost.site.figures import RungNow
from fingerpost.site.index import field_pack
from fingerpost.site.models.page import FieldPage

register = template.Library()
register.filter("band_words", geometry.band_words)
register.filter("thousands", geometry.thousands)
register.filter("arms", geometry.arms)
register.filter("ticks", geometry.ticks)
register.filter("histogram", histogram)

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def address_of(context: template.Context, kind: str) -> str:
    """The address of the first live page of a type ("LadderPage") on this site, in the guide that is being read before others;
    "" where there is none."""
    request, here = context.get("request"), context.get("page")
    pages = getattr(models, kind).objects.live().order_by("path")
    if site := request and Site.find_for_request(request):
        pages = pages.descendant_of(site.root_page, inclusive=True)
    guide = here.guide() if field_pack().fields and isinstance(here, FieldPage) else None
    page = (guide and pages.descendant_of(guide).first()) or pages.first()
    return (page and page.get_url(request)) or ""


@register.simple_tag(takes_context=True)
def role_pages(context: template.Context) -> dict[str, str]:
    """The address of the page of each role that has one on this site."""
    request = context.get("request")
    site = request and Site.find_for_request(request)
    return {page.role: page.get_url(request) for page in models.role_pages(site and site.root_page).live()}


@register.simple_tag
def bands_source(rungs: Iterable[RungNow]) -> list[tuple[str, date]]:
    """Who published the bands of the ladder, and when each source was taken; each once."""
    return list(dict.fromkeys((now.band.source, now.band.taken) for now in rungs if now.band))


@register.filter
def lookup(mapping: Mapping[str, Any] | None, key: str) -> Any:
    """The value at a key; "" where there is none, or no mapping."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def percent(share: float | None) -> str:
    """A share in whole per cent; under one it says so.

    >>> percent(0.254), percent(0.004)
    ('25%', 'under 1%')
    """
    if share is None:
        return ""
    return "under 1%" if 0 < share < 0.01 else f"{share:.0%}"


@register.simple_tag
def questions_data(questions: Iterable[Any]) -> SafeString:
    """Questions with their answers as schema.org's FAQPage, safe inside a script element of data."""
    asked = [
        {
            "@type": "Question",
            "name": block.value["question"],
            "acceptedAnswer": {"@type": "Answer", "text": block.value["text"].source},
        }
        for block in questions
        if block.value["text"]
    ]
    return _data({"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": asked})


@register.simple_tag
def breadcrumb_data(trail: Iterable[Any]) -> SafeString:
    """The trail as schema.org's BreadcrumbList, safe inside a script element of data."""
    steps = [
        {"@type": "ListItem", "position": number, "name": way.title}
        | ({"item": settings.ADDRESS + way.url} if way.url else {})
        for number, way in enumerate(trail, start=1)
    ]
    return _data({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": steps})


def _data(value: dict[str, Any]) -> SafeString:
    """Data for a script element."""
    data = json.dumps(value, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(data)  # noqa: S308  (escaped for a script element in the line above)
