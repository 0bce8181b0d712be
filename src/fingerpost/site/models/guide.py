"""The guide: its hub, and the sections that are words and blocks alone."""

from __future__ import annotations

from django.db import models

from fingerpost.site.models.page import Context, FieldPage, Request


class GuidePage(FieldPage):
    """The hub of a field's guide: what the field is, and the way into each section."""

    field = models.CharField("pack of the field", max_length=200, blank=True, editable=False)

    parent_page_types = ["site.HomePage"]
    subpage_types = [
        "site.SectionPage", "site.RoleCataloguePage", "site.LadderPage", "site.ProgressionPage", "site.SkillsPage", "site.SalaryGuidesPage",
        "site.RightForMePage",
    ]  # fmt: skip
    template = "site/guide.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        return super().get_context(request, *args, **kwargs) | {"sections": self.sections()}


class SectionPage(FieldPage):
    """A section of the guide, or a page beside it: words and blocks, in the editor's order."""

    parent_page_types = ["site.HomePage", "site.GuidePage", "site.SectionPage"]
    subpage_types = ["site.SectionPage"]
    template = "site/section.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        return super().get_context(request, *args, **kwargs) | {"sections": self.sections()}
