"""Pay that others publish, as it stood here from one day to another."""

from django.db import models
from django.db.models import Q


class PublishedBand(models.Model):
    """Pay that somebody published for a rung or a stage, in whole units of the currency a year, as the site shows it
    from ``since`` on. What another band took the place of stays, with the day ``until`` which it stood.

    ``entry`` is the number under which its editors keep it (``site.models.Band``); one band of an entry stands at a time.
    """

    entry = models.PositiveBigIntegerField(null=True, blank=True)
    field = models.CharField(max_length=200, blank=True, help_text="The pack of the field; empty for the site's first.")
    rung = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The rung's number; empty for a stage's.")
    stage = models.CharField(max_length=40, blank=True, help_text="The stage of a career; empty for a rung's.")
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField(null=True, blank=True, help_text="Empty where the band is open at the top.")
    open_top = models.BooleanField(default=False, help_text="The printed top ends in a plus sign.")
    currency = models.CharField(max_length=3, help_text="ISO 4217: GBP, EUR …")
    source = models.CharField(max_length=200, help_text="Who published it.")
    taken = models.DateField(help_text="When it was taken from its source.")
    review_due = models.DateField(help_text="When an editor must look at it again.")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["rung", "low"]
        constraints = [
            models.UniqueConstraint(fields=["entry"], condition=Q(until=None), name="one_standing_band_an_entry")
        ]

    def __str__(self) -> str:
        name = self.stage or f"rung {self.rung}"
        top = f"–{self.high:,}" if self.high else ""
        return f"{name}: {self.currency} {self.low:,}{top}{'+' if self.open_top or not self.high else ''}"
