"""Figures that somebody kept: numbers that never change, with every job that they rest on."""

from django.db import models


class KeptFigure(models.Model):
    """A figure as it was on a day, whole and by itself: nothing here leads to a job, so that nothing that becomes of a job
    changes it, and nothing deletes it. ``key``, its address, is made of its content: the same figure is kept once."""

    key = models.CharField(primary_key=True, max_length=20)
    made = models.DateTimeField(db_index=True)
    question = models.TextField(help_text="What stands after the question mark of the figure’s address.", blank=True)
    content = models.TextField(help_text="The figure, its question in words and its jobs, as JSON.")

    def __str__(self) -> str:
        return f"{self.key}: {self.question}"
