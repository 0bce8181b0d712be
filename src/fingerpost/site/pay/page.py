"""The page of a figure of pay, with every job behind it, and the same jobs as a table for other programs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fingerpost.columns import ColumnsError
from fingerpost.market import FEWEST_EMPLOYERS, FEWEST_JOBS, UNSAID, Distribution, Figure, PayQuestion
from fingerpost.market.terms import Terms
from fingerpost.pack import Pack
from fingerpost.search.question import Ignored
from fingerpost.site.index import field_pack
from fingerpost.site.pay import ask
from fingerpost.site.pay.address import Asked, address, asked, query_of
from fingerpost.site.pay.classes import classes
from fingerpost.site.pay.form import boxes
from fingerpost.site.pay.ranges import Ranges, ranges
from fingerpost.site.pay.table import lines
from fingerpost.site.pay.words import KINDS, STATED, odd, per, words_of
from fingerpost.site.wording import ENGAGEMENTS, IR35
from fingerpost.store.paid import Paid, paid

TABLE, KEEP = "/pay/jobs.csv", "/pay/keep/"
SHEET = 25
"""Jobs of the evidence to a page."""
NOW, BEFORE = "This window", "A year before"


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure beside others of its kind, with its name and the address of its page."""

    name: str
    url: str
    figure: Figure


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The figure that the address asks for; where too few jobs answer, what is missing and the nearest that holds."""
    pack, today = field_pack(), timezone.localdate()
    wanted = asked(dict(request.GET.lists()), pack, today)
    try:
        known = ask.sources()
    except ColumnsError:
        return render(request, "site/pay/unread.html", {"words": words_of(wanted.question, pack)}, status=503)
    wanted = _of_sources(wanted, known)
    question = wanted.question
    if _written_out(request, wanted, today):
        return redirect(address(question, today))
    context: dict[str, Any] = {
        "words": words_of(question, pack), "asked": wanted, "boxes": boxes(question, pack, known), "canonical": address(question, today),
        "asked_anything": bool(request.GET),
    }  # fmt: skip
    try:
        figure = ask.figure(question)
        context |= shown(figure) | _evidence(wanted, figure, today) | _wider(figure, pack, today)
        context["beside"], context["beside_chart"] = _by_ir35(question, today)
        context["classes"] = classes(question, pack, today, context["words"])
        context["terms"] = None if question.period == "year" else ask.terms(question)
        context["engaged"] = list(_by_engagement(context["terms"], question, today))
    except ColumnsError:
        return render(request, "site/pay/unread.html", context, status=503)
    return render(request, "site/pay/figure.html", context)


@require_safe
def table(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The jobs behind a figure as CSV, sent while it is made."""
    question = asked(dict(request.GET.lists()), field_pack(), timezone.localdate()).question
    try:
        found = ask.evidence(question)
    except ColumnsError:
        return HttpResponse("No jobs have been put into columns yet: fingerpost figures", "text/plain", status=503)
    return as_table(paid(found), f"pay-{question.until:%Y-%m-%d}.csv")


def as_table(jobs: Iterable[Paid], name: str) -> StreamingHttpResponse:
    """Jobs as a table to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    return StreamingHttpResponse(lines(jobs), content_type="text/csv; charset=utf-8", headers=headers)


def shown(figure: Figure) -> dict[str, Any]:
    """What a page shows of a figure, live or kept."""
    period, before = figure.question.period, figure.question.a_year_before()
    return {
        "figure": figure, "question": figure.question, "period": period, "per": per(period), "kind": KINDS[period],
        "counted": list(_counted(figure)), "odd": odd(figure.question), "chart": _chart(figure), "before": before,
        "fewest_jobs": FEWEST_JOBS, "fewest_employers": FEWEST_EMPLOYERS,
    }  # fmt: skip


def _written_out(request: HttpRequest, wanted: Asked, today: date) -> bool:
    """Whether the address is a form's, with boxes that were left empty or filled with names: a shorter one asks the same."""
    given = {(name, value) for name, values in request.GET.lists() for value in values if name != "page"}
    return not wanted.ignored and given != set(parse_qsl(query_of(wanted.question, today)))


