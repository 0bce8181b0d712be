"""The communities around the field: what each is for, its links, how to join it, and its events."""

from __future__ import annotations

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.models import Page

from fingerpost.site.models.events import WEB, EventPage
from fingerpost.site.models.page import Context, FieldPage, Request
from fingerpost.site.prose import FEATURES
from fingerpost.site.streams import BlocksField

NEXT = 3
"""Events that the page of all communities names."""


class LinkBlock(blocks.StructBlock):
    """A way to somewhere else."""

    name = blocks.CharBlock(max_length=80)
    url = blocks.CharBlock(max_length=500, validators=[WEB], label="Address")

    class Meta:
        icon = "link"


class CommunitiesPage(FieldPage):
    """The communities around the field, and what they do next."""

    max_count_per_parent = 1
    parent_page_types = ["site.HomePage"]
    subpage_types = ["site.CommunityPage", "site.SectionPage"]
    template = "site/communities.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        return super().get_context(request, *args, **kwargs) | {
            "sections": self.sections(), "events": EventPage.objects.to_come()[:NEXT],
        }  # fmt: skip


class CommunityPage(FieldPage):
    """One community: its purpose in the summary, then what it offers, where it is found, and how one joins."""

    offers = models.TextField("what it offers", blank=True, help_text="One thing a line.")
    website = models.CharField(
        "website", max_length=500, blank=True, validators=[WEB], help_text="The address of its own page: https://…"
    )
    links = BlocksField([("link", LinkBlock())], blank=True, verbose_name="other links")
    join = RichTextField("how to join", features=FEATURES, blank=True)

    content_panels = [*Page.content_panels, "summary", "offers", "website", "links", "join", "body"]

    parent_page_types = ["site.CommunitiesPage"]
    subpage_types = ["site.EventPage"]
    template = "site/community.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        mine = EventPage.objects.child_of(self)
        return super().get_context(request, *args, **kwargs) | {"events": mine.to_come(), "been": mine.past()}

    def offer_lines(self) -> list[str]:
        """What it offers, one after another."""
        return self.offers.splitlines()
