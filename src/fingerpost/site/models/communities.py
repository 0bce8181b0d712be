"""The communities around the field."""

from __future__ import annotations

from fingerpost.site.models.page import FieldPage


class CommunitiesPage(FieldPage):
    """The communities around the field."""

    max_count_per_parent = 1
    parent_page_types = ["site.HomePage"]
    subpage_types = ["site.SectionPage"]
    template = "site/section.html"
