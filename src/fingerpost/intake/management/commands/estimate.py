"""Learn what jobs pay that do not say it, from those that do: ``fingerpost estimate``."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from fingerpost.intake.estimating import estimate_all
from fingerpost.pack import load_pack


class Command(BaseCommand):
    """Learns, judges, keeps the ranges where they are good enough, and says how good they are."""

    help = "Estimate the salaries of open jobs that state none, where that can be done well enough."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        found = estimate_all(load_pack(settings.PACK), timezone.now(), lambda what: self.stderr.write(f"{what} …"))
        self.stdout.write(f"{found.taught:,} jobs state a salary that can be learnt from")
        if found.judged:
            self.stdout.write(
                f"judged on {found.judged:,} jobs of {found.employers:,} employers that taught nothing: half miss by less than "
                f"{found.error:.1%} (the role's median alone: {found.plain:.1%}), {found.cover:.1%} are paid within their range"
            )
        for why in found.against:
            self.stdout.write(f"off: {why}")
        if found.on:
            self.stdout.write(f"on: {found.given:,} open jobs that say no pay have a range")
