"""What editors see behind their door: published bands, live counts, and nothing that they have no use for."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from fingerpost.site import figure_preview, misread_admin, posting_admin, reviewing
from fingerpost.site.bands_admin import BandViewSet
from fingerpost.site.dashboard import FieldPanel, NeedsPanel
from fingerpost.site.skills_admin import SkillTextViewSet
from fingerpost.site.source_admin import SourcesGroup
from fingerpost.site.webhooks_admin import WebhookViewSet

UNUSED = {"reports", "help"}


register_snippet(BandViewSet)
register_snippet(WebhookViewSet)
register_snippet(SkillTextViewSet)


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


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    """Put what needs somebody on the dashboard, before how the field stands."""
    panels += [NeedsPanel(), FieldPanel()]


@hooks.register("register_admin_urls")
def review_addresses() -> list[URLPattern]:
    """Put the list of what is due for a look behind the editors' door."""
    return reviewing.urls


@hooks.register("register_admin_urls")
def figure_address() -> list[URLPattern]:
    """Put the figure that a block asks for behind the editors' door."""
    return figure_preview.urls


@hooks.register("insert_editor_js")
def figure_script() -> str:
    """Show it under the form of the block."""
    return format_html(
        '<script src="{}" data-address="{}"></script>', static("site/figure-block.js"), reverse("figure_preview")
    )


@hooks.register("insert_global_admin_css")
def style() -> str:
    """What our parts of the editors' pages look like."""
    return format_html('<link rel="stylesheet" href="{}">', static("site/editors.css"))
