"""Blocks of words that an editor writes."""

from __future__ import annotations

from typing import Any

from wagtail import blocks

from fingerpost.site.prose import FEATURES

Context = dict[str, Any]
"""What a block hands its template."""


class ProseBlock(blocks.RichTextBlock):
    """Paragraphs, lists, links and the smaller headings."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"features": FEATURES} | options)

    class Meta:
        icon = "pilcrow"
        template = "site/blocks/prose.html"


class NoteBlock(blocks.StructBlock):
    """Something set apart from the text: a caution, a definition, a way to something else."""

    title = blocks.CharBlock(required=False, max_length=120)
    text = ProseBlock()

    class Meta:
        icon = "info-circle"
        template = "site/blocks/note.html"


class EntryBlock(blocks.StructBlock):
    """A named thing with a few sentences, facts one a line, and perhaps an address."""

    name = blocks.CharBlock(max_length=120)
    text = blocks.TextBlock(required=False)
    facts = blocks.ListBlock(blocks.CharBlock(max_length=240), required=False, default=[])
    url = blocks.URLBlock(required=False, label="Address")


class EntriesBlock(blocks.StructBlock):
    """Named things in a row: courses, industries, communities."""

    heading = blocks.CharBlock(required=False, max_length=120)
    entries = blocks.ListBlock(EntryBlock())

    class Meta:
        icon = "form"
        template = "site/blocks/entries.html"


class QuestionBlock(blocks.StructBlock):
    """A question that a visitor weighs, with what speaks on either side."""

    question = blocks.CharBlock(max_length=200)
    text = ProseBlock(required=False)

    class Meta:
        icon = "help"
        template = "site/blocks/question.html"
