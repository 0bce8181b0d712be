"""Blocks of words that an editor writes."""

from __future__ import annotations

from typing import Any

from wagtail import blocks
from wagtail.rich_text import expand_db_html

from fingerpost.site.jobposting import script
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


class QuoteBlock(blocks.StructBlock):
    """What somebody said or wrote, word for word, with who and where."""

    text = blocks.TextBlock(help_text="Their own words.")
    who = blocks.CharBlock(max_length=160, help_text="Who said it: a name and what they are, or a publication.")
    url = blocks.URLBlock(required=False, label="Address", help_text="Where it can be read.")

    class Meta:
        icon = "openquote"
        template = "site/blocks/quote.html"


class AnswerBlock(blocks.StructBlock):
    """A question that visitors ask, with its answer."""

    question = blocks.CharBlock(max_length=200)
    answer = ProseBlock()


class AnswersBlock(blocks.StructBlock):
    """Questions that visitors ask and their answers, which search engines read as such too (schema.org's FAQPage)."""

    heading = blocks.CharBlock(required=False, max_length=120)
    questions = blocks.ListBlock(AnswerBlock(), min_num=1)

    def get_context(self, value: Any, parent_context: Context | None = None) -> Context:
        entries = [
            {
                "@type": "Question",
                "name": each["question"],
                "acceptedAnswer": {"@type": "Answer", "text": expand_db_html(each["answer"].source)},
            }
            for each in value["questions"]
        ]
        data = {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": entries}
        return super().get_context(value, parent_context) | {"data": script(data)}

    class Meta:
        icon = "help"
        template = "site/blocks/answers.html"
