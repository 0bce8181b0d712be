"""What every page of the site has: a title, a summary under it, and a body of blocks."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.search import index

from fingerpost.pack import Pack
from fingerpost.site.blocks import Body
from fingerpost.site.index import field_pack
from fingerpost.site.streams import BlocksField


class FieldPage(Page):
    """The ancestor of all page types; adds nothing of its own to the address or the tree."""

    summary = models.TextField(
        "summary",
        blank=True,
        help_text="One or two sentences: under the title, in lists of pages, and in search engines.",
    )
    body = BlocksField(Body(), blank=True, verbose_name="body")

    content_panels = [*Page.content_panels, "summary", "body"]

    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        abstract = True

    def guide(self) -> Page | None:
        """The guide that the page stands in, or is."""
        found: Page | None = apps.get_model("site", "GuidePage").objects.ancestor_of(self, inclusive=True).first()
        return found

    def pack(self) -> Pack:
        """The field that the page speaks of: that of its guide; outside all guides, or on a site of one field, the first."""
        guide = self.guide() if field_pack().fields else None
        return field_pack().field_of(guide.field if guide is not None else "")

    def sections(self) -> list[Page]:
        """The live pages below this one, in the order of the tree, each as its own type."""
        return list(self.get_children().live().specific())


def front_of(page: Page) -> Page | None:
    """The front page of the site that a page stands on; where no site has it, the topmost page above it."""
    site = page.get_site()
    front: Page | None = site.root_page if site else page.get_ancestors(inclusive=True).filter(depth=2).first()
    return front


Context = dict[str, Any]
"""What a page hands its template."""

Request = HttpRequest
