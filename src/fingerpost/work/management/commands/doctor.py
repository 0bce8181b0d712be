"""Say what is well and what is not: ``fingerpost doctor``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from fingerpost.work.doctor import look


class Command(BaseCommand):
    """One line a finding, with the remedy where there is one; leaves with 1 where anything is not well."""

    help = "Say of a running installation what is well and what is not, with the remedy of each."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Look once."""
        findings = list(look(timezone.now()))
        for finding in findings:
            mark = self.style.SUCCESS("well    ") if finding.well else self.style.ERROR("NOT WELL")
            self.stdout.write(f"{mark}  {finding.part:9} {finding.said}")
            if not finding.well:
                self.stdout.write(f"{'':20}{finding.remedy}")
        if not all(finding.well for finding in findings):
            raise SystemExit(1)
