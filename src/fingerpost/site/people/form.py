"""The contact form: three boxes, short, and nothing that nobody needs to answer a letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from fingerpost.store.models import ID_LENGTH

NAME, ADDRESS, MESSAGE = 80, 254, 4000
"""Characters of each box."""
BODY = 64 * 1024
"""Bytes of a whole form; a longer one is no letter."""


def _too_long(most: int) -> str:
    return f"That is %(show_value)d characters; {most:,} fit here."


class ContactForm(forms.Form):
    """A message as a visitor writes it. What they wrote stands in the boxes again where it could not be sent."""

    name = forms.CharField(
        max_length=NAME, error_messages={"required": "Say who is writing.", "max_length": _too_long(NAME)}
    )
    email = forms.EmailField(
        max_length=ADDRESS,
        error_messages={
            "required": "Say where the answer is to go.",
            "invalid": "That is no e-mail address that we can write to. It should look like name@example.com.",
            "max_length": _too_long(ADDRESS),
        },
    )
    message = forms.CharField(
        max_length=MESSAGE, error_messages={"required": "Write a few words.", "max_length": _too_long(MESSAGE)}
    )
    job = forms.CharField(max_length=ID_LENGTH, required=False)

    def clean_name(self) -> str:
        """One line of letters as people have them; nothing that a mail program would read as its own."""
        name: str = self.cleaned_data["name"]
        if not name.isprintable():
            raise ValidationError("Write the name on one line.")
        return name

    def clean_email(self) -> str:
        """An address that every mail server takes."""
        address: str = self.cleaned_data["email"]
        if not (address.isascii() and address.isprintable()):
            raise ValidationError(self.fields["email"].error_messages["invalid"])
        return address

    def clean_message(self) -> str:
        """The words with one sign for each line's end, and no signs that steer a screen."""
        text: str = self.cleaned_data["message"].replace("\r\n", "\n").replace("\r", "\n")
        return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())

    def faults(self) -> dict[str, Any]:
        """What is wrong, by box: the first fault of each."""
        return {box: errors[0] for box, errors in self.errors.items()}
