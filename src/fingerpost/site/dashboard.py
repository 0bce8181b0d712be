"""The editors' first page: what needs whoever looks at it, and how the field stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Site

from fingerpost.site.index import field_pack
from fingerpost.site.models import Seed, role_pages
from fingerpost.site.needs import needs
from fingerpost.site.setup import OTHER
from fingerpost.store import find, runs


class NeedsPanel(Component):
    """What needs this user, or that nothing does."""

    name = "needs"
    template_name = "site/editors/needs.html"
    order = 40

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"needs": needs(parent_context["request"].user, timezone.localdate())}


class FieldPanel(Component):
    """How much the site holds now, and whether it is kept up to date."""

    name = "field"
    template_name = "site/editors/panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        site = Site.find_for_request(parent_context["request"])
        roles, pages = field_pack().roles, set(role_pages(site and site.root_page).values_list("role", flat=True))
        pages |= {key.removeprefix("role:") for key in Seed.objects.values_list("key", flat=True)} | {OTHER}
        without = [
            (roles[role], jobs)
            for role, jobs in find.roles_with_jobs().items()
            if role in roles and role not in pages and jobs
        ]
        return {"counts": find.counts(), "without": without, "at_work": runs.at_work(timezone.now())}
