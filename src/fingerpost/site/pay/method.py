"""The method of figures as a page: each rule with its reason, every number taken from the code that applies it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from fingerpost.market import CONFIDENCE, FEWEST_EMPLOYERS, FEWEST_JOBS, METHOD, WINDOW, compared, matched, rungs
from fingerpost.market.demand import QUARTER
from fingerpost.market.distribution import FAR, SHARES
from fingerpost.market.question import YEAR
from fingerpost.market.standing import LARGEST
from fingerpost.site.pay.words import amount
from fingerpost.site.skills import ask
from fingerpost.store.estimates import standing


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    context = {
        "version": METHOD, "jobs": FEWEST_JOBS, "employers": FEWEST_EMPLOYERS, "window": WINDOW, "year": YEAR, "weeks": YEAR // 7,
        "confidence": CONFIDENCE, "shares": [f"P{share * 100:.0f}" for share in SHARES], "largest": amount(LARGEST, "year"), "far": FAR,
        "estimate": standing(),
        "chance": f"one in {1 / (1 - CONFIDENCE):.0f}",
        "quarter": QUARTER, "span": matched.SPAN, "draws": compared.DRAWS, "many": compared.MANY,
        "ladder": ask.YEAR, "tried": rungs.TRIED, "false": rungs.FALSE, "more": rungs.MORE, "less": rungs.LESS,
    }  # fmt: skip
    return render(request, "site/pay/method.html", context)


urlpatterns = [path("", page, name="method")]
