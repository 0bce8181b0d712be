"""Write the salary guides as PDF and CSV: ``fingerpost guide [--discipline ID] --out DIR``."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Site

from fingerpost import market
from fingerpost.columns import Columns, ColumnsError
from fingerpost.market import Discipline, Guide
from fingerpost.site.guides.named import named
from fingerpost.site.guides.printed import PrintError, as_pdf
from fingerpost.site.guides.table import as_csv
from fingerpost.site.index import field_pack
from fingerpost.site.models import SalaryGuidePage, SiteFacts
from fingerpost.site.models.salaries import publisher
from fingerpost.site.pay import ask


class Command(BaseCommand):
    """Writes one file of each kind; the same jobs and day give the same bytes."""

    help = "Write the salary guides as PDF and CSV, as the site shows them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--out", type=Path, required=True, metavar="DIR", help="the folder that they are written to"
        )
        parser.add_argument("--discipline", metavar="ID", help="one alone: the last word of its page's address")
        parser.add_argument(
            "--as-of", type=date.fromisoformat, metavar="DAY", help="the last day of the window (default: today)"
        )

    def handle(self, *args: Any, out: Path, discipline: str | None, as_of: date | None, **options: Any) -> None:
        """Run once."""
        chosen, today = self._chosen(discipline), as_of or timezone.localdate()
        try:
            out.mkdir(parents=True, exist_ok=True)
            columns = ask.opened(ask.stamp())
            guides = [self._figures(columns, one, today) for one in chosen]
            self.stdout.write("Setting the PDF …")
            pdf = as_pdf([named(one, field_pack()) for one in guides], publisher(self._facts()), today)
            for ending, content in (("pdf", pdf), ("csv", as_csv(guides))):
                file = out / f"salary-guide{f'-{discipline}' if discipline else ''}.{ending}"
                file.write_bytes(content)
                self.stdout.write(f"{file}  {len(content) / 1000:,.0f} kB")
        except (ColumnsError, PrintError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{out} cannot be written to: {error.strerror}") from error

    def _chosen(self, wanted: str | None) -> list[Discipline]:
        """The disciplines of the site's salary guides, or the one that is wanted."""
        every = {page.slug: page.discipline for page in SalaryGuidePage.objects.live().order_by("path")}
        if not every:
            raise CommandError("The site has no salary guide that is published. Make the pack's: fingerpost setup")
        if wanted and wanted not in every:
            raise CommandError(f"There is no salary guide {wanted!r}. There are: {', '.join(every)}")
        return [every[wanted]] if wanted else list(every.values())

    def _figures(self, columns: Columns, discipline: Discipline, today: date) -> Guide:
        self.stdout.write(f"{discipline.name} …")
        return market.guide(columns, discipline, today)

    def _facts(self) -> SiteFacts:
        return SiteFacts.for_site(Site.objects.get(is_default_site=True))
