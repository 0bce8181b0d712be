"""How often the contact forms were used of late; no name, no address, no word of a message."""

from __future__ import annotations

from datetime import datetime, timedelta

from fingerpost.store.models import Contact

KEPT = timedelta(days=1)
"""How long it is known that somebody wrote."""


def take(once: str, visitor: str, now: datetime) -> bool:
    """Note a form that is being sent; False where this very form was sent before."""
    return Contact.objects.get_or_create(once=once, defaults={"visitor": visitor, "when": now})[1]


def give_back(once: str) -> None:
    """The form could not be sent: it may be sent again, and its try still counts."""
    Contact.objects.filter(once=once).update(once=None)


def since(when: datetime, visitor: str | None = None) -> int:
    """How many were sent since then, by one visitor or by all."""
    rows = Contact.objects.filter(when__gt=when)
    return (rows if visitor is None else rows.filter(visitor=visitor)).count()


def stale(now: datetime) -> bool:
    """Whether any are older than they are kept."""
    return Contact.objects.filter(when__lte=now - KEPT).exists()


def forget(now: datetime) -> int:
    """Delete those that are older than they are kept; how many."""
    return Contact.objects.filter(when__lte=now - KEPT).delete()[0]
