"""Runs behind the editors' door: the list, one run as it goes, cancelling, and asking again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import permission_required
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from fingerpost.site import run_words
from fingerpost.store import runs
from fingerpost.store.models import Run
from fingerpost.work.queue import ask

MAY = "store.change_source"
"""Who may have sources read may cancel it and ask again."""


class RunColumn(Column):
    """The state of a run, how far it is and what came of it."""

    cell_template_name = "site/editors/runs/cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """The run in words."""
        context = super().get_cell_context_data(instance, parent_context)
        run = self.get_value(instance)
        return context | {"run": run, **(words(run) if run else {})}


class RunIndex(generic.IndexView):
    """Every run, the newest first; the list follows them while any is live."""

    def get_base_queryset(self) -> Any:
        """With the sources, in one query."""
        return super().get_base_queryset().select_related("source")

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Whether the list must follow what goes on."""
        context = super().get_context_data(*args, **kwargs)
        return context | {"live": any(run.state in Run.LIVE for run in context["object_list"])}


class RunInspect(generic.InspectView):
    """One run."""

    page_title = "Run"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The run in words, and what may be done with it."""
        return super().get_context_data(**kwargs) | shown(self.request, self.object)

    def get_page_subtitle(self) -> str:
        """What the run is for."""
        return run_words.title(self.object)


class RunViewSet(ModelViewSet):
    """Background work, to be looked at; it is asked for elsewhere."""

    model = Run
    name = "runs"
    icon = "history"
    menu_label = "Runs"
    template_prefix = "site/editors/runs/"
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = RunIndex
    inspect_view_class = RunInspect
    list_filter = ["state", "kind", "source"]
    list_display = [
        TitleColumn("title", label="Run", accessor=run_words.title, get_url=lambda run: reverse("runs:inspect", args=[run.pk])),
        RunColumn("state", label="State", accessor=lambda run: run),
        Column("asked_by", label="Asked for by", accessor=run_words.asked_by),
        DateColumn("asked", label="When"),
    ]  # fmt: skip
    form_fields = ["kind"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """A run is neither made, changed nor deleted by hand, so no page leads there."""
        none = dict.fromkeys(("add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"))
        return super().get_common_view_kwargs(**none, **kwargs)

    def get_urlpatterns(self) -> list[Any]:
        """The list, one run, and what may be done with it."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<row:pk>/", self.inspect_view, name="inspect"),
            path("<row:number>/progress/", permission_required("store.view_run")(progress), name="progress"),
            path("<row:number>/cancel/", permission_required(MAY)(cancel), name="cancel"),
            path("<row:number>/again/", permission_required(MAY)(again), name="again"),
        ]

    @cached_property
    def url_finder_class(self) -> None:
        """Runs have no page to edit."""
        return


@require_safe
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """The part of a run's page that changes while it is live."""
    run = get_object_or_404(Run.objects.select_related("source"), id=number)
    return render(request, "site/editors/runs/progress.html", shown(request, run))


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Cancel a run, or have it stop where it can."""
    state = runs.cancel(number, timezone.now())
    if state == Run.CANCELLED:
        messages.success(request, "Cancelled.")
    elif state == Run.RUNNING:
        messages.success(request, "It stops as soon as it can; what is finished by then is kept.")
    else:
        messages.warning(request, "It has ended already.")
    return redirect("runs:inspect", number)


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the same again."""
    run = get_object_or_404(Run, id=number)
    asked = ask(run.kind, source=run.source_id, by=request.user.get_username())
    if asked is None:
        messages.warning(request, "The same is being done already.")
        live = Run.objects.filter(kind=run.kind, source=run.source_id, state__in=Run.LIVE).first()
        return redirect("runs:inspect", live.id if live else number)
    return redirect("runs:inspect", asked)


def words(run: Run) -> dict[str, Any]:
    """A run as pages tell it."""
    partly = bool(run.wrong) and run.state == Run.DONE
    return {
        "state": "done in part" if partly else Run.STATES[run.state], "live": run.state in Run.LIVE,
        "progress": run_words.progress(run), "counts": run_words.counts(run), "bad": partly or run.state == Run.FAILED,
    }  # fmt: skip


def shown(request: HttpRequest, run: Run) -> dict[str, Any]:
    """A run's page: the run in words, and what this user may do."""
    now = timezone.now()
    idle = run.state == Run.WAITING and run.due <= now and not runs.at_work(now)
    lines = [("Asked for by", run_words.asked_by(run)), ("Attempt", run.attempt if run.attempt > 1 else "")]
    return words(run) | {
        "run": run,
        "lines": lines,
        "may": request.user.has_perm(MAY),
        "told": run.told.splitlines(),
        "idle": idle,
    }
