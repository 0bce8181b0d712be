"""Blocks that list what the site holds: roles, skills, people, jobs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wagtail import blocks

from fingerpost.site import catalogue
from fingerpost.site.blocks.words import Context
from fingerpost.site.field import family_choices, skill_parts
from fingerpost.site.pasted import question_of


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


class SearchBlock(blocks.CharBlock):
    """The address of a search, kept as what it asks; one that cannot be asked in full is refused."""

    def clean(self, value: Any) -> str:
        given = str(super().clean(value)).strip()
        return replace(question_of(given), page=1).to_query()


class JobListBlock(blocks.StructBlock):
    """The live jobs of any search: search on the site, then paste the address."""

    heading = blocks.CharBlock(required=False, max_length=120)
    search = SearchBlock(max_length=1000, label="Address of the search", help_text="Such as /jobs/?role=data-scientist")
    number = blocks.IntegerBlock(default=8, min_value=1, max_value=24)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | catalogue.searched(value["search"], value["number"])

    class Meta:
        icon = "search"
        template = "site/blocks/jobs.html"
