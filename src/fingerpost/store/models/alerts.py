"""The tables of alerts: a search that somebody asked to hear of, what was told of it, and the letters on their way."""

from __future__ import annotations

import base64
import secrets

from django.db import models

from fingerpost.store.models.adverts import ID_LENGTH


def new_key() -> str:
    """A name for a row that nobody can guess: small letters and digits, so that a mail server may change their case."""
    return secrets.token_hex(10)


def new_secret() -> str:
    """A key to sign calls with, written as the Standard Webhooks write theirs."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(24)).decode()}"


class Alert(models.Model):
    """A search, and where its new jobs go: by letter to an address, or as a signed call to one of the owner's own.

    ``since`` is the day from which jobs are new to it, and for a weekly letter gives the day of the week; ``settled``
    the last due moment that was dealt with. An alert by letter is nothing until it is ``confirmed``, and its row goes
    with its last letter: who stops it leaves nothing here.
    """

    LETTER, WEBHOOK = "letter", "webhook"
    DAILY, WEEKLY, HOURLY = "daily", "weekly", "hourly"
    PACES = {DAILY: "every morning", WEEKLY: "once a week", HOURLY: "every hour"}

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    way = models.CharField(max_length=8, default=LETTER, editable=False)
    to = models.CharField("address", max_length=1000, db_index=True)
    question = models.TextField(
        "search", help_text="What stands after the question mark of a search’s address.", blank=True
    )
    pace = models.CharField("how often", max_length=8, choices=list(PACES.items()), default=DAILY)
    asked = models.DateTimeField(editable=False)
    confirmed = models.DateTimeField(null=True, editable=False)
    paused = models.BooleanField(default=False)
    since = models.DateField(editable=False)
    settled = models.DateTimeField(editable=False)
    soft = models.PositiveSmallIntegerField(default=0, editable=False)
    soft_since = models.DateField(null=True, editable=False)
    name = models.CharField(max_length=80, blank=True)
    secret = models.CharField(
        max_length=64, blank=True, default="", help_text="The key that the receiver checks a call’s signature with."
    )

    class Meta:
        indexes = [models.Index(fields=["pace", "settled"], name="alert_due")]

    def __str__(self) -> str:
        return self.name or f"Alert {self.pk}"


class Webhooks(models.Manager):  # type: ignore[type-arg]
    """The alerts that are calls."""

    def get_queryset(self) -> models.QuerySet:  # type: ignore[type-arg]
        return super().get_queryset().filter(way=Alert.WEBHOOK)


class Webhook(Alert):
    """An alert that is a call to an address of the owner’s, as editors see it."""

    objects = Webhooks()

    class Meta:
        proxy = True
        ordering = ["pk"]


class Letter(models.Model):
    """Something on its way to one alert: jobs, or the question whether it is wanted. Its words are made when it goes."""

    CONFIRM, JOBS = "confirm", "jobs"
    READY, SENDING, SENT = "ready", "sending", "sent"

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="letters")
    key = models.CharField(max_length=20, unique=True, default=new_key)
    kind = models.CharField(max_length=8, default=JOBS)
    state = models.CharField(max_length=8, default=READY)
    made = models.DateTimeField()
    next_try = models.DateTimeField(
        help_text="When it may be taken up: for the first time, again, or after a stop midway."
    )
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["state", "next_try"], name="letter_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Told(models.Model):
    """A job that an alert was told of, or is about to be: never again."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE)
    letter = models.ForeignKey(Letter, on_delete=models.SET_NULL, null=True)
    job = models.CharField(max_length=ID_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["alert", "job"], name="one_job_once_an_alert")]

    def __str__(self) -> str:
        return f"{self.alert_id} {self.job}"


class Asked(models.Model):
    """That somebody asked for an alert: keyed hashes of the address and of the visitor, so that a flood has an end.
    Neither can be turned back."""

    address = models.CharField(max_length=40, db_index=True)
    visitor = models.CharField(max_length=40, db_index=True)
    when = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.address
