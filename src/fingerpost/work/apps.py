"""Background work as Django knows it: it has no tables of its own (``store.models.runs`` has them), only commands."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The worker, and the doctor."""

    name = "fingerpost.work"
    label = "work"
    verbose_name = "Background work"
