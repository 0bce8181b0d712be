"""Tell search engines of pages that are new, changed or gone: ``fingerpost announce``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fingerpost.site.announcing import announce


class Command(BaseCommand):
    """Run it a few times a day: each page is told once, and again when it changes or goes."""

    help = "Tell the search engines whose keys are set of pages that are new, changed or gone."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        said = announce(timezone.now(), timezone.localdate())
        for one in said:
            if not one.fault:
                self.stdout.write(str(one))
        if not said:
            self.stdout.write("No engine is told: no key is set (docs/settings.md), or the site is not public.")
        if wrong := [str(one) for one in said if one.fault]:
            raise CommandError("\n".join(wrong))
