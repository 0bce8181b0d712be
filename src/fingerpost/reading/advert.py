"""An advert: what a source said, verbatim, with where and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Advert:
    """What one source said of one vacancy, word for word.

    ``text`` is plain text with its structure kept as lines and bullets; spans of claims point into it and never move.
    ``posted`` is the date that the source gives, None where it gives none. ``fields`` holds what the feed states in fields of its
    own (``{"contract_time": "full_time"}``), as strings, for claims whose evidence is a field.
    """

    id: str
    source: str
    title: str
    employer: str = ""
    location: str = ""
    posted: date | None = None
    text: str = ""
    url: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
