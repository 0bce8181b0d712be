"""Take adverts in from a file or an address: ``fingerpost import FILE``, ``fingerpost import https://…``."""  # noqa: N999  (the command's name is the module's)

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from fingerpost.intake.closing import close_due
from fingerpost.intake.flow import import_feed
from fingerpost.intake.index import drain
from fingerpost.intake.opened import first_adverts, is_address, opened
from fingerpost.intake.report import Report
from fingerpost.pack import load_pack
from fingerpost.sources.papers.folder import FolderFeed
from fingerpost.sources.shapes import Feed, SourceError


class Command(BaseCommand):
    """Says what it understood, takes the adverts in, tells the index, and reports."""

    help = "Read a file of adverts (CSV, JSON Lines, JSON, XML, RSS), papers (PDF, DOCX, HTML, letters) or a board at its address."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, folder or address, and how to understand it."""
        what = "a file of adverts, one advert (PDF, DOCX, HTML, .eml), a mailbox, a folder of them, or an address"
        parser.add_argument("file", metavar="FILE_OR_ADDRESS", help=what)
        parser.add_argument(
            "--map", action="append", default=[], metavar="USE=COLUMN", help="the column of a use, as title=job_title"
        )
        parser.add_argument("--source", help="the name of the source, where the rows do not give it")
        parser.add_argument("--employer", default="", help="whose adverts they are, where the rows do not say")
        parser.add_argument(
            "--complete", action="store_true", help="the file is all that --source offers: close what it no longer has"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="read and report, keep nothing; of an address, show five adverts"
        )
        parser.add_argument("--workers", type=int, default=2, help="processes that read (default: 2)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the flow once."""
        today: date = timezone.localdate()
        if options["complete"] and not options["source"]:
            raise SourceError("--complete", "of which source is the file complete", "Name it: --source NAME")
        mapping = dict(_pair(item) for item in options["map"])
        said = {name: options[name] for name in ("source", "employer")}
        with opened(options["file"], today, mapping=mapping, **said) as (feed, complete):
            self.stdout.write("\n".join(feed.told))
            if options["dry_run"] and is_address(options["file"]):
                self.stdout.write("\n".join([*first_adverts(feed), "Nothing was kept: this was a dry run."]))
            else:
                self._take_in(feed, today, options, complete=complete or options["complete"])

    def _take_in(self, feed: Feed, today: date, options: Mapping[str, Any], *, complete: bool) -> None:
        """Take the feed in, tell the index, and report."""
        pack = settings.PACK
        with _progress() as progress:
            task = progress.add_task("reading", total=None)

            def told(report: Report) -> None:
                progress.update(task, description=f"{report.read:,} rows, {report.new:,} adverts new")

            if isinstance(feed, FolderFeed):
                feed.heard = lambda done, of: progress.update(task, description=f"{done:,} of {of:,} papers read")
            report = import_feed(
                feed, pack_name=pack, today=today, workers=options["workers"], dry_run=options["dry_run"],
                complete=complete, heard=told,
            )  # fmt: skip
            progress.update(task, description="telling the index")
            due = 0 if options["dry_run"] else close_due(today, load_pack(pack))
            drained = 0 if options["dry_run"] else drain(settings.INDEX, load_pack(pack))
        self.stdout.write("\n".join(report.lines))
        if due:
            self.stdout.write(f"{due:,} jobs closed: their closing date has passed")
        if drained is None:
            self.stdout.write("another process is writing the index; it takes these jobs up")
        elif drained:
            self.stdout.write(f"{drained:,} jobs told to the index")
        if report.rejected and not report.kept and not options["dry_run"]:
            raise SourceError(options["file"], "every row was rejected", "Mend what the reasons above name")
        if report.rejected or report.left_open or report.broke_off:
            raise SystemExit(1)  # what could be kept is kept; whoever runs this by the clock should look at the rest


def _pair(text: str) -> tuple[str, str]:
    use, sign, column = text.partition("=")
    if not sign or not use or not column:
        raise SourceError("--map", f"{text!r} is not USE=COLUMN", "Write --map title=job_title")
    return use.strip(), column.strip()


def _progress() -> Progress:
    """A line on standard error that moves where that is a terminal, and nothing where it is not."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, console=Console(file=sys.stderr), transient=True, disable=not sys.stderr.isatty())
