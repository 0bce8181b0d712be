"""Adverts written by hand, behind the editors' door: the list, the form with what is read beside it, the preview.

Consultants see and change their own adverts; whoever may change any (editors, moderators, owners) sees them all.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.menu import MenuItem

from fingerpost.intake import written as intake
from fingerpost.intake.index import drain
from fingerpost.search import IndexFault
from fingerpost.site.index import field_pack
from fingerpost.site.jobs import page_of
from fingerpost.site.models import SiteFacts
from fingerpost.site.posting import AdvertForm, Do, Panel, boxes_of, panel_of
from fingerpost.store import find, written
from fingerpost.store.models import WrittenAdvert
from fingerpost.store.shapes import How, JobView
from fingerpost.store.written import Written

SHEET = 50
"""Adverts to a page of the list."""
WRITES, EDITS = "store.add_writtenadvert", "store.change_writtenadvert"
"""The permission to write adverts, and the one to change those of others."""
ENDS = {Do.FILLED: How.FILLED, Do.CLOSE: How.EDITOR}
"""Buttons that close a live advert."""
UNSEEN = "Write a title and a text: what the advert says is then shown here, with the words that say it."


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The adverts in one state: one's own, or everybody's."""
    owner = _whose(request)
    counts = written.counts(owner)
    first = next((state for state in WrittenAdvert.STATES if counts.get(state)), WrittenAdvert.DRAFT)
    state = request.GET.get("state", first)
    context = {
        "page_title": "Adverts", "header_icon": "doc-full", "state": state,
        "states": [(key, name, counts.get(key, 0)) for key, name in WrittenAdvert.STATES.items()],
        "sheet": Paginator(written.listed(state, owner), SHEET).get_page(request.GET.get("p")),
    }  # fmt: skip
    return render(request, "site/editors/adverts.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: int = 0) -> HttpResponse:
    """One advert: write it, check it, save, publish, schedule or close it. What was written is given back whatever goes wrong."""
    one = _one(request, number)
    wanted = request.POST.get("do", Do.CHECK)
    if request.method != "POST":
        return _form(request, one, AdvertForm(initial=boxes_of(one)), panel_for(one) if one.id else None)
    if wanted in ENDS and one.live:
        intake.close(one, how=ENDS[wanted], by=request.user.get_username(), now=timezone.now(), pack=field_pack())
        return _done(request, f"“{one.title}” is closed. Its page stays, and says so.")
    if wanted == Do.DELETE and not one.published:
        written.forget(one.id)
        return _done(request, f"The draft “{one.title}” is deleted.")
    form = AdvertForm(request.POST, wanted=wanted)
    given = _as_given(one, form)
    if wanted == Do.CHECK or not form.is_valid() or _changed_meanwhile(one, form):
        return _form(request, one, form, panel_for(given))
    return _keep(request, one, form)


@require_POST
def panel(request: HttpRequest) -> HttpResponse:
    """What is read in an advert as it is being written, and what the checker says of it."""
    _whose(request)
    given = _as_given(_fresh(request), AdvertForm(request.POST))
    return render(request, "site/editors/panel_of_advert.html", {"panel": panel_for(given), "unseen": UNSEEN})


@require_POST
def preview(request: HttpRequest, number: int = 0) -> HttpResponse:
    """The public page as it would be: the advert is published, its page made, and all of it taken back."""
    one = _as_given(_one(request, number), AdvertForm(request.POST))
    try:
        with transaction.atomic():
            job = find.job(intake.take_in(one, timezone.localdate(), field_pack()))
            shown = page_of(request, job, preview=True) if isinstance(job, JobView) else None
            transaction.set_rollback(True)
    except intake.UnfitError as error:
        return render(request, "site/editors/no_preview.html", {"reason": error.reason, "page_title": "Preview"})
    if shown is None:
        raise Http404("No page came of it.")
    return shown


def panel_for(one: Written) -> Panel | None:
    """What is read in an advert and what the checker says; None where there is nothing to read yet."""
    today = timezone.localdate()
    try:
        advert = intake.received_of(one, today).advert
    except intake.UnfitError:
        return None
    agency = (one.poster or True) if one.for_client else False
    return panel_of(advert, field_pack(), today=today, agency=agency)


def _keep(request: HttpRequest, one: Written, form: AdvertForm) -> HttpResponse:
    """Keep what the form says, and do what its button says."""
    now, by = timezone.now(), request.user.get_username()
    state = {Do.SAVE: WrittenAdvert.DRAFT, Do.SCHEDULE: WrittenAdvert.SCHEDULED}.get(form.wanted, one.state)
    values = form.values | {"state": state, "changed": now, "changed_by": by, "fault": ""}
    if form.wanted != Do.SCHEDULE:
        values["publish_at"] = None
    if not one.id:
        values |= {"owner_id": one.owner, "source": one.source, "poster": one.poster}
    try:
        with transaction.atomic():
            kept = written.one(written.put(one.id, **values))
            if form.wanted == Do.PUBLISH and kept is not None:
                intake.publish(kept, by=by, now=now, pack=field_pack())
    except intake.UnfitError as error:
        form.add_error(None, error.reason)
        return _form(request, one, form, None)
    said = {
        Do.SAVE: f"“{form.values['title']}” is kept as a draft.",
        Do.SCHEDULE: f"“{form.values['title']}” will be published at {_hour(form.values['publish_at'])}.",
    }
    return _done(request, said.get(form.wanted, f"“{form.values['title']}” is on the site."))


def _done(request: HttpRequest, said: str) -> HttpResponse:
    with suppress(IndexFault):  # else the job waits in the outbox, and the dashboard says so with its remedy
        drain(settings.INDEX, field_pack())
    messages.success(request, said)
    return redirect("written_adverts")


def _form(request: HttpRequest, one: Written, form: AdvertForm, shown: Panel | None) -> HttpResponse:
    context = {
        "page_title": "Advert" if one.id else "A new advert", "page_subtitle": one.title, "header_icon": "doc-full",
        "one": one, "form": form, "panel": shown, "unseen": UNSEEN, "path": find.path_of(one.job) if one.job else "",
    }  # fmt: skip
    status = 422 if form.is_bound and form.wanted != Do.CHECK and form.errors else 200
    return render(request, "site/editors/advert.html", context, status=status)


def _as_given(one: Written, form: AdvertForm) -> Written:
    """The advert with what the form sent, whether or not all of it is fit to be kept."""
    form.is_valid()
    sent = form.cleaned_data
    return replace(one, **{name: sent[name] for name in AdvertForm.base_fields if name in sent and name != "seen"})


def _changed_meanwhile(one: Written, form: AdvertForm) -> bool:
    """Whether somebody changed the advert since this form was opened; the next save then goes over theirs."""
    now = one.changed.isoformat() if one.changed else ""
    if form.cleaned_data["seen"] == now:
        return False
    form.data = form.data.copy()
    form.data["seen"] = now
    when = _hour(one.changed) if one.changed else ""
    form.add_error(
        None,
        f"{one.changed_by or 'Somebody'} changed this advert at {when}, after you opened it. What you wrote stands below: "
        "save again to put it in place of theirs.",
    )
    return True


def _one(request: HttpRequest, number: int) -> Written:
    owner = _whose(request)
    if not number:
        return _fresh(request)
    one = written.one(number)
    if one is None or (owner is not None and one.owner != owner):
        raise Http404("No advert has this number, or it is somebody else’s.")
    return one


def _fresh(request: HttpRequest) -> Written:
    facts = SiteFacts.for_request(request)
    return Written(owner=request.user.pk, source=facts.name[:100], poster=facts.agency or facts.name)


def _whose(request: HttpRequest) -> int | None:
    """Whose adverts may be seen: None for everybody's."""
    if request.user.has_perm(EDITS):
        return None
    if not request.user.has_perm(WRITES):
        raise PermissionDenied
    return request.user.pk


def _hour(when: datetime) -> str:
    return timezone.localtime(when).strftime("%H:%M on %-d %B %Y")


class AdvertsItem(MenuItem):
    """The way to the list, for whoever may write adverts."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may write adverts, or change them."""
        return request.user.has_perm(WRITES) or request.user.has_perm(EDITS)


def menu_item() -> MenuItem:
    """The way to the list."""
    return AdvertsItem("Adverts", reverse("written_adverts"), name="adverts", icon_name="doc-full", order=150)


urls = [
    path("adverts/", listing, name="written_adverts"),
    path("adverts/new/", edit, name="write_advert"),
    path("adverts/panel/", panel, name="advert_panel"),
    path("adverts/preview/", preview, name="preview_new_advert"),
    path("adverts/<row:number>/", edit, name="written_advert"),
    path("adverts/<row:number>/preview/", preview, name="preview_advert"),
]
