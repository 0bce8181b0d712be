"""That somebody wrote to us through a form: enough to end a flood, and nothing of what they wrote."""

from django.db import models


class Contact(models.Model):
    """A message that went out: a keyed hash of the network address that day, when, and which form it was (``once``,
    empty where it could not be sent and may be sent again). The row goes within a day."""

    visitor = models.CharField(max_length=40, db_index=True)
    when = models.DateTimeField(db_index=True)
    once = models.CharField(max_length=40, null=True, unique=True)

    def __str__(self) -> str:
        return f"Contact {self.pk}"
