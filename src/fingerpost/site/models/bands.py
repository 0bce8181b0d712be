"""The published bands on their editors' desk: drafts, approval and a review date, until the site shows them."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from fingerpost.site.field import key_of, rung_numbers
from fingerpost.site.models.ladder import LadderPage
from fingerpost.store import bands

_CURRENCY = re.compile("[A-Z]{3}")


class Band(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model):
    """Pay that somebody published for a rung or a stage, in whole units of the currency a year, with where it stands.

    Whatever makes it live, or takes it off, also writes to the store's ``PublishedBand``, which is what every page reads.
    """

    field = models.CharField("pack of the field", max_length=200, blank=True, editable=False)
    rung = models.PositiveSmallIntegerField(
        "rung", null=True, blank=True, choices=rung_numbers, help_text="Empty for the band of a stage."
    )
    stage = models.CharField(
        "stage", max_length=40, blank=True, help_text="Such as entry, mid or senior; empty for the band of a rung."
    )
    low = models.PositiveIntegerField("from", help_text="Whole pounds (or another currency) a year.")
    high = models.PositiveIntegerField("to", null=True, blank=True, help_text="Empty where it is open at the top.")
    open_top = models.BooleanField("and more", default=False, help_text="The printed top ends in a plus sign.")
    currency = models.CharField("currency", max_length=3, default="GBP", help_text="Three letters: GBP, EUR …")
    source = models.CharField("source", max_length=200, help_text="Who published it, and where, in words.")
    taken = models.DateField("taken", help_text="The day on which it was taken from its source.")
    review_due = models.DateField("next review", help_text="The day on which somebody must look at it again.")

    _revisions = GenericRelation(
        "wagtailcore.Revision", content_type_field="base_content_type", object_id_field="object_id"
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState", content_type_field="base_content_type", object_id_field="object_id"
    )

    class Meta:
        verbose_name = "published band"
        ordering = ["rung", "low"]

    def __str__(self) -> str:
        return f"{self.named()}: {self.currency} {self.low:,}{f'–{self.high:,}' if self.high else ''}{self._plus()}"

    def _plus(self) -> str:
        return "+" if self.open_top or not self.high else ""

    def named(self) -> str:
        """What it is the band of."""
        return self.stage or dict(rung_numbers(self.field)).get(self.rung or 0, f"rung {self.rung}")

    @property
    def revisions(self) -> Any:
        """Every draft of it."""
        return self._revisions

    def clean(self) -> None:
        """One rung or one stage, ends in order, a day that has been, and a review that is to come."""
        super().clean()
        faults = {}
        if (self.rung is None) == (not self.stage):
            faults["rung"] = "Choose a rung, or write a stage: one of the two."
        if self.high and self.low and self.high < self.low:
            faults["high"] = f"This is less than the {self.low:,} that it begins at."
        if self.currency and not _CURRENCY.fullmatch(self.currency):
            faults["currency"] = "Three capital letters, such as GBP."
        if self.taken and self.taken > timezone.localdate():
            faults["taken"] = "This day has not been yet."
        if self.taken and self.review_due and self.review_due <= self.taken:
            faults["review_due"] = "The review comes after the day on which it was taken."
        if faults:
            raise ValidationError(faults)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it. Publishing and taking off end here, by whatever way, and the store is told what stands.

        A draft is no part of the row (it may be saved through an object that holds the draft's values): the row speaks.
        """
        with transaction.atomic():
            super().save(*args, **kwargs)
            row = Band.objects.get(pk=self.pk)
            if row.live:
                row.tell_store()
            else:
                bands.withdraw(self.pk, timezone.localdate())

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete it from the desk; what stood on the site stays in the history."""
        with transaction.atomic():
            bands.withdraw(self.pk, timezone.localdate())
            return super().delete(*args, **kwargs)

    def tell_store(self) -> None:
        """Let the site show this band, as it is here, from today on."""
        said = {name: getattr(self, name) for name in bands.SAID}
        bands.publish(self.pk, timezone.localdate(), review_due=self.review_due, **said)

    def get_full_url(self) -> str | None:
        """Where visitors see it: its rung of the ladder."""
        page = self._ladder()
        return page and page.full_url

    def _ladder(self) -> LadderPage | None:
        return next((page for page in LadderPage.objects.live() if key_of(page.pack()) == self.field), None)

    full_url = property(get_full_url)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The ladder as it would be: the store is told, the page made, and all of it taken back."""
        page = self._ladder()
        if page is None:
            return HttpResponse(
                "There is no page of the ladder on which a band would stand.", content_type="text/plain"
            )
        with transaction.atomic():
            self.tell_store()
            shown = page.serve(request).render()
            transaction.set_rollback(True)
        return shown
