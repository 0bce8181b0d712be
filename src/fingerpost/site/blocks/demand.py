"""The block of a page that measures what adverts demand on paper."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from fingerpost.site.field import role_choices
from fingerpost.site.skills.paper import measured

Context = dict[str, Any]


class MeasuredQualificationsBlock(blocks.StructBlock):
    """The degrees and the years of experience that adverts ask for, by role and by rung; of one role, by rung alone."""

    heading = blocks.CharBlock(required=False, max_length=120)
    role = blocks.ChoiceBlock(choices=role_choices, required=False, help_text="Leave empty for all roles.")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | measured(value["role"] or "")

    class Meta:
        icon = "form"
        template = "site/blocks/measured.html"
