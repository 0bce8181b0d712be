"""The store as Django knows it."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Adverts, readings, jobs and what belongs to them."""

    name = "fingerpost.store"
    label = "store"
    verbose_name = "Adverts and jobs"
    default_auto_field = "django.db.models.BigAutoField"
