"""The form in which an advert is written by hand, what it takes to be published, and what stands beside it as one writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from fingerpost.checking import Finding, check
from fingerpost.pack import Pack
from fingerpost.reading import Advert, read
from fingerpost.site.checked import by_weight
from fingerpost.site.read_page import Shown, show
from fingerpost.sources.posting import LENGTHS, LONGEST_TEXT
from fingerpost.store.written import Written

ADDRESS_LENGTH = 2000


class Do(StrEnum):
    """What the form's buttons do."""

    CHECK = "check"
    SAVE = "save"
    SCHEDULE = "schedule"
    PUBLISH = "publish"
    FILLED = "filled"
    CLOSE = "close"
    DELETE = "delete"


GOES_OUT = (Do.PUBLISH, Do.SCHEDULE)
"""What takes a whole advert; a draft may lack anything but a title."""
_LINE_ENDS = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside an advert: what was read in it, and the findings, the heaviest first."""

    shown: Shown
    findings: tuple[tuple[str, tuple[Finding, ...]], ...]
    count: int


class AdvertForm(forms.Form):
    """An advert as a consultant writes it. ``wanted`` is what the button pressed does.

    ``seen`` is when the advert was last changed as the form was opened: whoever saves later is told of another's changes first.
    """

    title = forms.CharField(max_length=LENGTHS["title"], help_text="The job’s name alone: no pay, no place.")
    text = forms.CharField(
        max_length=LONGEST_TEXT, required=False, strip=False, label="The advert’s text",
        help_text="Write it or paste it. The words are kept as they stand; bullets and headings stay.",
        widget=forms.Textarea(attrs={"rows": 22, "spellcheck": "true"}),
    )  # fmt: skip
    employer = forms.CharField(
        max_length=LENGTHS["employer"], required=False, label="Who is hiring", help_text="The client, or the employer."
    )
    hidden = forms.BooleanField(required=False, label="Do not name them: the advert stands under our own name")
    for_client = forms.BooleanField(
        required=False, initial=True, label="We advertise as an agency, for a client",
        help_text="Then the law on agencies’ adverts is looked at too.",
    )  # fmt: skip
    location = forms.CharField(max_length=LENGTHS["location"], required=False, help_text="A town, or Remote.")
    apply = forms.CharField(
        max_length=ADDRESS_LENGTH, required=False, label="Where to apply", help_text="The address of a page, or an e-mail address."
    )  # fmt: skip
    closing = forms.DateField(required=False, label="Closing date", widget=AdminDateInput)
    publish_at = forms.DateTimeField(
        required=False, label="Publish at", help_text="Only for “Schedule”.", widget=AdminDateTimeInput
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, wanted: str = Do.SAVE, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.wanted = wanted

    def clean_text(self) -> str:
        """The words as they stand; browsers send two signs for each line's end."""
        return _LINE_ENDS.sub("\n", self.cleaned_data["text"])

    def clean_apply(self) -> str:
        """A page's address or an e-mail address, and nothing else."""
        given = self.cleaned_data["apply"].strip()
        if given:
            check = validate_email if "@" in given and "/" not in given else URLValidator(["http", "https"])
            try:
                check(given)
            except ValidationError as error:
                remedy = "Give a page’s address (https://…) or an e-mail address (jobs@…)."
                raise ValidationError(f"That is neither. {remedy}") from error
        return given

    def clean(self) -> dict[str, Any]:
        """What a published advert must have beside its title."""
        given = super().clean() or {}
        if self.wanted in GOES_OUT:
            self._must_be_whole(given)
        if self.wanted == Do.SCHEDULE and "publish_at" not in self.errors:
            when = given.get("publish_at")
            if when is None:
                self.add_error("publish_at", "Say when it is to be published.")
            elif when <= timezone.now():
                self.add_error("publish_at", "That has passed. Give a later time, or publish it now.")
        return given

    def _must_be_whole(self, given: Mapping[str, Any]) -> None:
        if not (given.get("text") or "").strip() and "text" not in self.errors:
            self.add_error("text", "There is no text yet. Nothing is lost: save it as a draft, or write it now.")
        if not given.get("apply") and "apply" not in self.errors:
            self.add_error("apply", "Say where one applies, or save it as a draft.")
        if given.get("closing") and given["closing"] < timezone.localdate():
            self.add_error("closing", "That day has passed.")
        if not given.get("employer") and not given.get("hidden"):
            self.add_error("employer", "Name who is hiring, or tick that they are not named.")

    @property
    def values(self) -> dict[str, Any]:
        """What is kept of a form that is valid."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


def boxes_of(one: Written) -> dict[str, Any]:
    """What the boxes hold to begin with."""
    names = ("title", "text", "employer", "hidden", "for_client", "location", "apply", "closing", "publish_at")
    return {name: getattr(one, name) for name in names} | {"seen": one.changed.isoformat() if one.changed else ""}


def panel_of(advert: Advert, pack: Pack, *, today: date, agency: str | bool | None = None) -> Panel:
    """An advert read and checked."""
    reading = read(advert, pack)
    found = check(advert, pack, reading, today=today, agency=agency)
    return Panel(show(advert, reading, pack), by_weight(found), len(found))
