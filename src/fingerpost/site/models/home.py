"""The front page."""

from __future__ import annotations

from django.db import models
from wagtail.models import Page

from fingerpost.site.figures import everything
from fingerpost.site.models.guide import GuidePage
from fingerpost.site.models.page import Context, FieldPage, Request


class HomePage(FieldPage):
    """The front page: what the site is, the search box, and whatever the editors put under it."""

    headline = models.CharField("headline", max_length=120, help_text="The large line at the head of the page.")

    content_panels = [*Page.content_panels, "headline", "summary", "body"]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["site.GuidePage", "site.TeamPage", "site.CommunitiesPage", "site.EventsPage", "site.SectionPage"]
    template = "site/home.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        return super().get_context(request, *args, **kwargs) | {"live": everything(), "sections": self.ways()}

    def ways(self) -> list[Page]:
        """The sections of the first guide, then the guides of further fields and the pages beside them."""
        guides = [page for page in self.sections() if isinstance(page, GuidePage)]
        beside = [page for page in self.sections() if not isinstance(page, GuidePage)]
        return [*(section for guide in guides[:1] for section in guide.sections()), *guides[1:], *beside]
