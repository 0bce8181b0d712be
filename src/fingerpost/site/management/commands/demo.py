"""The demonstration: an invented agency's careers site over invented adverts, dated back from today."""

from __future__ import annotations

from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from fingerpost.intake.flow import import_file
from fingerpost.intake.index import drain
from fingerpost.pack import Pack
from fingerpost.pack.load import PACKS
from fingerpost.site.index import field_pack
from fingerpost.site.management.commands.serve import check_free
from fingerpost.site.setup import set_up


def invented(field: Pack) -> Path | None:
    """The invented adverts of a field: its own, or those of a pack that it stands on; what is read of them is the field's own."""
    folders = [PACKS / name for name in (field.id, *sorted(field.beneath))]
    return next((file for folder in folders if (file := folder / "demo" / "adverts.jsonl").is_file()), None)


class Command(BaseCommand):
    """Run it as often as you like: the dates of its adverts follow today, and what an editor wrote stays."""

    help = "set up the demonstration site and serve it"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen at (default: %(default)s)")
        parser.add_argument("--no-serve", action="store_true", help="set up, and leave")

    def handle(self, *args: Any, **options: Any) -> None:
        host, port, serve = options["host"], options["port"], not options["no_serve"]
        if serve:
            check_free(host, port)
        self.stdout.write("Making the site …")
        call_command("setup", demo=True, stdout=StringIO())
        adverts = invented(field_pack().field_of(""))
        if adverts is None:
            fault = f"Neither the pack {settings.PACK} nor one that it stands on has adverts for a demonstration"
            raise CommandError(f"{fault} (demo/adverts.jsonl).")
        self.stdout.write("Reading the demonstration's adverts …")
        read = import_file(adverts, pack_name=settings.PACK, today=timezone.localdate())
        drain(settings.INDEX, field_pack())
        report = set_up(field_pack(), demo=True)
        self.stdout.write(f"{read.read:,} adverts read in {read.seconds:.1f} seconds, {read.new:,} of them new.")
        self.stdout.write(f"\n  The site          http://{host}:{port}/")
        self.stdout.write(f"  The editors' door http://{host}:{port}/{settings.EDITORS}/")
        for login in report.logins:
            self.stdout.write(f"    log in as {login}, password {report.password}")
        self.stdout.write("\nCtrl+C stops it. Everything is kept in " + str(settings.HOME))
        if serve:
            call_command("serve", host=host, port=port)
