"""The form of an offer: what it pays, and which jobs it is to be held against. It never asks what anybody earns now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from fingerpost.market import PayQuestion
from fingerpost.site.field import region_choices, role_choices
from fingerpost.site.pay.address import CURRENCY, MANY, SAYS_NONE
from fingerpost.site.pay.boxes import AmountField
from fingerpost.site.wording import CONTRACTS, IR35, LEVELS, money

ASKED = ("role", "level", "region", "contract", "ir35")
BOUNDS = {"year": (1_000, 5_000_000), "day": (20, 20_000), "hour": (3, 2_500)}
"""Between these an offer is believed to be paid for that period."""
NOUNS = {"year": "A salary for a year", "day": "A rate for a day", "hour": "A rate for an hour"}


@dataclass(frozen=True, slots=True)
class Offer:
    """An amount of pounds, and the question of the jobs that it is held against."""

    amount: float
    question: PayQuestion


class OfferForm(forms.Form):
    """An offer as an address has it; every box but the amount may be left as it is."""

    use_required_attribute = False
    amount = AmountField("An offer", 1, BOUNDS["year"][1], label="The offer, £", example="65,000")
    period = forms.ChoiceField(label="For", choices=[("year", "a year"), ("day", "a day"), ("hour", "an hour")])

    def __init__(self, asked: Mapping[str, str]) -> None:
        super().__init__({"period": "year"} | {name: value.strip() for name, value in asked.items()}, label_suffix="")
        self.blank = "amount" not in asked
        self.fields["amount"].required = not self.blank
        self._ask("role", "Role", [("", "All roles"), *role_choices()])
        self._ask("level", "Level", [("", "Any level"), *LEVELS.items()])
        self._ask("region", "Region or nation", [("", "Anywhere"), *region_choices()])
        self._ask("contract", "Contract", [("", "Any contract"), *CONTRACTS.items()])
        self._ask("ir35", "IR35, for rates", [("", "Any status"), *IR35.items()])
        self.fields["period"].error_messages["invalid_choice"] = "“%(value)s” is none of these: choose one."

    def _ask(self, name: str, label: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)
        self.fields[name].error_messages["invalid_choice"] = "“%(value)s” is none of these: choose one."

    def clean(self) -> dict[str, Any]:
        """An amount that fits its period: £500 a year is a slip, and so is £60,000 a day."""
        said = super().clean()
        amount, period = said.get("amount"), said.get("period")
        if amount and period:
            low, high = BOUNDS[period]
            if not low <= amount <= high:
                bounds = f"{money(low, CURRENCY)} to {money(high, CURRENCY)}"
                self.add_error("amount", f"{NOUNS[period]} is from {bounds}. Is it paid for another time?")
        if said.get("ir35") and period == "year":
            self.add_error("ir35", "IR35 is for rates a day or an hour: leave it open for a salary.")
        return said

    def offer(self, today: date) -> Offer:
        """What valid boxes ask."""
        said = self.cleaned_data
        fields = {MANY[name]: (_held(name, said[name]),) for name in ASKED if said[name]}
        return Offer(said["amount"], PayQuestion(currency=CURRENCY, period=said["period"], until=today, **fields))


def address(question: PayQuestion) -> str:
    """The address of the form with its boxes as a question has them; "" where it has no boxes for what is asked."""
    pairs = [("period", question.period)] if question.period != "year" else []
    pairs += [(name, value or SAYS_NONE[name]) for name in ASKED for value in getattr(question, MANY[name])]
    bare = PayQuestion(currency=CURRENCY, period=question.period, until=question.until)
    boxed = {MANY[name]: () for name in ASKED}
    if replace(question, **boxed) != bare or len({name for name, _ in pairs}) < len(pairs):
        return ""
    return f"{reverse('pay_offer')}?{urlencode(pairs)}".rstrip("?")


def _held(name: str, value: str) -> str:
    """A choice as the columns hold it: what asks for jobs that say none is the empty word there."""
    return "" if value == SAYS_NONE.get(name) else value
