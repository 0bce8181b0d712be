"""What search engines were told of each job's page."""

from django.db import models

from fingerpost.store.models.adverts import ID_LENGTH


class Ping(models.Model):
    """The last that an engine was told of a job: that its page is live (or is not), and on which day. One that is not fit
    for an engine is kept as not live, so that it is looked at again only when it changes."""

    engine = models.CharField(max_length=10)
    job = models.CharField(max_length=ID_LENGTH)
    live = models.BooleanField()
    told = models.BooleanField(default=True)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["engine", "job"], name="one_ping_an_engine_and_job")]
        indexes = [models.Index(fields=["engine", "day"], name="ping_day")]

    def __str__(self) -> str:
        return f"{self.engine} {self.job}"
