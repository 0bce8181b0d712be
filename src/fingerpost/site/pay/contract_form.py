"""The form of a rate and of what is assumed of its year: a cautious and a hopeful box for each assumption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.forms.boundfield import BoundField

from fingerpost.market.contracting import WEEKDAYS, Assumptions, Contract, usual
from fingerpost.pack import TaxYear
from fingerpost.site.pay.boxes import AmountField, NumberField

CASES = ("cautious", "hopeful")
LARGEST = {"day": 20_000, "hour": 2_500}
"""The highest rate that is taken for one, for each period."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """An assumption as its boxes have it: its name among ``Assumptions``, its label, its bounds and unit, and a hint."""

    name: str
    label: str
    low: int
    high: int
    unit: str
    places: int = 0
    hint: str = ""


ASSUMED = (
    Assumed("bank", "Bank holidays", 0, WEEKDAYS, "days", hint="Unpaid, as every day off is."),
    Assumed("holiday", "Days of holiday", 0, WEEKDAYS, "days"),
    Assumed("ill", "Days ill", 0, WEEKDAYS, "days"),
    Assumed("between", "Days between contracts", 0, WEEKDAYS, "days"),
    Assumed("hours", "Hours in a paid day", 1, 16, "hours", 2, "Counts for hourly rates."),
    Assumed("pension", "Pension of the permanent job", 0, 50, "per cent of salary", 2, "What its employer would pay in."),
    Assumed("margin", "Umbrella’s margin, £ a week", 0, 500, "pounds", 2, "Inside IR35."),
    Assumed("costs", "Own company’s costs, £ a year", 0, 200_000, "pounds", 0, "Outside IR35: accountant, insurance, software."),
    Assumed("salary", "Director’s salary, £ a year", 0, 200_000, "pounds", 0, "Outside IR35; the rest is dividends."),
)  # fmt: skip


class ContractForm(forms.Form):
    """A rate, what is known of it, and the assumptions. What an address leaves out is as usual."""

    use_required_attribute = False
    rate = AmountField("A rate", 1, LARGEST["day"], label="Rate, £", example="550")
    period = forms.ChoiceField(label="For", choices=[("day", "a day"), ("hour", "an hour")])
    ir35 = forms.ChoiceField(
        label="IR35",
        required=False,
        choices=[("", "Not stated: show both"), ("inside", "Inside"), ("outside", "Outside")],
    )
    vat = forms.ChoiceField(
        label="VAT", required=False, choices=[("", "Plus VAT, or not said"), ("in", "VAT is in it")]
    )

    def __init__(self, asked: Mapping[str, str], taxes: Mapping[str, TaxYear], now: TaxYear) -> None:
        """Of what an address asks, one value a name; ``now`` is the tax year where it names none."""
        self.asked = {name: value.strip() for name, value in asked.items()}
        self.law = taxes.get(self.asked.get("year", ""), now)
        self.usual = {
            "period": "day", "ir35": "", "vat": "", "nation": next(iter(self.law.nations)), "year": now.year.id,
        } | _boxes(*usual(self.law))  # fmt: skip
        super().__init__(self.usual | self.asked, label_suffix="")
        self.fields["rate"].required = not self.blank
        nations = [(nation.id, nation.name) for nation in self.law.nations.values()]
        years = [(law.year.id, law.year.name) for law in reversed(taxes.values())]
        self.fields["nation"] = forms.ChoiceField(label="Where you live", choices=nations)
        self.fields["year"] = forms.ChoiceField(label="Tax year", choices=years)
        for each in ASSUMED:
            for case in CASES:
                self.fields[f"{each.name}_{case}"] = NumberField(
                    each.low, each.high, each.unit, each.places, label=f"{each.label}, {case}"
                )
        for name in ("period", "ir35", "vat", "nation", "year"):
            self.fields[name].error_messages["invalid_choice"] = "“%(value)s” is none of these: choose one."

    @property
    def blank(self) -> bool:
        """Whether no rate was written yet, so that nothing is wrong with there being none."""
        return "rate" not in self.asked

    def pairs(self) -> Iterator[tuple[Assumed, BoundField, BoundField]]:
        """Each assumption with its two boxes."""
        for each in ASSUMED:
            yield each, self[f"{each.name}_cautious"], self[f"{each.name}_hopeful"]

    def clean(self) -> dict[str, Any]:
        """What the boxes say together: a rate that is one, and a year with a day's work in it."""
        said = super().clean()
        if (highest := LARGEST.get(said.get("period", ""), 0)) and (said.get("rate") or 0) > highest:
            self.add_error(
                "rate", f"A rate {'an hour' if said['period'] == 'hour' else 'a day'} is at most £{highest:,}."
            )
        for case in CASES:
            away = [said.get(f"{name}_{case}") for name in ("bank", "holiday", "ill", "between")]
            if None not in away and sum(away) >= WEEKDAYS:
                fault = f"These leave no day to work: with holidays and illness they come to {sum(away)} of {WEEKDAYS} weekdays."
                self.add_error(f"between_{case}", fault)
        return said

    def contract(self) -> Contract:
        """The contract that valid boxes speak of."""
        said = self.cleaned_data
        return Contract(rate=said["rate"], period=said["period"], with_vat=said["vat"] == "in", nation=said["nation"])

    def assumptions(self, case: str) -> Assumptions:
        """The assumptions of valid boxes, "cautious" or "hopeful"."""
        said = {each.name: self.cleaned_data[f"{each.name}_{case}"] for each in ASSUMED}
        found = {each.name: float(said[each.name]) if each.places else int(said[each.name]) for each in ASSUMED}
        return Assumptions(**found | {"pension": found["pension"] / 100})

    def query(self) -> str:
        """The shortest query that asks the same: what differs from the usual."""
        known = {name: self.asked[name] for name in self.fields if name in self.asked}
        return urlencode({name: value for name, value in known.items() if value != self.usual.get(name)})


def _boxes(cautious: Assumptions, hopeful: Assumptions) -> dict[str, str]:
    """Assumptions as their boxes hold them."""
    found = {}
    for case, assumed in zip(CASES, (cautious, hopeful), strict=True):
        for each in ASSUMED:
            value = getattr(assumed, each.name) * (100 if each.name == "pension" else 1)
            found[f"{each.name}_{case}"] = f"{round(value, 2):g}"
    return found
