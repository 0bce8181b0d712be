"""Background work: what was asked for, how far it is, what came of it, and who is at work."""

from django.db import models
from django.db.models import Q

from fingerpost.store.models.sources import Source


class Run(models.Model):
    """A piece of background work, from the asking to the end.

    At most one run of a source, and of each kind of work that has no source, is live (waits or runs) at a time: the
    database holds that itself, whatever number of workers there is. A run that is at work is held by its ``worker``,
    who shows that it lives by ``heartbeat``. ``slot`` names the turn of the clock that asked for it, so that no turn
    asks twice.
    """

    WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"
    STATES = {WAITING: "waiting", RUNNING: "running", DONE: "done", FAILED: "failed", CANCELLED: "cancelled"}
    LIVE = (WAITING, RUNNING)

    kind = models.CharField(max_length=20)
    source = models.ForeignKey(Source, null=True, on_delete=models.CASCADE, related_name="runs")
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=WAITING)
    asked_by = models.CharField(max_length=150, blank=True, help_text="Empty: the clock.")
    slot = models.CharField(max_length=40, null=True, unique=True)
    attempt = models.PositiveSmallIntegerField(default=1)
    asked = models.DateTimeField()
    due = models.DateTimeField()
    started = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True, db_index=True)
    heartbeat = models.DateTimeField(null=True)
    worker = models.CharField(max_length=64, blank=True)
    to_stop = models.BooleanField(default=False, help_text="Somebody asked for it to be cancelled.")
    so_far = models.PositiveIntegerField(default=0, help_text="Rows, or whatever the kind of work counts.")
    expected = models.PositiveIntegerField(null=True, help_text="Of how many, where that is known.")
    counts = models.JSONField(default=dict)
    wrong = models.TextField(blank=True, help_text="What went wrong, and the remedy.")
    told = models.TextField(blank=True, help_text="What it reports, a line each.")

    class Meta:
        ordering = ["-asked", "-id"]
        indexes = [models.Index(fields=["source", "-asked"], name="run_of_source")]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=Q(state__in=["waiting", "running"]), name="one_live_run_a_source"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(state__in=["waiting", "running"], source=None),
                name="one_live_run_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Worker(models.Model):
    """A process that works the queue, and when it last showed that it lives."""

    id = models.CharField(primary_key=True, max_length=64)
    started = models.DateTimeField()
    heartbeat = models.DateTimeField()

    def __str__(self) -> str:
        return self.id
