"""What search engines ask for: where they may go, and every page and live job."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap as PagesSitemap

from fingerpost.store import find


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt: everywhere but the editors' door."""
    return render(
        request,
        "robots.txt",
        {"editors": settings.EDITORS, "address": settings.ADDRESS},
        content_type="text/plain; charset=utf-8",
    )


class Live:
    """The addresses of the live jobs, fetched a sheet at a time however many there are."""

    def __len__(self) -> int:
        return find.open_jobs()

    def __getitem__(self, sheet: slice) -> list[tuple[str, date]]:
        return list(find.addresses(sheet.start, sheet.stop))


class JobsSitemap(Sitemap):
    """Every live job with the day on which it last changed; the newest on the last sheet, so that the others stay."""

    limit = 10_000
    protocol = settings.ADDRESS.partition("://")[0]

    def items(self) -> Live:
        return Live()

    def location(self, item: tuple[str, date]) -> str:
        return item[0]

    def lastmod(self, item: tuple[str, date]) -> date:
        return item[1]

    def get_latest_lastmod(self) -> date | None:
        return find.last_change()

    def get_domain(self, site: object = None) -> str:
        return settings.ADDRESS.partition("://")[2]


class FiguresSitemap(Sitemap):
    """The pages that figures are asked of, how they are made, and where one writes to us."""

    protocol = settings.ADDRESS.partition("://")[0]

    def items(self) -> list[str]:
        return ["pay", "pay_offer", "pay_contract", "method", "contact"]

    def location(self, item: str) -> str:
        return reverse(item)

    def get_domain(self, site: object = None) -> str:
        return settings.ADDRESS.partition("://")[2]


SITEMAPS = {"pages": PagesSitemap, "jobs": JobsSitemap, "figures": FiguresSitemap}
