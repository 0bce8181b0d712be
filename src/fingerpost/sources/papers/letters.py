"""Letters: what of an e-mail may be an advert. Nothing is kept of who sent it, or to whom."""

from __future__ import annotations

import mailbox
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.policy import default
from hashlib import blake2b
from itertools import islice
from pathlib import Path, PurePath

from fingerpost.sources.papers.paper import LARGEST, PaperError

PARTS = 200
"""Parts of one letter that are looked at."""

HOSTILE = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    RecursionError,
    MessageError,
    UnicodeError,
    AssertionError,
)
"""What the library raises over letters that are made to break it."""

_PAPERS = frozenset((".pdf", ".docx", ".doc", ".docm", ".html", ".htm", ".txt", ".rtf", ".odt"))
_MBOX = re.compile(rb"From \S+ .*\d{4}\s*$")
_FORWARDED = re.compile(r"^\s*(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its identifier, subject, day, own words (HTML or text), and what is attached to it by name."""

    id: str
    subject: str
    sent: date | None
    body: str
    attached: tuple[tuple[str, bytes], ...] = ()


def read_letter(data: bytes) -> Letter:
    """The letter of these bytes. Raises PaperError where it cannot be read."""
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=default)
        named = str(message["message-id"] or "").encode("utf-8", "replace") or data
        return Letter(
            id=f"letter-{blake2b(named, digest_size=12).hexdigest()}",  # the name itself holds a sender's host
            subject=_FORWARDED.sub("", str(message["subject"] or "")).strip(),
            sent=_sent(message),
            body=_body(message),
            attached=tuple(_attached(message)),
        )
    except HOSTILE as error:
        raise PaperError(f"this letter cannot be read ({type(error).__name__})", "Save it again as .eml") from None


def _sent(message: EmailMessage) -> date | None:
    said = getattr(message["date"], "datetime", None)
    return said.date() if said is not None else None


def _body(message: EmailMessage) -> str:
    part = message.get_body(("html", "plain"))
    return _text(part) if part is not None else ""


def _text(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The attachments that may be adverts; pictures and signatures are none."""
    for part in islice(message.walk(), PARTS):
        named = "".join(sign for sign in str(part.get_filename() or "") if sign.isprintable())
        name = PurePath(named.replace("\\", "/")).name
        if part.is_multipart() or PurePath(name).suffix.lower() not in _PAPERS:
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            yield name[:150], data


def is_mailbox(path: Path) -> bool:
    """Whether a file holds many letters, one behind the other (mbox)."""
    with path.open("rb") as file:
        return path.suffix.lower() == ".mbox" or _MBOX.match(file.readline(1_000)) is not None


def letters_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """Each letter of an mbox with its place in it as a name, one in memory at a time; one that is too large comes cut."""
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            with box.get_file(key) as file:
                yield f"{path.name}, letter {number}", file.read(LARGEST + 1)
    finally:
        box.close()
