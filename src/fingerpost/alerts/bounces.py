"""Letters that came back: what a mail server says of one it could not deliver (RFC 3464), and of one that its reader
called spam (RFC 5965)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import Message
from email.utils import getaddresses
from typing import Literal

from fingerpost.alerts.signs import key_of_return
from fingerpost.store import alerts
from fingerpost.store.alerts import Wanted

Kind = Literal["hard", "soft", "spam"]
LARGEST = 1_000_000
"""Bytes of a report that are read; what a report encloses of the letter stands at its end."""
SOFT_MOST, SOFT_WITHIN = 5, timedelta(days=30)
"""So many letters in so many days that could not be delivered for now are one too many."""
FULL_OR_POLICY = re.compile(r"5\.(2\.2|7\.\d+|3\.\d+|4\.\d+)$")
"""Enduring in number, but of a full box, a policy or a network: it may pass."""
RECIPIENTS = ("To", "Delivered-To", "X-Original-To", "Envelope-To")


@dataclass(frozen=True, slots=True)
class Bounce:
    """What became of a letter, and of which alert."""

    kind: Kind
    alert: Wanted


def take_back(raw: bytes, today: date) -> Kind | None:
    """Read one returned letter and act: a hard bounce or a complaint ends the alerts of its address, a soft one counts.
    None where it is no such report, or of no alert that we have: a forged one names none."""
    bounce = read(raw)
    if bounce is None:
        return None
    if bounce.kind == "soft":
        alerts.bounced_softly(bounce.alert.key, today, most=SOFT_MOST, within=SOFT_WITHIN)
    else:
        alerts.stop_all(bounce.alert.to)
    return bounce.kind


def read(raw: bytes) -> Bounce | None:
    """What a report says, of which alert: the one that its signed return address names, or the letter that it encloses."""
    message = email.message_from_bytes(raw[:LARGEST], policy=email.policy.default)
    kind = _kind(message)
    alert = kind and _alert(message)
    return Bounce(kind, alert) if kind and alert else None


def _kind(message: Message) -> Kind | None:
    if message.get_content_type() != "multipart/report":
        return None
    kinds = [_of_recipient(fields) for part in message.walk() for fields in _fields(part)]
    said = [kind for kind in kinds if kind]
    return next((kind for kind in ("spam", "hard", "soft") if kind in said), None)


def _fields(part: Message) -> Iterator[Message]:
    """The groups of fields in a part that is a report."""
    if part.get_content_type() in {"message/delivery-status", "message/feedback-report"}:
        inner = part.get_payload()
        if isinstance(inner, list):
            yield from (group for group in inner if isinstance(group, Message))
        else:
            yield email.message_from_string(str(inner))


def _of_recipient(fields: Message) -> Kind | None:
    if fields.get("Feedback-Type"):
        return "spam" if fields["Feedback-Type"].strip().casefold() == "abuse" else None
    action, status = (
        str(fields.get("Action", "")).strip().casefold(),
        str(fields.get("Status", "")).strip().split(" ")[0],
    )
    if action != "failed" and not (action == "delayed" and status.startswith("4")):
        return None
    enduring = action == "failed" and status.startswith("5") and not FULL_OR_POLICY.match(status)
    return "hard" if enduring else "soft" if action == "failed" else None


def _alert(message: Message) -> Wanted | None:
    named = getaddresses([str(value) for name in RECIPIENTS for value in message.get_all(name, [])])
    for _, address in named:
        if (key := key_of_return(address)) and (alert := alerts.by_key(key)):
            return alert
    for part in message.walk():
        for enclosed in _enclosed(part):
            key = str(enclosed.get("Message-ID", "")).strip().strip("<>").partition("@")[0]
            if key and (alert := alerts.by_letter(key)):
                return alert
    return None


def _enclosed(part: Message) -> Iterator[Message]:
    """The letter that a report encloses, whole or its headers alone."""
    if part.get_content_type() == "text/rfc822-headers":
        yield email.message_from_string(str(part.get_payload()))
    elif part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        yield from (each for each in (inner if isinstance(inner, list) else []) if isinstance(each, Message))
