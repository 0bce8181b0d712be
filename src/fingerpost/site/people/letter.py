"""A visitor's message as a letter to whoever it is for. It is handed to the mail server at once, and kept nowhere."""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import BadHeaderError, EmailMessage
from django.template.loader import render_to_string

from fingerpost.store.shapes import JobCard

logger = logging.getLogger(__name__)


class Unsent(Exception):  # noqa: N818  (what happened, not a fault of the program)
    """The mail server did not take the letter."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a visitor wrote, about a job or about none."""

    name: str
    email: str
    words: str
    job: JobCard | None = None


def send(message: Message, to: str) -> None:
    """Hand the letter over; its answer goes to the visitor. Raises Unsent.

    It comes from the site's own address: a letter that claimed to come from the visitor's would be refused. What is
    logged of a failure is its kind and the server's number, never a word or an address.
    """
    context: dict[str, Any] = {"message": message, "address": settings.ADDRESS}
    subject = render_to_string("site/letters/contact_subject.txt", context)
    letter = EmailMessage(
        subject=" ".join(subject.split()),
        body=render_to_string("site/letters/contact.txt", context),
        to=[to],
        reply_to=[formataddr((message.name, message.email))],
    )
    try:
        letter.send()
    except (smtplib.SMTPException, OSError, BadHeaderError) as fault:
        number = getattr(fault, "smtp_code", "")
        logger.warning("A contact message could not be sent: %s %s", type(fault).__name__, number)
        raise Unsent from None
