"""The people: the recruitment team and the communities."""

from __future__ import annotations

from django.db import models
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from fingerpost.site.models.page import Context, FieldPage, Request
from fingerpost.site.prose import FEATURES


class TeamPage(FieldPage):
    """The consultants who recruit for the field."""

    max_count_per_parent = 1
    parent_page_types = ["site.HomePage"]
    subpage_types = ["site.ConsultantPage"]
    template = "site/team.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        return super().get_context(request, *args, **kwargs) | {"people": self.sections()}


class ConsultantPage(Page):
    """One consultant: job title, discipline, what they recruit for, and who they are."""

    job_title = models.CharField("job title", max_length=120)
    discipline = models.CharField("discipline", max_length=120)
    places = models.CharField("places", max_length=200, blank=True, help_text="Where they work, as one line.")
    recruits_for = models.TextField("recruits for", blank=True, help_text="One kind of role a line.")
    profile = RichTextField("profile", features=FEATURES, blank=True)
    photo = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    content_panels = [*Page.content_panels, "job_title", "discipline", "places", "recruits_for", "profile", "photo"]

    search_fields = [*Page.search_fields, index.SearchField("profile"), index.SearchField("recruits_for")]

    parent_page_types = ["site.TeamPage"]
    subpage_types: list[str] = []
    template = "site/consultant.html"

    @property
    def summary(self) -> str:
        """One line for lists and search engines."""
        return f"{self.job_title}, {self.discipline}"

    @property
    def initials(self) -> str:
        """What stands where a photograph would."""
        return "".join(word[0] for word in self.title.split()[:2])

    def kinds(self) -> list[str]:
        """What they recruit for, one after another."""
        return self.recruits_for.splitlines()


class CommunitiesPage(FieldPage):
    """The communities around the field."""

    max_count_per_parent = 1
    parent_page_types = ["site.HomePage"]
    subpage_types = ["site.SectionPage"]
    template = "site/section.html"
