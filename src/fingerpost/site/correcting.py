"""An editor's value for a field of a job, as a form: what may be chosen, and what the job is then settled with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from fingerpost.pack import Pack, Place
from fingerpost.reading import Pay
from fingerpost.site.wording import LEVELS, PERIODS, SIGNS, VOCABULARY

CORRECTABLE = (
    "role", "level", "manages", "pay", "contract", "ir35", "engagement", "hours", "place", "mode", "office_days", "experience_years",
    "degree", "clearance", "sponsorship",
)  # fmt: skip
"""The fields that lists, filters and figures go by: an editor can put each right, and a visitor can say that it is missing."""
NUMBERS = {"office_days": 7, "experience_years": 50}
"""Fields that are a number, with the most that it may be."""
UNCHOSEN = {"unmarked", "not-stated"}
"""Values of the vocabulary that say that nothing is said."""
SAYS, SILENT = "says", "silent"


class CorrectionForm(forms.Form):
    """What the advert says of one field, or that it does not say. ``values`` are the corrections to keep, by field.

    A place gives three (its name, its id and its region), so that lists, figures and the map agree.
    """

    stated = forms.ChoiceField(
        label="What is so", initial=SAYS, widget=forms.RadioSelect,
        choices=[(SAYS, "The advert says this:"), (SILENT, "The advert does not say")],
    )  # fmt: skip

    def __init__(self, field: str, pack: Pack, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.field, self.pack = field, pack
        self.fields |= _boxes(field, pack)

    def clean(self) -> dict[str, Any]:
        """The value that the boxes say, under "values"."""
        given = super().clean() or {}
        if self.errors:
            return given
        silent = given["stated"] == SILENT
        if self.field == "place":
            place = None if silent else self._place(given["value"])
            given["values"] = {
                "place": place and place.name,
                "place_id": place and place.id,
                "region": place and place.region,
            }
        else:
            given["values"] = {self.field: None if silent else self._value(given)}
        return given

    @property
    def values(self) -> Mapping[str, Any]:
        """The corrections of a form that is valid."""
        return self.cleaned_data["values"]

    def _value(self, given: Mapping[str, Any]) -> Any:
        if self.field == "pay":
            return self._pay(given)
        value = given["value"]
        if value in (None, ""):
            self.add_error("value", "Say what the advert says, or that it does not say.")
        return value == "yes" if self.field == "manages" else value

    def _pay(self, given: Mapping[str, Any]) -> Pay | None:
        low, high = given["low"], given["high"]
        if low is None and high is None:
            self.add_error(
                "low", "Give an amount: the same in both boxes for a single figure, one box for “up to” or “from”."
            )
        elif low is not None and high is not None and low > high:
            self.add_error("high", "The highest is under the lowest.")
        return Pay(low, high, given["currency"], given["period"], "", basis=given["basis"])

    def _place(self, name: str) -> Place | None:
        wanted = " ".join(name.casefold().split())
        for place in self.pack.places.values():
            if wanted in {place.name.casefold(), *(alias.casefold() for alias in place.aliases)}:
                return place
        self.add_error("value", "The pack knows no place of that name. Try the nearest town, or the county.")
        return None


def boxes_of(value: Any) -> dict[str, Any]:
    """What the boxes hold to begin with: the value that a job has now."""
    if isinstance(value, Pay):
        return {name: getattr(value, name) for name in ("low", "high", "currency", "period", "basis")}
    return {"value": ("yes" if value else "no") if isinstance(value, bool) else value}


def _boxes(field: str, pack: Pack) -> dict[str, forms.Field]:
    """The boxes for a field, none of them required, since the advert may not say."""
    if field == "pay":
        return {
            "low": forms.FloatField(label="Lowest", min_value=0, required=False, help_text="Empty for “up to”."),
            "high": forms.FloatField(label="Highest", min_value=0, required=False, help_text="Empty for “from”."),
            "currency": forms.ChoiceField(choices=list(SIGNS.items())),
            "period": forms.ChoiceField(choices=list(PERIODS.items())),
            "basis": forms.ChoiceField(choices=[("base", "Base pay"), ("ote", "On-target earnings")]),
        }
    if field in NUMBERS:
        return {"value": forms.FloatField(label="Number", min_value=0, max_value=NUMBERS[field], required=False)}
    if choices := _choices(field, pack):
        return {"value": forms.ChoiceField(label="Value", choices=[("", "…"), *choices], required=False)}
    return {"value": forms.CharField(label="Value", max_length=80, required=False)}


def _choices(field: str, pack: Pack) -> list[tuple[str, str]]:
    if field == "role":
        return sorted(((role.id, role.name) for role in pack.roles.values()), key=lambda pair: pair[1])
    if field == "manages":
        return [("yes", "Yes"), ("no", "No")]
    words = LEVELS if field == "level" else VOCABULARY.get(field, {})
    return [(value, name) for value, name in words.items() if value not in UNCHOSEN]
