"""Make the columns that figures are computed from anew from the store: ``fingerpost figures``."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from fingerpost.intake.columns import beside, rebuild


class Command(BaseCommand):
    """Rebuilds the columns; the store is not touched."""

    help = "Rebuild the columns of figures from the store."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        count = rebuild(beside(settings.INDEX), lambda so_far: self.stdout.write(f"{so_far:,} jobs …"))
        self.stdout.write(f"{count:,} jobs are in the columns")
