"""The signed marks of alerts: links that prove a mailbox, return addresses of bounces, hashes in place of addresses."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

CONFIRM, MANAGE = "alerts.confirm", "alerts.manage"
CONFIRMABLE = timedelta(days=3)
"""How long an alert waits to be confirmed, and its link holds."""
MARK = 10


class Expired(Exception):  # noqa: N818  (what happened, not a fault of the program)
    """A link that was ours and has had its time."""


def confirm_token(key: str) -> str:
    """What the link of a confirmation carries; it holds for three days."""
    return signing.TimestampSigner(salt=CONFIRM).sign(key)


def key_to_confirm(token: str) -> str | None:
    """The alert's key in such a token; None where it is not ours. Raises Expired where its time is over."""
    try:
        return signing.TimestampSigner(salt=CONFIRM).unsign(token, max_age=CONFIRMABLE)
    except signing.SignatureExpired as over:
        raise Expired from over
    except signing.BadSignature:
        return None


def manage_token(key: str) -> str:
    """What the links of every letter carry: it changes or stops this one alert for as long as there is one."""
    return signing.Signer(salt=MANAGE).sign(key)


def key_to_manage(token: str) -> str | None:
    """The alert's key in such a token; None where it is not ours."""
    try:
        return signing.Signer(salt=MANAGE).unsign(token)
    except signing.BadSignature:
        return None


def return_address(key: str) -> str:
    """Where a letter comes back to when it cannot be delivered: it names the alert and is signed; the plain sender
    where no box for bounces is set."""
    box, _, host = settings.ALERTS_BOUNCES.partition("@")
    return f"{box}+{key}{_mark(key)}@{host}" if host else settings.DEFAULT_FROM_EMAIL


def key_of_return(address: str) -> str | None:
    """The alert's key in a return address of ours; None in any other."""
    box = settings.ALERTS_BOUNCES.partition("@")[0].casefold()
    local = address.partition("@")[0].casefold()
    name, _, signed = local.partition("+")
    key, mark = signed[:-MARK], signed[-MARK:]
    return key if box and name == box and key and constant_time_compare(mark, _mark(key)) else None


def hashed(text: str) -> str:
    """A keyed hash of an address: the same for the same one, and of no use to anybody without the site's key."""
    return salted_hmac("alerts.hash", text, algorithm="sha256").hexdigest()[:40]


def _mark(key: str) -> str:
    return salted_hmac("alerts.return", key, algorithm=hashlib.sha256().name).hexdigest()[:MARK]
