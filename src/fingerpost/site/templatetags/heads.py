"""What stands in the head of a page for those who link to it: its picture, and who runs the site."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Site

from fingerpost.market import Distribution
from fingerpost.site.jobposting import script
from fingerpost.site.people.structured import CONTEXT, organiser

register = template.Library()
SHARES = {"percentile10": "p10", "percentile25": "p25", "median": "p50", "percentile75": "p75", "percentile90": "p90"}


@register.simple_tag(takes_context=True)
def card_address(context: template.Context) -> str:
    """The picture of this page: a page's own, a job's own, or the site's."""
    page, job = context.get("page"), context.get("job")
    if getattr(page, "pk", None):
        return settings.ADDRESS + reverse("card_of_page", args=[page.pk])
    if job and context.get("view"):
        return settings.ADDRESS + reverse("card_of_job", args=[job.id])
    return settings.ADDRESS + reverse("card")


@register.simple_tag(takes_context=True)
def website_data(context: template.Context) -> SafeString | str:
    """The site and whoever runs it, as schema.org has them, with the address that searches it."""
    request = context.get("request")
    if request is None or Site.find_for_request(request) is None:
        return ""
    owner = organiser(request)
    search = {
        "@type": "SearchAction",
        "target": f"{settings.ADDRESS}/jobs/?q={{search_term_string}}",
        "query-input": "required name=search_term_string",
    }
    site = {"@type": "WebSite", "name": owner["name"], "url": f"{settings.ADDRESS}/", "publisher": owner}
    return script(CONTEXT | site | {"inLanguage": "en-GB", "potentialAction": search})


@register.simple_tag(takes_context=True)
def occupation_data(context: template.Context) -> SafeString | str:
    """The role as schema.org's Occupation, its salary only from our own figure of what adverts state; "" without a role."""
    role, year = context.get("role"), context.get("year")
    if not role:
        return ""
    data: dict[str, Any] = {
        "@type": "Occupation",
        "name": role.name,
        "description": role.description,
        "mainEntityOfPage": settings.ADDRESS + context["request"].path,
        "occupationLocation": [{"@type": "Country", "name": "GB"}],
    }
    if skills := [now.skill.name for now in context.get("skills") or ()]:
        data["skills"] = skills
    if year and isinstance(year.pay, Distribution):
        data["estimatedSalary"] = [salary(year.pay)]
    return script(CONTEXT | data)


def salary(pay: Distribution) -> dict[str, Any]:
    """A distribution of salaries as schema.org has it, in whole pounds a year."""
    shares = {name: round(getattr(pay, share)) for name, share in SHARES.items()}
    return {"@type": "MonetaryAmountDistribution", "name": "base", "currency": "GBP", "duration": "P1Y"} | shares
