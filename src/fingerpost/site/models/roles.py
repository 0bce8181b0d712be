"""The catalogue of roles, and a page for each role that has jobs."""

from __future__ import annotations

from django.db import models
from wagtail.models import Page

from fingerpost.site import catalogue, rolesearch
from fingerpost.site.field import role_choices
from fingerpost.site.models.page import Context, FieldPage, Request


class RoleCataloguePage(FieldPage):
    """Every role of the field, family by family, each title in use once."""

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types = ["site.RolePage"]
    template = "site/catalogue.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        pages = {page.role: page.get_url(request) for page in RolePage.objects.live()}
        typed = request.GET.get("q", "")[: rolesearch.LONGEST].strip()
        families = rolesearch.matching(catalogue.families(pages, pack=self.pack()), typed)
        found = sum(len(now.roles) for now in families)
        return super().get_context(request, *args, **kwargs) | {"families": families, "typed": typed, "found": found}


class RolePage(FieldPage):
    """One role: what it is, what it is called, what it pays and asks for on each rung, and who is hiring."""

    role = models.CharField("role", max_length=60, choices=role_choices, unique=True)

    content_panels = [*Page.content_panels, "role", "summary", "body"]

    parent_page_types = ["site.RoleCataloguePage"]
    subpage_types: list[str] = []
    template = "site/role.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        siblings = RolePage.objects.sibling_of(self, inclusive=False).live()
        pages = {page.role: page.get_url(request) for page in siblings}
        return super().get_context(request, *args, **kwargs) | catalogue.role_context(self.role, pages, self.pack())
