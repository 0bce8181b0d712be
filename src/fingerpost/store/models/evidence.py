"""Evidence of pay from outside the adverts, as cells: nothing of one person is kept."""

from __future__ import annotations

from django.db import models


class OutsideSet(models.Model):
    """A file of pay that somebody else gathered: of which class, whose, under what licence, and when it was taken.

    Its cells are all that is kept of it. ``keep_until`` is the last day on which it may be shown; the night after deletes it.
    """

    kind = models.CharField(max_length=16, help_text="self-reported, official or placed.")
    source = models.CharField(max_length=200, help_text="Who gathered it.")
    licence = models.CharField(max_length=200, blank=True)
    address = models.URLField(max_length=500, blank=True, help_text="Where it can be seen.")
    taken = models.DateField(help_text="When it was taken from its source.")
    said = models.CharField(max_length=40, blank=True, help_text="Of which years its pay is.")
    currency = models.CharField(max_length=3, help_text="ISO 4217: GBP, EUR …")
    period = models.CharField(max_length=5, help_text="year, day or hour.")
    consent = models.CharField(max_length=300, blank=True, help_text="What those whose pay it is agreed to.")
    keep_until = models.DateField(null=True, blank=True)
    hidden = models.PositiveIntegerField(default=0, help_text="Cells that are too small to show, and were not kept.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "period"], name="one_set_a_source_and_period"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.source}"


class OutsideCell(models.Model):
    """What such a file says of one subject at some levels: a role, a family, an occupation; what it does not say is empty."""

    of = models.ForeignKey(OutsideSet, on_delete=models.CASCADE, related_name="cells")
    subject = models.CharField(max_length=90)
    levels = models.CharField(max_length=90, blank=True)
    p10 = models.FloatField(null=True)
    p25 = models.FloatField(null=True)
    p50 = models.FloatField()
    p75 = models.FloatField(null=True)
    p90 = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    mean = models.FloatField(null=True)
    cv = models.FloatField(null=True)
    people = models.PositiveIntegerField(null=True)
    employers = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "subject", "levels"], name="one_cell_a_subject")]

    def __str__(self) -> str:
        return f"{self.subject} {self.levels}"