def _of_sources(wanted: Asked, known: Collection[str]) -> Asked:
    """What was asked without the sources that no job comes from, which it says were left out."""
    strange = [name for name in wanted.question.sources if name not in known]
    kept = tuple(name for name in wanted.question.sources if name in known)
    told = tuple(Ignored("source", name, "no job comes from a source of this name") for name in strange)
    return replace(wanted, question=replace(wanted.question, sources=kept), ignored=wanted.ignored + told)


def _counted(figure: Figure) -> Iterator[tuple[str, int, str]]:
    """Each part of the jobs: its name, how many, and what becomes of them."""
    counted, stated = figure.counted, STATED[figure.question.period]
    says = "Carry a board’s estimate of" if figure.question.estimated else "State"
    yield f"{says} {stated}", counted.placed, "In the percentiles, a range by its middle."
    yield "Say only “up to”", counted.up_to, "Left out: such a job has a ceiling and no middle."
    yield "Say only “from”", counted.upwards, "Left out: such a job has a floor and no middle."
    yield "Are paid otherwise", counted.other, "Left out: another period or currency, or on-target earnings alone."
    if counted.with_vat:
        yield "Say that VAT is in the rate", counted.with_vat, "Left out: a sixth of it is tax that is passed on."
    if figure.question.estimated:
        yield "State their pay themselves", counted.estimated, "Left out: this figure is of boards’ estimates alone."
    else:
        yield "Carry only a board’s estimate", counted.estimated, "Left out: nobody who hires has said it."
    yield "Say no pay", counted.unsaid, "Left out: there is nothing to count."


def _chart(figure: Figure) -> Ranges | None:
    both = ((NOW, figure.pay), (BEFORE, figure.change.before))
    return (
        ranges(
            [(name, pay) for name, pay in both if isinstance(pay, Distribution)],
            figure.question.period,
            figure.question.currency,
        )
        if figure.enough
        else None
    )


def sheet(wanted: Asked, jobs: int, here: str) -> dict[str, Any]:
    """Which of so many jobs stand on the page that is asked for, and the ways to the pages beside it."""
    pages = max(1, -(-jobs // SHEET))
    number = min(wanted.page, pages)
    join = "&" if "?" in here else "?"
    return {
        "first": (number - 1) * SHEET + 1, "last": number * SHEET, "jobs_in_all": jobs, "page_number": number, "pages": pages,
        "earlier": number > 1 and f"{here}{join}page={number - 1}#jobs",
        "later": number < pages and f"{here}{join}page={number + 1}#jobs",
    }  # fmt: skip


def _evidence(wanted: Asked, figure: Figure, today: date) -> dict[str, Any]:
    """The jobs of the page that is asked for, and the addresses of what else can be had of them."""
    context = sheet(wanted, figure.counted.placed, address(wanted.question, today))
    return context | {
        "jobs": list(paid(ask.evidence(wanted.question, context["first"] - 1, context["last"]))),
        "table": address(wanted.question, today, TABLE),
        "keep": address(wanted.question, today, KEEP),
    }


def _wider(figure: Figure, pack: Pack, today: date) -> dict[str, Any]:
    """The nearest wider question that holds, where this one has too few jobs."""
    found = None if figure.enough else ask.nearest(figure.question, pack)
    if found is None:
        return {"wider": None}
    wider, its_figure = found
    return {"wider": Beside(words_of(wider.question, pack), address(wider.question, today), its_figure)}


def _by_ir35(question: PayQuestion, today: date) -> tuple[list[Beside], Ranges | None]:
    """Of day rates, the figure of each IR35 status beside the others."""
    if question.period != "day":
        return [], None
    found = []
    for status in ("inside", "outside", UNSAID):
        one = replace(question, ir35=(status,))
        found.append(Beside(IR35[status or "not-stated"], address(one, today), ask.figure(one)))
    drawn = [(each.name, each.figure.pay) for each in found if isinstance(each.figure.pay, Distribution)]
    return found, ranges(drawn, question.period, question.currency)


def _by_engagement(said: Terms | None, question: PayQuestion, today: date) -> Iterator[tuple[str, int, str]]:
    """Of rates, each way of being engaged: its name, how many name it, and the address of their figure."""
    for way, name in {**ENGAGEMENTS, "": "Not said"}.items() if said else ():
        url = address(replace(question, engagements=(way,)), today) if way else ""
        yield name, said.engagements.get(way, 0), url
