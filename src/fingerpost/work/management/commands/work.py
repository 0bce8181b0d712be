"""Work the queue in a process of its own: ``fingerpost work``."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from fingerpost.work.worker import work


class Command(BaseCommand):
    """Takes sources in when they are due, tells the index, sends what is to be sent."""

    help = "Work the queue: take sources in when they are due, tell the index. It goes on until it is stopped."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to go on."""
        parser.add_argument("--once", action="store_true", help="do what is due, and leave")
        parser.add_argument("--under", type=int, metavar="PID", help="leave when this parent process has gone")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to leave."""
        work(once=options["once"], parent=options["under"])
