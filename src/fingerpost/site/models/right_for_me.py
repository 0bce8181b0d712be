"""The page that helps somebody to decide whether the field suits them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect

from fingerpost.site.blocks import QuestionBlock
from fingerpost.site.models.page import Context, FieldPage, Request
from fingerpost.site.selfcheck import page as selfcheck
from fingerpost.site.streams import BlocksField


class RightForMePage(FieldPage):
    """What the field demands: a self-check with its result, and questions to weigh against what one has and likes."""

    questions = BlocksField([("question", QuestionBlock())], blank=True, verbose_name="questions to weigh")

    content_panels = [*FieldPage.content_panels, "questions"]

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types: list[str] = []
    template = "site/right_for_me.html"

    def serve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        short = selfcheck.short_address(request, self.pack())
        if short is not None:
            return redirect(request.path + short)
        return selfcheck.kept_by_nobody(request, super().serve(request, *args, **kwargs))

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        return super().get_context(request, *args, **kwargs) | selfcheck.shown(request, self.pack(), self.guide())
