"""Send the letters that are due: ``fingerpost alerts``."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fingerpost.alerts.flow import send_due
from fingerpost.store import alerts


class Command(BaseCommand):
    """Run it every few minutes, or let ``fingerpost serve`` do it: nothing is sent twice."""

    help = "Write and send the alerts that are due."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to delete instead."""
        parser.add_argument("--stop", metavar="ADDRESS", help="delete every alert of an address, and send nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        if options["stop"]:
            self.stdout.write(f"{alerts.stop_all(options['stop']):,} deleted")
            return
        report = send_due(timezone.now())
        counts = f"{report.written:,} written, {report.sent:,} sent, {report.later:,} to be tried again"
        self.stdout.write(f"{counts}, {report.stopped:,} stopped, {report.forgotten:,} never confirmed and deleted")
        if report.fault:
            raise CommandError(f"No letter can go out ({report.fault}). Look at EMAIL_URL: docs/settings.md")
