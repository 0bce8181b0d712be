"""What editors see behind their door: published bands, live counts, and nothing that they have no use for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from fingerpost.site import misread_admin, posting_admin
from fingerpost.site.index import field_pack
from fingerpost.site.models import RolePage, Seed
from fingerpost.site.setup import OTHER
from fingerpost.site.source_admin import SourcesGroup
from fingerpost.site.webhooks_admin import WebhookViewSet
from fingerpost.store import find, runs
from fingerpost.store.models import MisreadReport, PublishedBand

UNUSED = {"reports", "help"}


class PublishedBandViewSet(SnippetViewSet):
    """The bands that others publish, each with its source and the day on which it was taken."""

    model = PublishedBand
    icon = "decimal"
    menu_label = "Published bands"
    menu_name = "published-bands"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["__str__", "source", "taken", "reviewed"]
    panels = ["rung", "stage", "low", "high", "open_top", "currency", "source", "taken", "reviewed"]


register_snippet(PublishedBandViewSet)
register_snippet(WebhookViewSet)


@hooks.register("register_admin_urls")
def misread_addresses() -> list[URLPattern]:
    """Put the list of reports behind the editors' door."""
    return misread_admin.urls


@hooks.register("register_admin_menu_item")
def misread_menu_item() -> MenuItem:
    """Put the list of reports into the menu."""
    return misread_admin.menu_item()


@hooks.register("register_admin_urls")
def advert_addresses() -> list[URLPattern]:
    """Put the adverts that are written by hand behind the editors' door."""
    return posting_admin.urls


@hooks.register("register_admin_menu_item")
def advert_menu_item() -> MenuItem:
    """Put them into the menu."""
    return posting_admin.menu_item()


@hooks.register("register_admin_viewset")
def sources_and_runs() -> SourcesGroup:
    """Put the sources and their runs behind the editors' door."""
    return SourcesGroup()


@hooks.register("construct_main_menu")
def hide_unused(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take out of the menu what a careers site has no use for."""
    items[:] = [item for item in items if item.name not in UNUSED]


class FieldPanel(Component):
    """How much the site holds now, and what waits for somebody."""

    name = "field"
    template_name = "site/editors/panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        roles, pages = field_pack().roles, set(RolePage.objects.values_list("role", flat=True))
        pages |= {key.removeprefix("role:") for key in Seed.objects.values_list("key", flat=True)} | {OTHER}
        without = [
            (roles[role], jobs)
            for role, jobs in find.roles_with_jobs().items()
            if role in roles and role not in pages and jobs
        ]
        return {
            "counts": find.counts(),
            "without": without,
            "misread": find.reports_by_state().get(MisreadReport.OPEN, 0),
            "failing": sum(source.failed for source in runs.last_of_sources()),
            "at_work": runs.at_work(timezone.now()),
            "unreviewed": PublishedBand.objects.filter(reviewed=None).count(),
        }


@hooks.register("construct_homepage_panels")
def add_field_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Put the field's counts on the dashboard."""
    panels.append(FieldPanel())
