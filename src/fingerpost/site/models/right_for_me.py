"""The page that helps somebody to decide whether the field suits them."""

from __future__ import annotations

from fingerpost.site.blocks import QuestionBlock
from fingerpost.site.models.page import FieldPage
from fingerpost.site.streams import BlocksField


class RightForMePage(FieldPage):
    """What the field demands, as questions to weigh against what one has and likes."""

    questions = BlocksField([("question", QuestionBlock())], blank=True, verbose_name="questions to weigh")

    content_panels = [*FieldPage.content_panels, "questions"]

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types: list[str] = []
    template = "site/right_for_me.html"
