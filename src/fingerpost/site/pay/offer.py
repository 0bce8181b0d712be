"""“What should I be paid?”: where an offer stands among the jobs that say what they pay, with every job behind it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fingerpost.columns import ColumnsError
from fingerpost.market import FEWEST_EMPLOYERS, FEWEST_JOBS, Distribution, Figure
from fingerpost.pack import Pack
from fingerpost.site.index import field_pack
from fingerpost.site.pay import ask, contract
from fingerpost.site.pay.address import address
from fingerpost.site.pay.offer_form import Offer, OfferForm
from fingerpost.site.pay.ranges import ranges
from fingerpost.site.pay.words import amount, per, words_of


@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The form, and where it is filled in, where the offer stands. Nothing of it is kept."""
    form, today = OfferForm(request.GET.dict()), timezone.localdate()
    context: dict[str, Any] = {"form": form}
    if form.is_valid() and not form.blank:
        try:
            context |= _answer(form.offer(today), today)
        except ColumnsError:
            return render(request, "site/pay/unread.html", {"words": "What should I be paid?"}, status=503)
    response = render(request, "site/pay/offer.html", context)
    response["Referrer-Policy"] = "no-referrer"
    if not form.blank:
        response["X-Robots-Tag"] = "noindex"
    return response


def _answer(offer: Offer, today: date) -> dict[str, Any]:
    """What the page says of an offer, held against its own question or the nearest wider one that has a figure."""
    pack, asked = field_pack(), ask.figure(offer.question)
    held = asked if asked.enough else _wider(offer, pack)
    context: dict[str, Any] = {
        "offer": offer, "asked": asked, "words": words_of(offer.question, pack), "period": offer.question.period,
        "per": per(offer.question.period), "fewest_jobs": FEWEST_JOBS, "fewest_employers": FEWEST_EMPLOYERS,
        "compares": contract.address(offer.amount, offer.question), "question": offer.question,
    }  # fmt: skip
    return context | (_standing(offer, held, today) if held else {})


def _wider(offer: Offer, pack: Pack) -> Figure | None:
    """The figure of the nearest wider question that has one."""
    found = ask.nearest(offer.question, pack)
    return found and found[1]


def _standing(offer: Offer, figure: Figure, today: date) -> dict[str, Any]:
    """Where the offer stands in a figure: in numbers, drawn, and with the way to the jobs behind it."""
    pay, question = figure.pay, figure.question
    if not isinstance(pay, Distribution):
        return {}
    named = words_of(question, field_pack())
    return {
        "figure": figure, "question": question, "rank": ask.rank(question, offer.amount), "against": named,
        "behind": address(question, today), "offered": amount(offer.amount, question.period),
        "chart": ranges([(f"{pay.jobs:,} jobs", pay)], question.period, offer=offer.amount), "difference": offer.amount - pay.p50,
    }  # fmt: skip
