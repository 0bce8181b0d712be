"""Read every stored advert anew that was read by older rules or words: ``fingerpost reread``."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from fingerpost.intake.flow import read_again
from fingerpost.intake.index import drain
from fingerpost.pack import load_pack
from fingerpost.store import keep


class Command(BaseCommand):
    """Run it after an update, or after a change of the pack."""

    help = "Read every stored advert anew that was read by older rules or words."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to read all."""
        parser.add_argument("--all", action="store_true", help="every advert, whatever version read it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        pack = load_pack(settings.PACK)
        if options["all"]:
            keep.forget_versions()
        count = read_again(pack=pack)
        drain(settings.INDEX, pack)
        self.stdout.write(f"{count:,} adverts read anew")
