"""The page of skills."""

from __future__ import annotations

from fingerpost.site.models.page import FieldPage


class SkillsPage(FieldPage):
    """What the field asks for, part by part; the lists come from the pack by the body's blocks."""

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types: list[str] = []
    template = "site/section.html"
