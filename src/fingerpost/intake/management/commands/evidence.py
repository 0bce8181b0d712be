"""Evidence of pay from outside the adverts: ``fingerpost evidence FILE --kind self-reported --source … --taken …``."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.core.validators import URLValidator
from django.utils import timezone

from fingerpost.intake.outside import read_outside
from fingerpost.intake.outside_rows import PERIODS, Wanted
from fingerpost.market.outside import KINDS, PLACED
from fingerpost.pack import load_pack
from fingerpost.sources.shapes import SourceError
from fingerpost.store import evidence


class Command(BaseCommand):
    """Takes a file in whole or not at all, lists what is kept, or deletes it."""

    help = (
        "Keep pay that people report, statistics publish or an agency placed, to stand beside the figures of adverts."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file and what is to be said of it; or what to do without one."""
        parser.add_argument("file", metavar="FILE", nargs="?", help="a CSV whose first line names its columns")
        parser.add_argument("--kind", choices=KINDS, help="the class of evidence")
        parser.add_argument("--source", default="", help="who gathered it, as pages will say")
        parser.add_argument("--taken", metavar="DATE", help="when it was taken from its source, as 2026-11-23")
        parser.add_argument("--licence", default="", help="on what terms it may be shown")
        parser.add_argument("--address", default="", help="where it can be seen")
        parser.add_argument(
            "--currency", default="", help="of its pay, as GBP; where rows say it, those in another are left out"
        )
        parser.add_argument("--period", default="", choices=("", *PERIODS), help="what its pay is for")
        parser.add_argument("--map", action="append", default=[], metavar="USE=COLUMN", help="as pay=base_salary")
        parser.add_argument("--consent", default="", help="of placed people: what they agreed to")
        parser.add_argument("--keep-until", metavar="DATE", help="of placed people: the last day on which it is kept")
        parser.add_argument("--dry-run", action="store_true", help="read and report, keep nothing")
        parser.add_argument("--delete", metavar="SOURCE", help="delete all that is kept of a source")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the one thing that is asked."""
        if source := options["delete"]:
            if not evidence.delete_sets(source):
                raise SourceError(
                    f"--delete {source}", "nothing of that source is kept", "List what is: fingerpost evidence"
                )
            self.stdout.write(f"Deleted: all that was kept of {source}")
        elif options["file"]:
            self._take_in(options)
        else:
            self._list()

    def _take_in(self, options: dict[str, Any]) -> None:
        for needed in ("kind", "source", "taken"):
            if not options[needed]:
                raise SourceError(f"--{needed}", "it is not said", "Pages show it beside every number: give it")
        if options["address"]:
            _check_address(options["address"])
        today, taken = timezone.localdate(), _day("--taken", options["taken"])
        if taken > today:
            raise SourceError(
                "--taken", f"{taken} is yet to come", "Give the day on which it was taken from its source"
            )
        until = _keep_until(options, today)
        wanted = Wanted(
            options["kind"], dict(_pair(item) for item in options["map"]), options["currency"].upper(), options["period"],
            options["consent"],
        )  # fmt: skip
        found = read_outside(options["file"], wanted, load_pack(settings.PACK))
        self.stdout.write("\n".join(found.told))
        if options["dry_run"]:
            self.stdout.write("Nothing was kept: this was a dry run.")
            return
        given = evidence.Given(
            kind=options["kind"], source=options["source"][:200], taken=taken, currency=found.currency, period=found.period,
            licence=options["licence"][:200], address=options["address"], said=found.said, consent=found.consent[:300],
            keep_until=until, hidden=found.hidden,
        )  # fmt: skip
        evidence.keep_set(given, [asdict(cell) for cell in found.cells])
        self.stdout.write(f"Kept as {options['kind']}, {options['source']}: no row of the file, its cells alone")

    def _list(self) -> None:
        kept = evidence.sets()
        for given, number in kept:
            until = f", until {given.keep_until}" if given.keep_until else ""
            self.stdout.write(
                f"{given.kind}: {given.source}, a {given.period} in {given.currency}, taken {given.taken}{until}, {number:,} cells"
            )
        if not kept:
            self.stdout.write("Nothing is kept yet: fingerpost evidence FILE --kind … --source … --taken …")


def _keep_until(options: dict[str, Any], today: date) -> date | None:
    if not options["keep_until"]:
        if options["kind"] == PLACED:
            raise SourceError(
                "--keep-until", "how long the pay of people may be kept is not said", "Give the last day, as 2027-12-31"
            )
        return None
    until = _day("--keep-until", options["keep_until"])
    if until < today:
        raise SourceError("--keep-until", f"{until} has passed", "Give a day that is yet to come")
    return until


def _day(option: str, said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise SourceError(option, f'"{said[:40]}" is no day', "Write it as 2026-11-23") from None


def _check_address(address: str) -> None:
    try:
        URLValidator(schemes=["https", "http"])(address)
    except ValidationError:
        raise SourceError("--address", f'"{address[:80]}" is no address of a page', "Write it as https://…") from None


def _pair(text: str) -> tuple[str, str]:
    use, sign, column = text.partition("=")
    if not (sign and use.strip() and column.strip()):
        raise SourceError("--map", f"{text!r} is not USE=COLUMN", "Write --map pay=base_salary")
    return use.strip(), column.strip()
