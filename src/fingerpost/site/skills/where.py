"""Where the pages of skills stand."""

from __future__ import annotations

from django.http import HttpRequest


def skills_address(request: HttpRequest | None = None) -> str:
    """The address of the page of all skills, below which each skill has its own; "" where there is none."""
    from fingerpost.site.models import SkillsPage  # the page types hold blocks that ask this

    page = SkillsPage.objects.live().order_by("path").first()
    return (page and page.get_url(request)) or ""
