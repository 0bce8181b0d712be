"""Blocks of what live adverts pay."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from fingerpost.site import figures
from fingerpost.site.blocks.words import Context
from fingerpost.site.field import region_choices, role_choices, rung_choices


class FigureBlock(blocks.StructBlock):
    """What live adverts pay for a role, a rung and a region, a year or a day; too few are said, not drawn."""

    heading = blocks.CharBlock(required=False, max_length=120)
    role = blocks.ChoiceBlock(choices=role_choices, required=False)
    rung = blocks.ChoiceBlock(choices=rung_choices, required=False)
    region = blocks.ChoiceBlock(choices=region_choices, required=False)
    period = blocks.ChoiceBlock(choices=[("year", "salaries a year"), ("day", "day rates")], default="year")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        question = figures.question(
            [value["role"]] if value["role"] else [], value["rung"] or "", value["region"] or ""
        )
        figure = figures.figure(question, value["period"])
        return super().get_context(value, parent_context) | {"figure": figure}

    class Meta:
        icon = "view"
        template = "site/blocks/figure.html"


class DisciplineBlock(blocks.StructBlock):
    """A discipline of the salary guides: its roles, with what permanent jobs and contracts pay on each rung."""

    name = blocks.CharBlock(max_length=120)
    text = blocks.TextBlock(required=False)
    roles = blocks.MultipleChoiceBlock(choices=role_choices)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | {"guide": figures.salary_guide(tuple(value["roles"]))}

    class Meta:
        icon = "table"
        template = "site/blocks/discipline.html"
