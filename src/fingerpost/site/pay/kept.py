"""“Keep this figure”: a figure at an address of its own, whose numbers never change whatever becomes of the jobs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fingerpost.columns import ColumnsError
from fingerpost.site.index import field_pack
from fingerpost.site.pay import ask
from fingerpost.site.pay.address import Asked, address, asked, query_of
from fingerpost.site.pay.frozen import Frozen, key_of, packed, unpacked
from fingerpost.site.pay.page import as_table, sheet, shown
from fingerpost.site.pay.words import words_of
from fingerpost.store import kept
from fingerpost.store.kept import Kept
from fingerpost.store.paid import paid

HOURLY = 60
"""Figures an hour, of all visitors, above which no more are kept."""
JOBS = 2_000
"""Jobs of a figure above which it is not kept: each is kept with its words."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """What will be kept, and a button; on pressing it, the figure's own address."""
    pack, today, now = field_pack(), timezone.localdate(), timezone.now()
    wanted = asked(dict(request.GET.lists()), pack, today)
    context: dict[str, Any] = {
        "words": words_of(wanted.question, pack), "asked": wanted, "question": wanted.question, "back": address(wanted.question, today),
    }  # fmt: skip
    try:
        figure = ask.figure(wanted.question)
        context["figure"] = figure
        if not figure.enough:
            return _answer(
                request, context, "Too few jobs answer this question for a figure, so there is none to keep.", 409
            )
        if (many := figure.counted.placed) > JOBS:
            fault = f"This figure rests on {many:,} jobs. Up to {JOBS:,} are kept with their words: ask a narrower question."
            return _answer(request, context, fault, 409)
        if request.method != "POST":
            return _answer(request, context)
        jobs = tuple(paid(ask.evidence(wanted.question)))
    except ColumnsError:
        return render(request, "site/pay/unread.html", context, status=503)
    if len(jobs) != figure.counted.placed:
        return _answer(request, context, "Jobs are being read in at this moment. Please try again in a minute.", 503)
    content = packed(Frozen(context["words"], figure, jobs))
    key = key_of(content)
    if not kept.is_kept(key):
        if fault := _full(now):
            return _answer(request, context, *fault)
        kept.keep_figure(Kept(key, now, query_of(wanted.question, wanted.question.until), content))
    return redirect("pay_kept", key)


@require_safe
def page(request: HttpRequest, key: str) -> HttpResponse:
    """A kept figure, as of its day, with the way to today's."""
    row, frozen = _held(key)
    today = timezone.localdate()
    number = asked(dict(request.GET.lists()), field_pack(), today).page
    context = shown(frozen.figure) | sheet(Asked(frozen.figure.question, number), len(frozen.jobs), request.path)
    context |= {
        "words": frozen.words, "kept": row, "jobs": frozen.jobs[context["first"] - 1 : context["last"]], "table": f"{request.path}jobs.csv",
        "today": address(asked(parse_qs(row.question), field_pack(), today).question, today),
    }  # fmt: skip
    response = render(request, "site/pay/kept.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def table(request: HttpRequest, key: str) -> StreamingHttpResponse:
    """The jobs of a kept figure as CSV."""
    row, frozen = _held(key)
    return as_table(frozen.jobs, f"pay-{frozen.figure.question.until:%Y-%m-%d}-{row.key}.csv")


def _held(key: str) -> tuple[Kept, Frozen]:
    row = kept.kept_figure(key)
    if row is None:
        raise Http404("No figure was kept at this address.")
    return row, unpacked(row.content)


def _full(now: datetime) -> tuple[str, int] | None:
    """Why no more can be kept now, with the status that says so; None where there is room."""
    if kept.number_kept() >= settings.KEPT_FIGURES:
        return (
            f"This site keeps {settings.KEPT_FIGURES:,} figures and has as many. None is deleted to make room: whoever runs it can raise "
            "FINGERPOST_KEPT_FIGURES.", 507,
        )  # fmt: skip
    if kept.number_kept(now - timedelta(hours=1)) >= HOURLY:
        return "More figures were kept in the last hour than this site takes. Please try again in an hour.", 429
    return None


def _answer(request: HttpRequest, context: dict[str, Any], fault: str = "", status: int = 200) -> HttpResponse:
    response = render(request, "site/pay/keep.html", context | {"fault": fault, "jobs_kept": JOBS}, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
