"""Where the pages of skills stand."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail.models import Site


def skills_address(request: HttpRequest | None = None) -> str:
    """The address of the site's page of all skills, below which each skill has its own; "" where there is none."""
    from fingerpost.site.models import SkillsPage  # the page types hold blocks that ask this

    pages = SkillsPage.objects.live().order_by("path")
    if site := request and Site.find_for_request(request):
        pages = pages.descendant_of(site.root_page)
    page = pages.first()
    return (page and page.get_url(request)) or ""
