"""Alerts as Django knows them: no tables of their own, only commands."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Letters and calls about new jobs of a search."""

    name = "fingerpost.alerts"
    label = "alerts"
    verbose_name = "Alerts"
