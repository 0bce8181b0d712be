"""Blocks that list what the site holds: roles, skills, people, jobs."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from fingerpost.site import catalogue
from fingerpost.site.blocks.words import Context
from fingerpost.site.field import family_choices, skill_parts


class RoleListBlock(blocks.StructBlock):
    """The roles of one family, or of all, each with its number of live jobs."""

    heading = blocks.CharBlock(required=False, max_length=120)
    family = blocks.ChoiceBlock(choices=family_choices, required=False, help_text="Leave empty for all.")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | {"families": catalogue.families({}, value["family"])}

    class Meta:
        icon = "list-ul"
        template = "site/blocks/roles.html"


class SkillGroupsBlock(blocks.StructBlock):
    """The skills of one part of the field, group by group, each with the number of live jobs that ask for it."""

    heading = blocks.CharBlock(required=False, max_length=120)
    part = blocks.ChoiceBlock(choices=skill_parts, required=False, help_text="Leave empty for all.")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | catalogue.skill_parts(value["part"])

    class Meta:
        icon = "tag"
        template = "site/blocks/skills.html"


class TeamBlock(blocks.StructBlock):
    """The consultants who recruit for the field."""

    heading = blocks.CharBlock(required=False, max_length=120)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        from fingerpost.site.models import ConsultantPage  # the page types hold this block

        return super().get_context(value, parent_context) | {"people": ConsultantPage.objects.live().order_by("path")}

    class Meta:
        icon = "group"
        template = "site/blocks/team.html"


class LatestJobsBlock(blocks.StructBlock):
    """The newest live jobs as cards."""

    heading = blocks.CharBlock(required=False, max_length=120)
    number = blocks.IntegerBlock(default=8, min_value=1, max_value=24)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | catalogue.latest(value["number"])

    class Meta:
        icon = "list-ol"
        template = "site/blocks/latest.html"
