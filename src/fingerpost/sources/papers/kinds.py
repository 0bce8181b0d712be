"""What kind of paper some bytes are: told by the bytes themselves, for a name may say anything."""

from __future__ import annotations

from pathlib import PurePath

from fingerpost.sources.markup import is_markup
from fingerpost.sources.opened import encoding_of
from fingerpost.sources.papers.paper import LARGEST, PaperError

GIVE = "Give PDF, DOCX, HTML or text"
_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office document, or one locked with a password",
        "Save it as DOCX, without a password",
    ),
    (b"{\\rtf", "RTF", "Save it as DOCX"),
    (b"MZ", "a program", "It is refused"),
    (b"\x7fELF", "a program", "It is refused"),
    (b"#!", "a program", "It is refused"),
    (b"\x89PNG", "a picture", GIVE),
    (b"\xff\xd8\xff", "a picture", GIVE),
    (b"GIF8", "a picture", GIVE),
    (b"SQLite format 3", "a database", GIVE),
)
_TABLES = frozenset((".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".gz", ".xlsx"))
_HEADERS = (b"from:", b"to:", b"date:", b"subject:", b"received:", b"return-path:", b"message-id:", b"mime-version:", b"delivered-to:",
            b"x-", b"dkim-signature:", b"content-type:")  # fmt: skip
_ODD = 0.05


def kind_of(data: bytes, name: str = "") -> str:
    """ "pdf", "docx", "html", "letter" or "text". Raises PaperError for what is no paper, with what would mend it."""
    if len(data) > LARGEST:
        raise PaperError(f"it is larger than {LARGEST // 1_000_000} MB", "No advert is so large")
    if not data.strip():
        raise PaperError("it is empty", GIVE)
    for mark, what, remedy in _REFUSED:
        if data.startswith(mark):
            raise PaperError(f"this is {what}", remedy)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    ending = PurePath(name).suffix.lower()
    if ending in _TABLES:
        raise PaperError(
            "this is a table or a feed, not one advert", "Import it by its own name: fingerpost import FILE"
        )
    if ending == ".eml" or (not ending and data[:200].lower().startswith(_HEADERS)):
        return "letter"
    text = text_of(data[: 1 << 16])
    odd = sum(not sign.isprintable() and not sign.isspace() for sign in text)
    if "\0" in text or odd > _ODD * len(text):
        raise PaperError("this is no text", GIVE)
    return "html" if is_markup(text[:20_000]) else "text"


def text_of(data: bytes) -> str:
    """The bytes of a text as text, by the encoding that they are in."""
    return data.decode(encoding_of(data[: 1 << 20]), "replace")
