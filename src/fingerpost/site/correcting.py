"""An editor's value for a field of a job, as a form: what may be chosen, and what the job is then settled with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from fingerpost.pack import Pack, Place
from fingerpost.reading import Pay
from fingerpost.site.wording import LEVELS, PERIODS, SIGNS, VOCABULARY
from fingerpost.store.shapes import JobView

CORRECTABLE = (
    "role", "level", "manages", "pay", "contract", "ir35", "engagement", "hours", "place", "mode", "office_days", "experience_years",
    "degree", "clearance", "sponsorship",
)  # fmt: skip
"""The fields that lists, filters and figures go by: an editor can put each right, and a visitor can say that it is missing."""
NUMBERS = {
    "office_days": 7,
    "experience_years": 50,
    "contract_length": 120,
    "pension_percent": 100,
    "holiday_days": 366,
}
"""Fields that are a number (days, years, months, a share of pay), with the most that it may be."""
DATES = ("closing_date", "start_date")
YES_OR_NO = ("manages", "equity", "extension")
SAID_SO = ("bonus", "sign_on_bonus", "car_allowance", "employer_kind")
"""Fields that are a few words, as the page prints them."""
SKILLS = "skills"
"""Not one field of a reading but two: what is asked for, and what is only named."""
FORMS = frozenset((*CORRECTABLE, *NUMBERS, *DATES, *YES_OR_NO, *SAID_SO, SKILLS))
"""Everything that an editor can put right once it was reported."""
UNCHOSEN = {"unmarked", "not-stated"}
"""Values of the vocabulary that say that nothing is said."""
SAYS, SILENT = "says", "silent"


class CorrectionForm(forms.Form):
    """What the advert says of one field, or that it does not say. ``values`` are the corrections to keep, by field.

    A place gives three (its name, its id and its region), so that lists, figures and the map agree; skills give two.
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
        if self.field == SKILLS:
            given["values"] = {
                f"skill_{kind}": () if silent else self._skills(kind, given) for kind in ("asked", "named")
            }
        elif self.field == "place":
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
        if isinstance(value, date):
            return value.isoformat()
        return value == "yes" if self.field in YES_OR_NO else value

    def _pay(self, given: Mapping[str, Any]) -> Pay | None:
        low, high = given["low"], given["high"]
        if low is None and high is None:
            self.add_error(
                "low", "Give an amount: the same in both boxes for a single figure, one box for “up to” or “from”."
            )
        elif low is not None and high is not None and low > high:
            self.add_error("high", "The highest is under the lowest.")
        return Pay(low, high, given["currency"], given["period"], "", basis=given["basis"])

    def _skills(self, kind: str, given: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids of skills that are given by name, a line each; those that the pack does not know are named."""
        ids = {
            name.casefold(): skill.id for skill in self.pack.skills.values() for name in (*skill.aliases, skill.name)
        }
        names = [name for line in given[kind].splitlines() if (name := " ".join(line.split()))]
        if unknown := [name for name in names if name.casefold() not in ids]:
            self.add_error(
                kind, f"The pack knows no skill of this name: {', '.join(unknown)}. Write it as the skill’s page does."
            )
            return ()
        return tuple(dict.fromkeys(ids[name.casefold()] for name in names))

    def _place(self, name: str) -> Place | None:
        wanted = " ".join(name.casefold().split())
        for place in self.pack.places.values():
            if wanted in {place.name.casefold(), *(alias.casefold() for alias in place.aliases)}:
                return place
        self.add_error("value", "The pack knows no place of that name. Try the nearest town, or the county.")
        return None


def boxes_of(field: str, job: JobView, pack: Pack) -> dict[str, Any]:
    """What the boxes hold to begin with: the value that a job has now."""
    if field == SKILLS:
        return {
            kind: "\n".join(pack.skills[skill].name for skill in skills if skill in pack.skills)
            for kind, skills in (("asked", job.card.skills_asked), ("named", job.card.skills_named))
        }
    value = getattr(job.card, field, None)
    if value is None and (evidence := job.evidence.get(field)):
        value = evidence.value
    if isinstance(value, Pay):
        return {name: _plain(getattr(value, name)) for name in ("low", "high", "currency", "period", "basis")}
    return {"value": ("yes" if value else "no") if isinstance(value, bool) else _plain(value)}


def _plain(value: Any) -> Any:
    """A whole number as one writes it, without its ".0"; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _boxes(field: str, pack: Pack) -> dict[str, forms.Field]:
    """The boxes for a field, none of them required, since the advert may not say."""
    if field == "pay":
        return {
            "low": forms.FloatField(label="Lowest", min_value=0, required=False, help_text="Empty for “up to”."),
            "high": forms.FloatField(label="Highest", min_value=0, required=False, help_text="Empty for “from”."),
            "currency": forms.ChoiceField(choices=list(SIGNS.items())),
            "period": forms.ChoiceField(choices=list(PERIODS.items())),
            "basis": forms.ChoiceField(
                choices=[("base", "Base pay"), ("ote", "On-target earnings"), ("with-vat", "With VAT in it")]
            ),
        }
    if field == SKILLS:
        lines = {"widget": forms.Textarea(attrs={"rows": 8}), "required": False, "max_length": 8_000}
        return {
            "asked": forms.CharField(label="Asked of the candidate", help_text="One skill a line.", **lines),
            "named": forms.CharField(
                label="Only mentioned", help_text="One skill a line; asked for goes before.", **lines
            ),
        }
    if field in DATES:
        return {"value": forms.DateField(label="Day", required=False, widget=forms.DateInput(attrs={"type": "date"}))}
    if field in NUMBERS:
        return {"value": forms.FloatField(label="Number", min_value=0, max_value=NUMBERS[field], required=False)}
    if choices := _choices(field, pack):
        return {"value": forms.ChoiceField(label="Value", choices=[("", "…"), *choices], required=False)}
    return {"value": forms.CharField(label="Value", max_length=80, required=False)}


def _choices(field: str, pack: Pack) -> list[tuple[str, str]]:
    if field == "role":
        return sorted(((role.id, role.name) for role in pack.roles.values()), key=lambda pair: pair[1])
    if field in YES_OR_NO:
        return [("yes", "Yes"), ("no", "No")]
    words = LEVELS if field == "level" else VOCABULARY.get(field, {})
    return [(value, name) for value, name in words.items() if value not in UNCHOSEN]
