"""Adverts that were written here by hand, and what has become of each."""

from django.conf import settings
from django.db import models

from fingerpost.store.models.adverts import ID_LENGTH


class WrittenAdvert(models.Model):
    """An advert as a consultant wrote it: a draft until it is published, then the origin of an advert like any other.

    ``employer`` is who hires, named on the page unless ``hidden``; ``poster`` is the full name of the agency, or
    whoever runs the site, at the time. ``source`` and the row's number are what the published advert is known by.
    ``advert`` and ``job`` are empty until then. ``fault`` says why it could not be published when it was due.
    """

    DRAFT, SCHEDULED, LIVE, CLOSED = "draft", "scheduled", "live", "closed"
    STATES = {DRAFT: "drafts", SCHEDULED: "scheduled", LIVE: "live", CLOSED: "closed"}

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=DRAFT, db_index=True)
    source = models.CharField(max_length=100)
    poster = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    employer = models.CharField(max_length=200, blank=True)
    hidden = models.BooleanField(default=False)
    for_client = models.BooleanField(default=True)
    location = models.CharField(max_length=200, blank=True)
    apply = models.CharField(max_length=2000, blank=True)
    closing = models.DateField(null=True)
    publish_at = models.DateTimeField(null=True)
    published = models.DateField(null=True)
    changed = models.DateTimeField()
    changed_by = models.CharField(max_length=150, blank=True)
    fault = models.TextField(blank=True)
    advert = models.CharField(max_length=ID_LENGTH, blank=True)
    job = models.CharField(max_length=ID_LENGTH, blank=True)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title
