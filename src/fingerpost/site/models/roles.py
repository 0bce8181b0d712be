"""The catalogue of roles, and a page for each role that has jobs."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from fingerpost.site import catalogue, rolesearch
from fingerpost.site.field import role_choices
from fingerpost.site.models.page import Context, FieldPage, Request, front_of


class RoleCataloguePage(FieldPage):
    """Every role of the field, family by family, each title in use once."""

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types = ["site.RolePage"]
    template = "site/catalogue.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        pages = {page.role: page.get_url(request) for page in role_pages(front_of(self)).live()}
        typed = request.GET.get("q", "")[: rolesearch.LONGEST].strip()
        families = rolesearch.matching(catalogue.families(pages, pack=self.pack()), typed)
        found = sum(len(now.roles) for now in families)
        return super().get_context(request, *args, **kwargs) | {"families": families, "typed": typed, "found": found}


class RolePageForm(WagtailAdminPageForm):
    """The editors' form of a role's page: it says before the page is made that its site has one."""

    def clean(self) -> dict[str, Any]:
        """A new page knows no site until it is saved; where it is to stand does."""
        given: dict[str, Any] = super().clean()
        if not self.instance.pk and (twin := twin_of(given.get("role", ""), self.parent_page)):
            self.add_error("role", _said(twin))
        return given


class RolePage(FieldPage):
    """One role: what it is, what it is called, what it pays and asks for on each rung, and who is hiring. A site has one page of a role."""

    role = models.CharField("role", max_length=60, choices=role_choices, db_index=True)

    base_form_class = RolePageForm

    content_panels = [*Page.content_panels, "role", "summary", "body"]

    parent_page_types = ["site.RoleCataloguePage"]
    subpage_types: list[str] = []
    template = "site/role.html"

    def clean(self) -> None:
        """Refuse a second page of a role on one site; another site of the installation may have its own."""
        super().clean()
        if self.path and (twin := twin_of(self.role, self.get_parent(), self.pk)):
            raise ValidationError({"role": _said(twin)})

    def can_move_to(self, parent: Page) -> bool:
        """To a catalogue of a site that has no other page of the role."""
        allowed: bool = super().can_move_to(parent)
        return allowed and twin_of(self.role, parent, self.pk) is None

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        siblings = RolePage.objects.sibling_of(self, inclusive=False).live()
        pages = {page.role: page.get_url(request) for page in siblings}
        return super().get_context(request, *args, **kwargs) | catalogue.role_context(self.role, pages, self.pack())


def role_pages(front: Page | None) -> Any:
    """The pages of roles below a site's front page; of every site where none is known."""
    return RolePage.objects.descendant_of(front) if front is not None else RolePage.objects.all()


def twin_of(role: str, parent: Page, but: int | None = None) -> RolePage | None:
    """The page of a role that stands on the same site as a parent page, other than the one of that number."""
    twin: RolePage | None = role_pages(front_of(parent)).filter(role=role).exclude(pk=but).first()
    return twin


def _said(twin: RolePage) -> str:
    return (
        f"“{twin.title}” is this site’s page of that role already (number {twin.pk}, at {twin.url or twin.url_path}). "
        "Change or move that one, or choose another role."
    )
