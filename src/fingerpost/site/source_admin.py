"""Sources behind the editors' door: how each fares, when it is asked, and what its runs did."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from wagtail.admin.auth import permission_required
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from fingerpost.site import run_words, source_adding
from fingerpost.site.run_admin import MAY, RunColumn, RunViewSet
from fingerpost.store.models import Run, Source
from fingerpost.work.queue import ask_for_import

RECENT = 10
"""Runs on a source's page."""


def with_runs(sources: Any) -> Any:
    """Sources with their last run's number and how many adverts they have on offer."""
    last = Run.objects.filter(source=OuterRef("pk")).order_by("-asked", "-id").values("id")[:1]
    return sources.annotate(last_run=Subquery(last), offered=Count("advert", filter=Q(advert__closed=None)))


class HealthColumn(Column):
    """How a source fares, in a word, with the reason."""

    cell_template_name = "site/editors/sources/health.html"

    def get_cell_context_data(self, instance: Source, parent_context: Any) -> dict[str, Any]:
        """The word and the reason."""
        word, why = run_words.health(instance, instance.last)
        return super().get_cell_context_data(instance, parent_context) | {"word": word, "why": why}


class SourceIndex(generic.IndexView):
    """Every source; the list follows its runs while any is live."""

    def get_base_queryset(self) -> Any:
        """With what the columns need, in one query."""
        return with_runs(super().get_base_queryset())

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Each source with its last run."""
        context = super().get_context_data(*args, **kwargs)
        last = Run.objects.in_bulk([source.last_run for source in context["object_list"] if source.last_run])
        for source in context["object_list"]:
            source.last = last.get(source.last_run)
        return context | {"live": any(run.state in Run.LIVE for run in last.values())}


class SourceInspect(generic.InspectView):
    """One source with its last runs."""

    page_title = "Source"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The source in words, and what this user may do."""
        source = with_runs(Source.objects).get(pk=self.object.pk)
        recent = list(source.runs.all()[:RECENT])
        word, why = run_words.health(source, recent[0] if recent else None)
        return super().get_context_data(**kwargs) | {
            "source": source, "recent": recent, "live": any(run.state in Run.LIVE for run in recent), "word": word, "why": why,
            "kind": run_words.kind(source), "schedule": run_words.schedule(source), "may": self.request.user.has_perm(MAY),
            "runs": [(run, run_words.progress(run), run_words.counts(run)) for run in recent],
        }  # fmt: skip


class SourceForm(WagtailAdminModelForm):
    """When a source is asked. Its name stays: adverts are told apart by it."""

    class Meta:
        model = Source
        fields = ["employer", "every_hours", "daily_at", "paused"]
        widgets = {"daily_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
        labels = {"every_hours": "Every so many hours", "daily_at": "Or daily at", "paused": "Do not ask it for now"}
        help_texts = source_adding.HELP

    def clean(self) -> dict[str, Any]:
        """One schedule, and only for a source that can be asked."""
        given = source_adding.checked_schedule(self, super().clean())
        if not self.instance.address and (given.get("every_hours") or given.get("daily_at")):
            self.add_error(None, "This source has no address to ask. It is filled with: fingerpost import FILE")
        return given

    def save(self, commit: bool = True) -> Source:
        """The clock works out anew when it is due."""
        self.instance.due = None
        return super().save(commit)


class SourceDelete(generic.DeleteView):
    """A source goes only while it has no adverts."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what to do instead where it has."""
        count = self.object.advert_set.count()
        if count:
            messages.error(
                request, f"“{self.object}” has {run_words.offered(count)}, and jobs stand on them. Pause it instead."
            )
            return redirect("sources:edit", self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class SourceViewSet(ModelViewSet):
    """Where adverts come from."""

    model = Source
    name = "sources"
    icon = "globe"
    menu_label = "Sources"
    template_prefix = "site/editors/sources/"
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = SourceIndex
    inspect_view_class = SourceInspect
    delete_view_class = SourceDelete
    search_fields = ["name", "address"]
    search_backend_name = None
    list_display = [
        TitleColumn("name", label="Source", sort_key="name", get_url=lambda source: reverse("sources:inspect", args=[source.pk])),
        Column("kind", label="Kind", accessor=run_words.kind),
        Column("address", label="Address", accessor=run_words.address),
        Column("schedule", label="Asked", accessor=run_words.schedule),
        RunColumn("last", label="Last run", accessor="last"),
        HealthColumn("health", label="Health", accessor="pk"),
        NumberColumn("offered", label="On offer"),
    ]  # fmt: skip

    def get_form_class(self, for_update: bool = False) -> type[SourceForm]:
        """The form of a source that is there; one is added in steps of their own (``source_adding``)."""
        return SourceForm

    def get_urlpatterns(self) -> list[Any]:
        """The usual ones, the steps of adding in place of the usual form, and "ask it now"."""
        add = permission_required("store.add_source")(source_adding.add)
        now = permission_required(MAY)(ask_now)
        return [
            path("new/", add, name="add"),
            path("<row:pk>/now/", now, name="now"),
            *(pattern for pattern in super().get_urlpatterns() if pattern.name != "add"),
        ]


class SourcesGroup(ViewSetGroup):
    """The two in one place of the menu."""

    menu_label = "Sources"
    menu_icon = "globe"
    menu_order = 290
    items = (SourceViewSet("sources"), RunViewSet("runs"))


@require_POST
def ask_now(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a source now, whatever its schedule."""
    source = get_object_or_404(Source.objects.exclude(address=""), pk=pk)
    number = ask_for_import(source.pk, by=request.user.get_username())
    if number is None:
        messages.warning(request, f"“{source}” is being read already.")
        return redirect("sources:inspect", pk)
    return redirect("runs:inspect", number)
