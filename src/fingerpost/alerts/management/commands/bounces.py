"""Take back letters that could not be delivered: ``fingerpost bounces FILE``."""

from __future__ import annotations

import mailbox
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fingerpost.alerts.bounces import LARGEST, take_back


class Command(BaseCommand):
    """A mail server's alias can pipe each report here: ``bounces: "|fingerpost bounces -"``."""

    help = "Read returned letters: hard bounces and complaints end an alert, soft ones count."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to read."""
        parser.add_argument("box", help="a Maildir folder, an mbox or single message, or - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once. Reports that were read before change nothing more: their alert is gone, or soft ones count again."""
        today = timezone.localdate()
        counts = Counter(take_back(raw, today) or "other" for raw in _messages(options["box"]))
        self.stdout.write(", ".join(f"{counts[kind]:,} {kind}" for kind in ("hard", "soft", "spam", "other")))


def _messages(box: str) -> Iterator[bytes]:
    """Each message of a box."""
    if box == "-":
        yield sys.stdin.buffer.read(LARGEST)
        return
    path = Path(box)
    if not path.exists():
        raise CommandError(f"There is no {box}. Give a Maildir folder, an mbox, a message, or - for standard input")
    if path.is_dir():
        yield from (message.as_bytes() for message in mailbox.Maildir(path, create=False))
    elif path.read_bytes()[:5] == b"From ":
        with closing(mailbox.mbox(path, create=False)) as held:
            yield from (message.as_bytes() for message in held)
    else:
        yield path.read_bytes()[:LARGEST]
