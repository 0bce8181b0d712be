"""Asking for an alert: what is checked first, so that a form cannot be used to flood a stranger's mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from fingerpost.alerts.flow import Sent, deliver
from fingerpost.alerts.saved import standing
from fingerpost.alerts.signs import hashed
from fingerpost.search import Question
from fingerpost.store import alerts
from fingerpost.store.models import Alert

LONGEST = 254
LETTER_PACES = (Alert.DAILY, Alert.WEEKLY)
DAY, MONTH = timedelta(days=1), timedelta(days=30)
ADDRESS_DAILY, ADDRESS_MONTHLY = 3, 10
"""Questions that one address is sent in a day and in a month: who never asked is not asked for long."""
VISITOR_DAILY, HOURLY = 20, 300
"""Questions that one visitor may cause in a day, and all of them in an hour."""


class TooMany(Exception):  # noqa: N818  (what happened, not a fault of the program)
    """More has been asked for than can be taken now."""


class NoAddress(ValueError):  # noqa: N818
    """What was given is no e-mail address."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a visitor asks for: letters to an address about a search, and who they are to a limit (a network address)."""

    address: str
    question: Question
    pace: str
    visitor: str


def ask(request: Request, now: datetime) -> None:
    """Keep the alert and send the letter that asks whether it is wanted; nothing else is ever sent before its yes.

    Says the same whether the address is known or not, and is silent where it was asked often: nobody learns here who
    has alerts. A letter that cannot go now goes with the next run. Raises NoAddress, and TooMany for a visitor.
    """
    address = _checked(request.address)
    mine, theirs = hashed(f"address {address.casefold()}"), hashed(f"visitor {request.visitor} {now:%Y-%m-%d}")
    asked = alerts.asked_since
    if asked(now - DAY, visitor=theirs) >= VISITOR_DAILY or asked(now - timedelta(hours=1)) >= HOURLY:
        raise TooMany
    alerts.note_asked(mine, theirs, now)
    if asked(now - DAY, address=mine) > ADDRESS_DAILY or asked(now - MONTH, address=mine) > ADDRESS_MONTHLY:
        return
    saved = standing(request.question).to_query()
    pace = request.pace if request.pace in LETTER_PACES else Alert.DAILY
    letter = alerts.ask(address, saved, pace, now, now.astimezone(ZoneInfo(settings.TIME_ZONE)).date())
    deliver(now, Sent(), letter=letter)


def _checked(address: str) -> str:
    """The address, its host in small letters, if it is one."""
    address = address.strip()
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise NoAddress from wrong
    if len(address) > LONGEST or not address.isascii():
        raise NoAddress
    local, _, host = address.rpartition("@")
    return f"{local}@{host.lower()}"
