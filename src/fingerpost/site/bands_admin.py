"""Published bands behind the editors' door: written, previewed on the ladder, submitted, approved, kept with their history."""

from __future__ import annotations

from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from fingerpost.site.models import Band


class BandViewSet(SnippetViewSet):
    """The bands that others publish, each with its source, the day on which it was taken and the next review."""

    model = Band
    icon = "decimal"
    menu_label = "Published bands"
    menu_name = "published-bands"
    menu_order = 300
    add_to_admin_menu = True
    ordering = ["rung", "low"]
    list_display = [
        "__str__",
        Column("source", label="Source", sort_key="source"),
        Column("taken", label="Taken", sort_key="taken", accessor=lambda band: date_format(band.taken)),
        Column(
            "review_due", label="Next review", sort_key="review_due", accessor=lambda band: date_format(band.review_due)
        ),
    ]
    list_filter = ["review_due"]
    panels = [
        MultiFieldPanel(["rung", "stage"], heading="Whose pay"),
        MultiFieldPanel(
            [FieldRowPanel(["low", "high"]), FieldRowPanel(["open_top", "currency"])], heading="What is published"
        ),
        MultiFieldPanel([FieldPanel("source"), FieldRowPanel(["taken", "review_due"])], heading="Where it stands"),
        PublishingPanel(),
    ]
