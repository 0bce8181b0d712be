"""The salary guides: their hub, and a page for each discipline with what permanent jobs and contracts pay."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from wagtail import blocks
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from fingerpost.columns import ColumnsError
from fingerpost.market import Discipline
from fingerpost.site.field import role_choices
from fingerpost.site.guides import live, served
from fingerpost.site.guides.printed import Publisher
from fingerpost.site.models.facts import SiteFacts
from fingerpost.site.models.page import Context, FieldPage, Request
from fingerpost.site.streams import BlocksField


class SalaryGuidesPage(RoutablePageMixin, FieldPage):
    """The disciplines, each with its median salary and day rate, and all of them as one PDF or table."""

    max_count_per_parent = 1
    parent_page_types = ["site.GuidePage"]
    subpage_types = ["site.SalaryGuidePage"]
    template = "site/salaries.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        pages = self.guides()
        context: Context = {"ways": [(page, None) for page in pages], "unread": False}
        try:
            context["ways"] = [(page, live.in_names(page.discipline)) for page in pages]
        except ColumnsError:
            context["unread"] = True
        return super().get_context(request, *args, **kwargs) | context

    def guides(self) -> list[SalaryGuidePage]:
        """The live guides below, in the editors' order."""
        return list(SalaryGuidePage.objects.child_of(self).live().order_by("path"))

    @path("pdf/")
    def as_pdf(self, request: Request) -> HttpResponse:
        """Every guide, printed."""
        return served.as_pdf(
            request, [page.discipline for page in self.guides()], publisher(SiteFacts.for_request(request)), "all"
        )

    @path("csv/")
    def as_csv(self, request: Request) -> HttpResponse:
        """Every figure of every guide."""
        return served.as_csv(request, [page.discipline for page in self.guides()], "all")


class SalaryGuidePage(RoutablePageMixin, FieldPage):
    """The salary guide of one discipline: the name and the roles are the editors', the figures the adverts'."""

    roles = BlocksField(
        [("role", blocks.ChoiceBlock(choices=role_choices))], blank=True, verbose_name="roles",
        help_text="Whose jobs the guide counts, in the order in which they are shown.",
    )  # fmt: skip

    content_panels = [*FieldPage.content_panels, "roles"]

    parent_page_types = ["site.SalaryGuidesPage"]
    subpage_types: list[str] = []
    template = "site/salary_guide.html"

    @property
    def discipline(self) -> Discipline:
        """What figures are asked of; a role that stands twice counts once."""
        roles: dict[str, Any] = dict.fromkeys(block.value for block in self.roles if block.value)
        return Discipline(self.slug, self.title, self.summary, tuple(roles))

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        context: Context = {"named": None, "figures": ""}
        with suppress(ColumnsError):
            context = {"named": live.in_names(self.discipline), "figures": live.in_html(self.discipline)}
        return super().get_context(request, *args, **kwargs) | context

    @path("pdf/")
    def as_pdf(self, request: Request) -> HttpResponse:
        """The guide, printed."""
        return served.as_pdf(request, [self.discipline], publisher(SiteFacts.for_request(request)), self.slug)

    @path("csv/")
    def as_csv(self, request: Request) -> HttpResponse:
        """Every figure of the guide."""
        return served.as_csv(request, [self.discipline], self.slug)


def publisher(facts: SiteFacts) -> Publisher:
    """Whose guide it is, as the site's owner says."""
    return Publisher(facts.name, facts.strapline, facts.disclaimer, settings.ADDRESS)
