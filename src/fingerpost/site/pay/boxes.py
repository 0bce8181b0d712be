"""Boxes of forms for amounts and shares: they take what people write, and say beside the box what is wrong with it."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError

from fingerpost.site.wording import money

_THOUSANDS = re.compile(r"(?P<number>[0-9.]+)\s*k", re.IGNORECASE)
_WRITTEN = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")


class AmountField(forms.Field):
    """An amount of money as people write it ("550", "£65,000", "65k"), within two bounds. ``what`` begins its sentences."""

    def __init__(self, what: str, low: int, high: int, *, currency: str = "GBP", **said) -> None:
        self.what, self.low, self.high, self.currency = what, low, high, currency
        empty = f"Write {what[0].lower()}{what[1:]}, such as {said.pop('example')}."
        super().__init__(widget=_box(), error_messages={"required": empty}, **said)

    def to_python(self, value: str | None) -> float | None:
        written = (value or "").strip()
        if not written:
            return None
        amount = _amount(written)
        if amount is None:
            raise ValidationError(f"“{written[:20]}” is no amount. Write it in figures: 550, £65,000 or 65k.")
        low, high = money(self.low, self.currency), money(self.high, self.currency)
        if not self.low <= amount <= self.high:
            raise ValidationError(f"{self.what} is from {low} to {high}; this is {written[:20]}.")
        return amount


class NumberField(forms.DecimalField):
    """A number within two bounds, whole where it has no ``places``; ``unit`` says of what."""

    def __init__(self, low: int, high: int, unit: str, places: int = 0, **said) -> None:
        kind = "whole number" if places == 0 else "number"
        fault = f"Write a {kind} of {unit} from {low} to {high:,}."
        faults = (
            "required",
            "invalid",
            "min_value",
            "max_value",
            "max_digits",
            "max_decimal_places",
            "max_whole_digits",
        )
        super().__init__(
            min_value=low, max_value=high, decimal_places=places, max_digits=9 + places, widget=_box(),
            error_messages=dict.fromkeys(faults, fault), **said,
        )  # fmt: skip


def _box() -> forms.TextInput:
    """A box for a number. It is one of text, for a browser empties a box of numbers of whatever is none."""
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 20})


def _amount(written: str) -> float | None:
    """The amount that was written; None where it is none.

    >>> _amount("£65,000"), _amount("65k"), _amount("-5"), _amount("a lot")
    (65000.0, 65000.0, -5.0, None)
    """
    bare = (
        written.replace("£", "").replace("€", "").replace("$", "").replace(",", "").replace(" ", "").replace("−", "-")
    )
    sign = -1 if bare.startswith("-") else 1
    bare = bare.removeprefix("-")
    found = _THOUSANDS.fullmatch(bare)
    number = found["number"] if found else bare
    if not _WRITTEN.fullmatch(number):
        return None
    return sign * float(number) * (1000 if found else 1)
