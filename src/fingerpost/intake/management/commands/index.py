"""Make the search index anew from the store: ``fingerpost index``."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from fingerpost.intake.index import rebuild
from fingerpost.pack import load_pack


class Command(BaseCommand):
    """Rebuilds the index; the store is not touched."""

    help = "Rebuild the search index from the store."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        count = rebuild(settings.INDEX, load_pack(settings.PACK))
        self.stdout.write(f"{count:,} jobs are in the index")
