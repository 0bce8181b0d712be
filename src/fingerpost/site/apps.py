"""The Django app of the site."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Page types, blocks and views; all of its tables begin with ``site_``."""

    name = "fingerpost.site"
    label = "site"
    verbose_name = "Careers site"

    def ready(self) -> None:
        """Hand the worker what only the site can do, since ``work`` may not import it; and let routes name a row."""
        from django.urls import register_converter

        from fingerpost.site.chores import CHORES
        from fingerpost.site.row import RowConverter
        from fingerpost.work.jobs import JOBS

        register_converter(RowConverter, "row")
        JOBS.update(CHORES)
