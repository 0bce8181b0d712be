"""The Django app of the site."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Page types, blocks and views; all of its tables begin with ``site_``."""

    name = "fingerpost.site"
    label = "site"
    verbose_name = "Careers site"

    def ready(self) -> None:
        """Hand the worker what only the site can do: ``work`` may not import it."""
        from fingerpost.site.chores import CHORES
        from fingerpost.work.jobs import JOBS

        JOBS.update(CHORES)
