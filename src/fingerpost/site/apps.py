"""The Django app of the site."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Page types, blocks and views; all of its tables begin with ``site_``."""

    name = "fingerpost.site"
    label = "site"
    verbose_name = "Careers site"
