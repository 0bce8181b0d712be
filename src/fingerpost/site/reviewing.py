"""What is due for a look behind the editors' door: pages that nobody saw to for a year, bands whose review has come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import DateField, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Page
from wagtail.permissions import policy_registry

from fingerpost.site.models import Band, PageReview

YEAR = timedelta(days=365)
SHEET = 50
"""Pages to a sheet of the list."""


def may(user: Any) -> bool:
    """Whether a user may see to pages at all."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "change"))


def due(today: date) -> QuerySet[Page]:
    """The live pages that were neither published nor looked at for a year, those left longest first."""
    looked = Coalesce("review__day", TruncDate("last_published_at"), output_field=DateField())
    old = Q(last_published_at__date__lte=today - YEAR) | Q(last_published_at=None)
    rows = Page.objects.live().filter(old, depth__gte=2).filter(Q(review=None) | Q(review__day__lte=today - YEAR))
    return rows.annotate(looked=looked).order_by("looked", "pk")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Everything that is due, with a button that says of a page that it still holds."""
    if not may(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    context = {
        "page_title": "Due for review", "header_icon": "history",
        "sheet": Paginator(due(today), SHEET).get_page(request.GET.get("p")),
        "bands": Band.objects.filter(live=True, review_due__lte=today).order_by("review_due"),
    }  # fmt: skip
    return render(request, "site/editors/reviews.html", context)


@require_POST
def holds(request: HttpRequest, number: int) -> HttpResponse:
    """Keep that this user looked at a page today and found that it still holds."""
    page = get_object_or_404(Page, pk=number)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    PageReview.objects.update_or_create(page=page, defaults={"day": timezone.localdate(), "by": request.user})
    messages.success(request, f"“{page.title}” still holds, as of today.")
    return redirect("reviews")


urls = [path("reviews/", listing, name="reviews"), path("reviews/<row:number>/", holds, name="review_page")]
