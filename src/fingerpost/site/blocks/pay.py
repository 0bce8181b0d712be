"""Blocks of what live adverts pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from wagtail import blocks

from fingerpost.site import figures
from fingerpost.site.blocks.words import Context
from fingerpost.site.field import region_choices, role_choices, rung_choices
from fingerpost.site.wording import CONTRACTS

PERIODS = [("year", "salaries a year"), ("day", "day rates")]


class FigureBlock(blocks.StructBlock):
    """What live adverts pay for a role, a rung, a region and a kind of contract; too few are said, not drawn.

    The editor sees the figure under the form as it is asked for (``figure_preview``).
    """

    heading = blocks.CharBlock(required=False, max_length=120)
    role = blocks.ChoiceBlock(choices=role_choices, required=False)
    rung = blocks.ChoiceBlock(choices=rung_choices, required=False)
    region = blocks.ChoiceBlock(choices=region_choices, required=False)
    contract = blocks.ChoiceBlock(choices=list(CONTRACTS.items()), required=False)
    period = blocks.ChoiceBlock(choices=PERIODS, default="year")

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        return super().get_context(value, parent_context) | {"figure": figure_of(value)}

    class Meta:
        icon = "view"
        template = "site/blocks/figure.html"
        form_classname = "struct-block figure-block"


def figure_of(chosen: Mapping[str, str | None]) -> figures.Figure | None:
    """The figure that the boxes of the block ask for; None where there is no index."""
    role, contract = chosen.get("role"), chosen.get("contract")
    asked = figures.question([role] if role else [], chosen.get("rung") or "", chosen.get("region") or "")
    asked = replace(asked, contracts=(contract,) if contract else ())
    return figures.figure(asked, "day" if chosen.get("period") == "day" else "year")
