"""The ledger: what became of a job, line by line. Lines are added and never changed or taken away; a merge moves them
to the job that stays."""

from django.db import models

from fingerpost.store.models.adverts import ID_LENGTH, Job


class LedgerEntry(models.Model):
    """One thing that became of a job on a day. When its adverts were first seen is not here: the adverts say so.

    ``kind`` is a ``shapes.Kind``, ``advert`` the advert that it became of, empty where the whole job is meant. ``what``
    is the field that changed, or how the job closed (``shapes.How``); ``before`` and ``after`` are what stood there, pay
    as JSON.
    """

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="ledger")
    advert = models.CharField(max_length=ID_LENGTH, blank=True)
    day = models.DateField()
    kind = models.CharField(max_length=10)
    what = models.CharField(max_length=20, blank=True)
    by = models.CharField(
        max_length=150, blank=True, help_text="The editor, where one did it; never shown to visitors."
    )
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.job_id} {self.kind} {self.day}"
