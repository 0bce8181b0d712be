"""Signed marks of forms that anybody may send: when a form was made, and for what. Too soon is no person, and each mark
tells its form from every other."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.core import signing

SALT = "form"
SOONEST, LATEST = timedelta(seconds=3), timedelta(hours=12)
"""Between these ages of a form may it be sent."""


class Unmarked(Exception):  # noqa: N818  (what is said to the visitor)
    """A form whose mark does not hold, in words for who sent it; ``again`` says that it needs a new one."""

    def __init__(self, words: str, *, again: bool) -> None:
        self.again = again
        super().__init__(words)


def made(about: str, now: datetime) -> str:
    """The mark of a form made now."""
    return signing.dumps({"about": about, "at": now.timestamp(), "once": secrets.token_urlsafe(12)}, salt=SALT)


def once(mark: str, about: str, now: datetime) -> str:
    """What tells this form from every other. Raises Unmarked where its mark is not ours, too young or too old."""
    try:
        held = signing.loads(mark, salt=SALT)
    except signing.BadSignature:
        held = {}
    age = now.timestamp() - held.get("at", 0)
    if held.get("about") != about or age > LATEST.total_seconds():
        raise Unmarked("This page had stood open for too long. Nothing is lost: please send it again.", again=True)
    if age < SOONEST.total_seconds():
        raise Unmarked("That came faster than people write. Nothing is lost: please send it again.", again=False)
    return str(held["once"])
