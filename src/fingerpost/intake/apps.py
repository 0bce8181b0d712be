"""Intake as Django knows it: it has no tables, only commands."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The commands that take adverts in."""

    name = "fingerpost.intake"
    label = "intake"
    verbose_name = "Intake"
