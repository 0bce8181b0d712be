"""What visitors reported as misread, behind the editors' door: the list, and one form that puts the job right at once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from fingerpost.intake.index import drain
from fingerpost.intake.settling import correct
from fingerpost.search import IndexFault
from fingerpost.site.correcting import FORMS, CorrectionForm, boxes_of
from fingerpost.site.index import field_pack
from fingerpost.site.misread import CHOICES, offered
from fingerpost.store import find, keep
from fingerpost.store.models import MisreadReport
from fingerpost.store.shapes import JobView, Misread

SHEET = 50
"""Reports to a page of the list."""
MAY = "store.change_misreadreport"
"""Who may put right what was misread."""


@permission_required(MAY)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The reports in one state, the open ones first to be seen."""
    state = request.GET.get("state", MisreadReport.OPEN)
    counts = find.reports_by_state()
    sheet = Paginator(find.reports(state), SHEET).get_page(request.GET.get("p"))
    context = {
        "page_title": "Misread?", "header_icon": "help", "sheet": sheet, "state": state, "fields": CHOICES,
        "states": [(key, name, counts.get(key, 0)) for key, name in MisreadReport.STATES.items()],
    }  # fmt: skip
    return render(request, "site/editors/misread_list.html", context)


@permission_required(MAY)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """One report: put the job right, or leave it as it is."""
    report = find.report(number)
    job = report and find.job(report.job)
    if report is None or not isinstance(job, JobView):
        raise Http404("No report has this number.")
    pack = field_pack()
    form = None
    if report.field in FORMS:
        form = CorrectionForm(report.field, pack, request.POST or None, initial=boxes_of(report.field, job, pack))
    if request.method == "POST":
        if "leave" in request.POST:
            keep.decide_report(number, MisreadReport.LEFT)
            messages.success(request, f"“{report.title}” stays as it is.")
            return redirect("misread_reports")
        if form is not None and form.is_valid():
            put_right(report, form.values, by=request.user.get_username())
            messages.success(request, f"“{report.title}” is put right, and stays so when the advert is read again.")
            return redirect("misread_reports")
    shown = next((choice for choice in offered(job, pack) if choice.field == report.field), None)
    context = {
        "page_title": "Misread?", "page_subtitle": report.title, "header_icon": "help", "report": report, "form": form,
        "name": CHOICES.get(report.field, report.field), "now": shown, "job": job.card, "text": job.lead.text,
        "state": MisreadReport.STATES[report.state],
    }  # fmt: skip
    return render(request, "site/editors/misread.html", context)


def put_right(report: Misread, values: Mapping[str, Any], *, by: str) -> None:
    """Keep an editor's values for the job, settle it anew and tell the index; the report is answered with it."""
    pack, now = field_pack(), timezone.now()
    with transaction.atomic():
        for field, value in values.items():
            correct(report.job, field, value, by=by, when=now, pack=pack)
        keep.decide_report(report.id, MisreadReport.PUT_RIGHT)
    with suppress(IndexFault):  # else the job waits in the outbox, and the dashboard says so with its remedy
        drain(settings.INDEX, pack)


class ReportsItem(MenuItem):
    """The way to the list, for whoever may put a job right."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may."""
        return request.user.has_perm(MAY)


def menu_item() -> MenuItem:
    """The way to the list."""
    return ReportsItem("Misread?", reverse("misread_reports"), name="misread", icon_name="help", order=310)


urls = [
    path("misread/", listing, name="misread_reports"),
    path("misread/<row:number>/", decide, name="misread_report"),
]
