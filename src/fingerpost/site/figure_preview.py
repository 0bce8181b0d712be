"""The figure of a block as its editor chooses it, beside the form: the sentence that visitors will read, and where it leads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fingerpost.site.blocks.pay import figure_of


@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """A line for the boxes that the address gives; what is unknown asks for nothing."""
    return render(request, "site/editors/figure_line.html", {"figure": figure_of(request.GET.dict())})


urls = [path("figure/", page, name="figure_preview")]
