"""Estimated salaries of jobs that state none, and how good the run that made them was. No job and no figure leads here."""

from __future__ import annotations

from django.db import models

from fingerpost.store.models.adverts import ID_LENGTH


class EstimateRun(models.Model):
    """One learning from the site's own stated pay: what it was worth on employers that taught it nothing, and why it is off, if it is."""

    made = models.DateTimeField(db_index=True)
    content = models.TextField(help_text="How many jobs taught, what the estimates were worth, and reasons, as JSON.")

    def __str__(self) -> str:
        return f"{self.made:%Y-%m-%d %H:%M}"


class Estimated(models.Model):
    """The range of yearly pay, in whole pounds, that the last run gave a job. There is none where estimates are off."""

    job = models.CharField(primary_key=True, max_length=ID_LENGTH)
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.job}: {self.low} to {self.high}"
