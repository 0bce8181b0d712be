"""Where adverts come from, and how often each source is asked."""

from django.db import models


class Source(models.Model):
    """A feed, a board, a careers page, a file: its name is the one that its adverts bear.

    One without an address is filled by hand (``fingerpost import FILE``). One with an address is asked every so many
    hours, or daily at a time of the clock, or only when somebody asks; ``due`` is the next time, kept by the clock of
    ``fingerpost.work``. ``kept`` is what its kind keeps of the address, ``state`` what its last feed left for the next.

    ``seen`` is the last day on which it offered all that it has: an advert of it that is open was there on that day, so
    that not each has to be marked. ``doubted`` is the day since which it has offered unlikely little.
    """

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=20, default="file")
    address = models.CharField(max_length=2000, blank=True)
    kept = models.CharField(max_length=2000, blank=True)
    employer = models.CharField(max_length=200, blank=True)
    every_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    daily_at = models.TimeField(null=True, blank=True)
    paused = models.BooleanField(default=False)
    due = models.DateTimeField(null=True, blank=True)
    state = models.TextField(blank=True)
    seen = models.DateField(null=True, blank=True)
    doubted = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
