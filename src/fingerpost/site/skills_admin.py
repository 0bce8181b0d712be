"""What editors write about skills, behind their door."""

from __future__ import annotations

from wagtail.snippets.views.snippets import SnippetViewSet

from fingerpost.site.models import SkillText


class SkillTextViewSet(SnippetViewSet):
    """What editors write about a skill; its page and its figures are there without it."""

    model = SkillText
    icon = "tag"
    menu_label = "Skills"
    menu_name = "skills"
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["__str__", "reviewed", "live"]
    panels = ["skill", "site", "summary", "body", "reviewed"]
