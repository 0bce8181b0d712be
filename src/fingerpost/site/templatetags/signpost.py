"""What every page shows around its content: the site's name, the main menu, the way back, the foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import template
from django.conf import settings
from wagtail.models import Page, Site

register = template.Library()


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the menu or of the trail; ``here`` is the value of aria-current, if any."""

    title: str
    url: str
    here: str = ""


def _site(context: template.Context) -> Site | None:
    """The Wagtail site of a request; None on an error page that was made without one."""
    request = context.get("request")
    return None if request is None else Site.find_for_request(request)


def _facts(context: template.Context) -> Any:
    from fingerpost.site.models import SiteFacts

    # for_request keeps them on the request: a page asks for the name many times
    return None if _site(context) is None else SiteFacts.for_request(context["request"])


@register.simple_tag(takes_context=True)
def site_name(context: template.Context) -> str:
    """The name that the owner gave the site."""
    facts = _facts(context)
    return (facts and facts.name) or settings.WAGTAIL_SITE_NAME


@register.simple_tag(takes_context=True)
def footer_facts(context: template.Context) -> Any:
    """The site's settings, for the foot of the page."""
    return _facts(context)


@register.simple_tag
def absolute_path(path: str) -> str:
    """A path under the site's public address."""
    return settings.ADDRESS + path


@register.simple_tag(takes_context=True)
def main_menu(context: template.Context) -> list[Way]:
    """Jobs, then the pages under home that editors put into the menu."""
    site, path = _site(context), getattr(context.get("request"), "path", "")
    ways = [Way("Jobs", "/jobs/", _here(path, "/jobs/"))]
    if site is not None:
        for page in site.root_page.get_descendants().live().in_menu().order_by("path"):
            url = page.get_url(context["request"], site) or ""
            ways.append(Way(page.title, url, _here(path, url)))
    return _nearest(ways)


@register.simple_tag
def crumbs(page: Page, below: str = "") -> list[Way]:
    """The way back to home from a page, or from what is shown ``below`` it; empty on home itself."""
    if page.depth <= 2:
        return []
    above = [Way(up.title, up.url) for up in page.get_ancestors().live().filter(depth__gte=2)]
    return [*above, *([Way(page.title, page.url), Way(below, "", "page")] if below else [Way(page.title, "", "page")])]


@register.inclusion_tag("site/components/crumbs/crumbs.html", takes_context=True)
def way_back(context: template.Context, *steps: str) -> dict[str, Any]:
    """The trail of a page that we compute: names and addresses by turn, from home; the last name is where one stands."""
    site = _site(context)
    ways = [Way(site.root_page.title, "/")] if site else []
    ways += [Way(name, url) for name, url in zip(steps[:-1:2], steps[1::2], strict=True)]
    return {"trail": [*ways, Way(steps[-1], "", "page")]}


def _nearest(ways: list[Way]) -> list[Way]:
    """The ways with one of them marked at most: the one whose address is the longest part of ours."""
    marked = max((way for way in ways if way.here), key=lambda way: len(way.url), default=None)
    return [way if way is marked else replace(way, here="") for way in ways]


def _here(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
