"""The rule by which adverts of a source are a consultant's."""

from __future__ import annotations

from wagtail import blocks

from fingerpost.site.field import Choices, role_choices
from fingerpost.store.desk import source_names


def source_choices() -> Choices:
    """Every source, by its name."""
    return [(name, name) for name in source_names()]


class AdvertsRuleBlock(blocks.StructBlock):
    """Adverts of one source, of some roles or of all, that a consultant looks after."""

    source = blocks.ChoiceBlock(choices=source_choices)
    roles = blocks.MultipleChoiceBlock(choices=role_choices, required=False, help_text="Choose none for all.")

    class Meta:
        icon = "list-ul"
        label = "Adverts of a source"
