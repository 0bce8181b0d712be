"""What the owner says of the site as a whole, and what the set-up has already made."""

from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="site")
class SiteFacts(BaseSiteSetting):
    """The name, the people behind it, and how to reach them: on every page's head or foot."""

    name = models.CharField(
        "name", max_length=80, default="Fingerpost", help_text="The site's name, at the head of every page."
    )
    strapline = models.CharField(
        "strapline", max_length=160, blank=True, help_text="One line under the name at the foot."
    )
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField("phone", max_length=40, blank=True)
    agency = models.CharField(
        "legal name",
        max_length=160,
        blank=True,
        help_text="The agency's or community's full name: the law asks for it in an advert.",
    )
    disclaimer = models.TextField(
        "disclaimer", blank=True, help_text="What a visitor must know, at the foot of every page."
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("strapline")], heading="The site"),
        MultiFieldPanel([FieldPanel("agency"), FieldPanel("email"), FieldPanel("phone")], heading="Who runs it"),
        FieldPanel("disclaimer"),
    ]

    class Meta:
        verbose_name = "site facts"


class Seed(models.Model):
    """Something that the set-up made once. From then on it is the editors': moved or deleted, it is never made again."""

    key = models.CharField(max_length=160, unique=True)
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
