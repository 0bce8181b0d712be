"""``fingerpost setup``: the database, the static files, the pages and the bands of a pack."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from fingerpost.intake.index import mend
from fingerpost.pack import load_pack
from fingerpost.site.index import field_pack
from fingerpost.site.models import Seed
from fingerpost.site.setup import set_up
from fingerpost.store import find


class Command(BaseCommand):
    """Run it as often as you like: what stands is left alone, what an editor changed stays changed."""

    help = "make the database, the pages and the bands of a pack; run again, it adds only what is new"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="also make log-ins for the demonstration")
        parser.add_argument(
            "--pack", metavar="FOLDER|ID", help="install this pack: of a new site the first field, of another one more"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if options["pack"]:
            self._install(options["pack"])
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

    def _install(self, name: str) -> None:
        """Make a pack one of the site's own, beside those that it has; a pack with a fault is refused before anything is made."""
        name = str(Path(name).resolve()) if (Path(name) / "pack.toml").is_file() else name
        load_pack(name)
        standing = settings.PACK.split(",") if Seed.objects.exists() or os.environ.get("FINGERPOST_PACK") else []
        if name in standing:
            return
        if os.environ.get("FINGERPOST_PACK"):
            raise CommandError(
                f"FINGERPOST_PACK says which packs this site has ({settings.PACK}). Add {name} to it, or unset it."
            )
        joined = ",".join([*standing, name])
        load_pack(joined)
        settings.INSTALLED_PACKS.write_text("\n".join([*standing, name, ""]), encoding="utf-8")
        settings.PACK = joined
        if find.counts().jobs:
            self.stdout.write(
                "The adverts that are kept were read without this pack. Read them anew: fingerpost reread"
            )


def _gathered() -> bool:
    """Whether the static files have been gathered since the last of them changed; to gather them takes ten seconds."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.is_file():
        return False
    found = (storage.path(path) for finder in get_finders() for path, storage in finder.list([]))
    return max(Path(path).stat().st_mtime for path in found) <= manifest.stat().st_mtime
