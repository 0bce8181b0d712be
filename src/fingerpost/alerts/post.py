"""Letters: their words from the site's templates, their headers by the standards, and what the mail server said."""

from __future__ import annotations

import smtplib
from email.utils import format_datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse

from fingerpost.alerts.outcome import GONE, WENT, Outcome
from fingerpost.alerts.saved import question_of
from fingerpost.alerts.signs import confirm_token, manage_token, return_address
from fingerpost.pack import Pack
from fingerpost.store.alerts import Waiting
from fingerpost.store.shapes import JobCard

SHOWN = 50
"""Jobs that a letter lists; the rest are counted, with the way to them."""
NO_SUCH_BOX = {550, 551, 553, 556}
"""What a mail server answers for an address that is not there, or no longer."""


class Post:
    """The way out for letters: one connection for as long as the block lasts, opened at the first."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._connection: BaseEmailBackend | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()

    def ask(self, letter: Waiting) -> Outcome:
        """Send the question whether an alert is wanted."""
        link = _address("alert_confirm", confirm_token(letter.alert.key))
        return self._send(letter, "confirm", {"link": link})

    def tell(self, letter: Waiting, jobs: list[JobCard]) -> Outcome:
        """Send the new jobs of an alert, with the ways to change and to stop it."""
        token = manage_token(letter.alert.key)
        stop = _address("alert_stop", token)
        links = {"stop": stop, "manage": _address("alert", token)}
        return self._send(
            letter, "jobs", {"jobs": jobs[:SHOWN], "count": len(jobs), "more": len(jobs) - SHOWN, **links},
            {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
        )  # fmt: skip

    def _send(
        self, letter: Waiting, kind: str, context: dict[str, Any], headers: dict[str, str] | None = None
    ) -> Outcome:
        """Make a letter of its templates and hand it to the mail server."""
        context |= {
            "question": question_of(letter.alert.question, self.pack), "alert": letter.alert, "address": settings.ADDRESS,
            "search": f"{settings.ADDRESS}{reverse('jobs')}?{letter.alert.question}".rstrip("?"),
        }  # fmt: skip
        host = urlsplit(settings.ADDRESS).hostname
        message = mail.EmailMultiAlternatives(
            subject=" ".join(render_to_string(f"site/letters/{kind}_subject.txt", context).split()),
            body=render_to_string(f"site/letters/{kind}.txt", context),
            from_email=return_address(letter.alert.key),
            to=[letter.alert.to],
            headers={
                "From": settings.DEFAULT_FROM_EMAIL, "Message-ID": f"<{letter.key}@{host}>",
                "Date": format_datetime(letter.made), "Auto-Submitted": "auto-generated",
                "List-Id": f"<alerts.{host}>", **(headers or {}),
            },
        )  # fmt: skip
        message.attach_alternative(render_to_string(f"site/letters/{kind}.html", context), "text/html")
        return self._hand_over(message)

    def _hand_over(self, message: mail.EmailMultiAlternatives) -> Outcome:
        """What the mail server made of a letter. Its own words are not passed on: they often name the address."""
        try:
            if self._connection is None:
                self._connection = mail.get_connection()
                self._connection.open()
            self._connection.send_messages([message])
        except smtplib.SMTPRecipientsRefused as refused:
            codes = {code for code, _ in refused.recipients.values()}
            return GONE if codes <= NO_SUCH_BOX else Outcome(fault=f"the recipient was refused ({_codes(codes)})")
        except smtplib.SMTPDataError as refused:
            return Outcome(fault=f"the letter was refused ({refused.smtp_code})")
        except (smtplib.SMTPException, OSError) as fault:
            code = getattr(fault, "smtp_code", "")
            return Outcome(closed=True, fault=f"{type(fault).__name__} {code}".strip())
        return WENT


def _codes(codes: set[int]) -> str:
    return ", ".join(str(code) for code in sorted(codes))


def _address(name: str, token: str) -> str:
    """The whole address of a page that a link of a letter leads to."""
    return f"{settings.ADDRESS}{reverse(name, args=[token])}"
