"""``fingerpost setup``: the database, the static files, the pages and the bands of a pack."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from fingerpost.intake.index import mend
from fingerpost.site.index import field_pack
from fingerpost.site.setup import set_up


class Command(BaseCommand):
    """Run it as often as you like: what stands is left alone, what an editor changed stays changed."""

    help = "make the database, the pages and the bands of a pack; run again, it adds only what is new"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="also make log-ins for the demonstration")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if not _gathered():
            call_command("collectstatic", verbosity=0, interactive=False)
        report = set_up(field_pack(), demo=options["demo"])
        if (indexed := mend(settings.INDEX, field_pack())) is not None:
            self.stdout.write(f"The search index and the figures are made anew: {indexed:,} jobs.")
        self.stdout.write(f"{len(report.made)} things made, {report.kept} stood already.")
        if report.logins:
            self.stdout.write(f"Log-ins, each with the password {report.password}:")
            for login in report.logins:
                self.stdout.write(f"  {login}")


def _gathered() -> bool:
    """Whether the static files have been gathered since the last of them changed; to gather them takes ten seconds."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.is_file():
        return False
    found = (storage.path(path) for finder in get_finders() for path, storage in finder.list([]))
    return max(Path(path).stat().st_mtime for path in found) <= manifest.stat().st_mtime
