"""The people: the recruitment team, and a page for each of them."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.utils.safestring import SafeString
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from fingerpost.site.models.page import Context, FieldPage, Request
from fingerpost.site.people import contact, pages
from fingerpost.site.people.rules import AdvertsRuleBlock
from fingerpost.site.people.structured import organisation, person
from fingerpost.site.prose import FEATURES
from fingerpost.site.streams import BlocksField
from fingerpost.store import desk
from fingerpost.store.desk import Desk, Rule


class TeamPage(FieldPage):
    """The consultants who recruit for the field."""

    max_count_per_parent = 1
    parent_page_types = ["site.HomePage"]
    subpage_types = ["site.ConsultantPage"]
    template = "site/team.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        people = self.sections()
        return super().get_context(request, *args, **kwargs) | {
            "people": people, "structured": organisation(request, self.get_full_url(request), people),
        }  # fmt: skip


class ConsultantPage(RoutablePageMixin, Page):
    """One consultant: what they recruit for, when and how they are reached, and which jobs are theirs."""

    job_title = models.CharField("job title", max_length=120)
    discipline = models.CharField("discipline", max_length=120)
    places = models.CharField("places", max_length=200, blank=True, help_text="Where they work, as one line.")
    recruits_for = models.TextField("recruits for", blank=True, help_text="One kind of role a line.")
    profile = RichTextField("profile", features=FEATURES, blank=True)
    photo = models.ForeignKey(
        get_image_model_string(), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    hours = models.CharField("hours", max_length=120, blank=True, help_text="When they can be reached, as one line.")
    email = models.EmailField(
        "work e-mail", blank=True, help_text="Where the contact form writes to; shown on the page and in the vCard."
    )
    phone = models.CharField("work phone", max_length=40, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="consultant",
        verbose_name="log-in", help_text="The adverts that this log-in writes here are theirs.",
    )  # fmt: skip
    rules = BlocksField(
        [("adverts", AdvertsRuleBlock())], blank=True, verbose_name="other adverts that are theirs",
        help_text="Where a rule holds for several people, the job is the first’s, in the order of the team.",
    )  # fmt: skip

    content_panels = [
        *Page.content_panels,
        "job_title",
        "discipline",
        "places",
        "recruits_for",
        "profile",
        "photo",
        MultiFieldPanel([FieldPanel("hours"), FieldPanel("email"), FieldPanel("phone")], heading="How to reach them"),
        MultiFieldPanel([FieldPanel("user"), FieldPanel("rules")], heading="Their jobs"),
    ]

    search_fields = [*Page.search_fields, index.SearchField("profile"), index.SearchField("recruits_for")]

    parent_page_types = ["site.TeamPage"]
    subpage_types: list[str] = []
    template = "site/consultant.html"

    def get_context(self, request: Request, *args: object, **kwargs: object) -> Context:
        context = super().get_context(request, *args, **kwargs)
        return context | pages.shown(self) | contact.offered(request, self) | {"structured": self.structured(request)}

    def clean(self) -> None:
        super().clean()
        if any(sign not in "+()-. " and not sign.isdigit() for sign in self.phone):
            raise ValidationError({"phone": "Write digits, with spaces, brackets or a plus sign."})

    @path("contact/")
    def contact(self, request: Request) -> HttpResponse:
        """The form by which one writes to them."""
        return contact.page(request, self)

    @path("jobs/")
    def jobs(self, request: Request) -> HttpResponse:
        """Every job that stands behind the figures of their page."""
        return pages.jobs(request, self)

    @path("vcard/")
    def card(self, request: Request) -> HttpResponse:
        """Their work contact, for an address book."""
        return pages.card(request, self)

    @property
    def summary(self) -> str:
        """One line for lists and search engines."""
        return f"{self.job_title}, {self.discipline}"

    @property
    def initials(self) -> str:
        """What stands where a photograph would."""
        return "".join(word[0] for word in self.title.split()[:2])

    @property
    def first_name(self) -> str:
        """How a link calls them."""
        return self.title.split()[0]

    def kinds(self) -> list[str]:
        """What they recruit for, one after another."""
        return self.recruits_for.splitlines()

    def desk(self) -> Desk:
        """What makes a job theirs."""
        rules = (block.value for block in self.rules)
        return Desk(self.user_id, tuple(Rule(rule["source"], tuple(rule["roles"])) for rule in rules))

    def live_jobs(self) -> int:
        """How many of their jobs are open."""
        return desk.live_jobs(self.desk())

    def structured(self, request: Request) -> SafeString:
        """What machines read of them."""
        return person(request, self)
