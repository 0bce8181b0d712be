"""The guides as files that a visitor takes along; each is made once for a state of the jobs and a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from threading import Lock

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fingerpost.columns import ColumnsError
from fingerpost.market import Discipline
from fingerpost.site.guides import live, printed
from fingerpost.site.guides.printed import PrintError, Publisher
from fingerpost.site.guides.table import as_csv as written
from fingerpost.site.pay import ask

KEPT = 8
"""Files that stay in memory, of some 100 kB each."""

_one_at_a_time = Lock()
"""Setting type takes a second of a processor, and all of it: visitors who ask at once wait for the one file."""


def as_pdf(request: HttpRequest, disciplines: Sequence[Discipline], publisher: Publisher, name: str) -> HttpResponse:
    """Some disciplines as PDF; 503 with words where there are no columns yet."""

    def make() -> bytes:
        with _one_at_a_time:
            return _set(tuple(disciplines), publisher, timezone.localdate(), ask.stamp())

    return _answer(request, make, f"{name}.pdf", "application/pdf")


def as_csv(request: HttpRequest, disciplines: Sequence[Discipline], name: str) -> HttpResponse:
    """The same as a table."""
    return _answer(request, lambda: written(map(live.guide, disciplines)), f"{name}.csv", "text/csv; charset=utf-8")


def _answer(request: HttpRequest, make: Callable[[], bytes], name: str, kind: str) -> HttpResponse:
    try:
        content = make()
    except ColumnsError:
        return render(request, "site/pay/unread.html", {"words": "Salary guide"}, status=503)
    except PrintError as error:
        raise Http404(str(error)) from error
    file = f"salary-guide-{timezone.localdate():%Y-%m-%d}-{name}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(content, kind, headers=headers)


@lru_cache(maxsize=KEPT)
def _set(disciplines: tuple[Discipline, ...], publisher: Publisher, today: date, _stamp: tuple[str, int]) -> bytes:
    return printed.as_pdf([live.in_names(each) for each in disciplines], publisher, today)
