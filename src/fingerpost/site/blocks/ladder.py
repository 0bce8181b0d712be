"""Blocks of the career ladder: its rungs, the steps that guides print, and the salaries that they publish."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from fingerpost.pack import Pack
from fingerpost.site import catalogue, figures
from fingerpost.site.blocks.words import Context
from fingerpost.site.field import benchmarks, role_choices
from fingerpost.site.index import field_pack


def field_shown(context: Context | None) -> Pack:
    """The field of the page that a block stands on; elsewhere the site's first."""
    page = (context or {}).get("page")
    pack: Pack = page.pack() if hasattr(page, "pack") else field_pack().field_of("")
    return pack


class LadderBlock(blocks.StructBlock):
    """The rungs as arms of the signpost: what is published, and what the adverts say now."""

    heading = blocks.CharBlock(required=False, max_length=120)
    role = blocks.ChoiceBlock(choices=role_choices, required=False, help_text="Leave empty for the whole field.")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        role, at_hand = value.get("role") or "", (parent_context or {}).get("ladder")
        rungs = at_hand if at_hand and not role else figures.rungs_now(role, field_shown(parent_context))
        return super().get_context(value, parent_context) | {"rungs": rungs}

    class Meta:
        icon = "order"
        template = "site/blocks/ladder.html"


class ProgressionBlock(blocks.StructBlock):
    """The steps that the field's own guides print, each with the rung on which it stands."""

    heading = blocks.CharBlock(required=False, max_length=120)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        pack = field_shown(parent_context)
        rungs = {rung.number: rung for rung in pack.rungs}
        steps = [(step, rungs.get(step.rung)) for step in pack.progression]
        return super().get_context(value, parent_context) | {"steps": steps}

    class Meta:
        icon = "arrow-right"
        template = "site/blocks/progression.html"


class BenchmarksBlock(blocks.StructBlock):
    """Salaries that are published by stage, with their source and date, and the rungs in whose bands they fall."""

    heading = blocks.CharBlock(required=False, max_length=120)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | {"benchmarks": catalogue.benchmark_rows(benchmarks())}

    class Meta:
        icon = "decimal"
        template = "site/blocks/benchmarks.html"
