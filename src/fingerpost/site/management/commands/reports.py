"""The reports of visitors as JSON Lines, for whoever writes the next rows of the readers' cases."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

import orjson
from django.core.management.base import BaseCommand

from fingerpost.store import find
from fingerpost.store.models import MisreadReport


class Command(BaseCommand):
    """One line a report, the newest first: job, field, what was read, its words, what it should be, the note, the state."""

    help = "list what visitors reported as misread"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--state", choices=list(MisreadReport.STATES), help="reports in this state alone")

    def handle(self, *args: Any, **options: Any) -> None:
        for report in find.reports(options["state"]):
            line = {
                "job": report.job, "title": report.title, "field": report.field, "read": report.read, "words": report.words,
                "said": report.value, "note": report.note, "state": report.state, "when": report.when,
            }  # fmt: skip
            self.stdout.write(orjson.dumps(line).decode())
