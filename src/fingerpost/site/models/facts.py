"""What the owner says of the site as a whole, and what the set-up has already made."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string

from fingerpost.site import accent


@register_setting(icon="site")
class SiteFacts(BaseSiteSetting):
    """The name, the look, the people behind it, and how to reach them: on every page of one Wagtail site."""

    name = models.CharField(
        "name", max_length=80, default="Fingerpost", help_text="The site's name, at the head of every page."
    )
    strapline = models.CharField(
        "strapline", max_length=160, blank=True, help_text="One line under the name at the foot."
    )
    accent = models.CharField(
        "accent colour",
        max_length=7,
        blank=True,
        help_text="Of links, buttons and the signpost, such as #0b5a43; empty for Fingerpost's own green.",
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Beside the name at the head of every page, on white and on near-black: best without a background.",
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
        MultiFieldPanel([FieldPanel("accent"), FieldPanel("logo")], heading="Its look"),
        MultiFieldPanel([FieldPanel("agency"), FieldPanel("email"), FieldPanel("phone")], heading="Who runs it"),
        FieldPanel("disclaimer"),
    ]

    class Meta:
        verbose_name = "site facts"

    def clean(self) -> None:
        """The accent can be read on the paper of both schemes, or the nearest shade that can is named."""
        super().clean()
        if self.accent and (fault := accent.fault_of(self.accent)):
            raise ValidationError({"accent": fault})

    @property
    def accent_name(self) -> str:
        """The accent as its style sheet's address has it."""
        return self.accent.removeprefix("#").lower()


class Seed(models.Model):
    """Something that the set-up made once. From then on it is the editors': moved or deleted, it is never made again."""

    key = models.CharField(max_length=160, unique=True)
    made = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
