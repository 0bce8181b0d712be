"""Add a source: an address is pasted, its kind recognised, a few of its adverts shown as read, and only then it is kept."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from fingerpost.site.index import field_pack
from fingerpost.site.read_page import show
from fingerpost.sources.registry import KINDS, Recognised, recognise
from fingerpost.sources.shapes import SourceError
from fingerpost.store.models import Source
from fingerpost.work.queue import ask_for_import
from fingerpost.work.trial import try_out

MOST_HOURS = 24 * 31
HELP = {
    "employer": "Used where the source does not say whose its adverts are.",
    "every_hours": "Between 1 and 744. Leave both empty to have it read only when somebody asks.",
    "daily_at": "By the site’s clock, or a few minutes later: sources are spread.",
}


class AddressForm(forms.Form):
    """The first step: an address, of a kind that we know, that no source has yet."""

    address = forms.CharField(
        max_length=2000,
        label="Address",
        help_text="The employer’s careers page, its board at a recruiting system, or the address of a feed.",
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
    )

    def clean_address(self) -> str:
        """Recognise it; the error names the kinds that there are."""
        address = self.cleaned_data["address"].strip()
        if "://" not in address:
            address = f"https://{address}"
        if urlsplit(address).scheme not in {"http", "https"}:
            raise forms.ValidationError("Give an address of the web. Files come in with: fingerpost import FILE")
        try:
            self.recognised: Recognised = recognise(address)
        except SourceError as error:
            raise forms.ValidationError(f"That {error.fault.removeprefix('it ')}. {error.remedy}.") from error
        there = Source.objects.filter(kind=self.recognised.kind.name, kept=self.recognised.kept).first()
        if there:
            link = format_html('<a href="{}">{}</a>', reverse("sources:inspect", args=[there.pk]), there)
            raise forms.ValidationError(format_html("{} reads this already.", link))
        return address


class KeepForm(forms.ModelForm):
    """The last step: what to call it, and when it is asked."""

    class Meta:
        model = Source
        fields = ["name", "employer", "every_hours", "daily_at"]
        widgets = {"daily_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
        labels = {"every_hours": "Every so many hours", "daily_at": "Or daily at"}
        help_texts = HELP | {"name": "It stays: adverts are told apart by it."}

    def clean(self) -> dict[str, Any]:
        """One schedule."""
        return checked_schedule(self, super().clean())


def checked_schedule(form: forms.ModelForm, given: dict[str, Any]) -> dict[str, Any]:
    """What a form was given, with an error where the hours are none, or both schedules are there."""
    hours = given.get("every_hours")
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        form.add_error("every_hours", f"Give a number of hours between 1 and {MOST_HOURS}.")
    if hours and given.get("daily_at"):
        form.add_error("daily_at", "Give either hours or a time of day, not both.")
    return given


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The steps, on one address: the form, the trial, the keeping."""
    posted = request.POST if request.method == "POST" else None
    address = AddressForm(posted)
    context: dict[str, Any] = {
        "page_title": "Add a source", "header_icon": "globe", "address_form": address,
        "kinds": [kind.label for kind in KINDS],
    }  # fmt: skip
    if posted is None or not address.is_valid():
        return render(request, "site/editors/sources/add.html", context, status=200 if posted is None else 422)
    keeping = "keep" in posted
    if keeping:
        keep = KeepForm(posted)
        if keep.is_valid():
            return _kept(request, keep, address)
        return render(request, "site/editors/sources/add.html", context | _found(address, keep), status=422)
    pack = field_pack()
    try:
        trial = try_out(address.recognised, pack)
    except SourceError as error:
        address.add_error("address", f"It could not be read: {error.fault}. {error.remedy}.")
        return render(request, "site/editors/sources/add.html", context, status=422)
    employers = {advert.employer for advert, _ in trial.adverts if advert.employer}
    first = {"name": _free_name(trial.source), "every_hours": 6}
    if len(employers) == 1:
        first["employer"] = employers.pop()
    read = [(advert, show(advert, reading, pack)) for advert, reading in trial.adverts]
    context |= _found(address, KeepForm(initial=first)) | {"trial": trial, "read": read}
    return render(request, "site/editors/sources/add.html", context)


def _found(address: AddressForm, keep: KeepForm) -> dict[str, Any]:
    return {"recognised": address.recognised, "keep_form": keep, "address": address.cleaned_data["address"]}


def _kept(request: HttpRequest, keep: KeepForm, address: AddressForm) -> HttpResponse:
    source = keep.save(commit=False)
    source.kind, source.kept = address.recognised.kind.name, address.recognised.kept
    source.address = address.cleaned_data["address"]
    with transaction.atomic():
        source.save()
        number = ask_for_import(source.pk, by=request.user.get_username())
    messages.success(request, f"“{source}” is added. All of it is being read now.")
    return redirect("runs:inspect", number)


def _free_name(wished: str) -> str:
    """The name that the kind gives, or the next one that no source has."""
    taken = set(Source.objects.filter(name__startswith=wished).values_list("name", flat=True))
    names = (wished, *(f"{wished}-{number}" for number in range(2, 1000)))
    return next(name for name in names if name not in taken)
