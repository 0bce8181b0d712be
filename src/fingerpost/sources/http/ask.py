"""A question to the network, what kind of content may come, and the bounds that hold for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from fingerpost.sources.masking import masked


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one question: seconds, bytes as unpacked, hops, attempts, and the pause between two to one host.

    ``total`` and ``body`` hold where a question names none of its own; ``longest`` and ``largest`` hold whatever it names.
    """

    connect: float = 10
    read: float = 30
    total: float = 300
    longest: float = 3_600
    body: int = 64_000_000
    largest: int = 4_000_000_000
    redirects: int = 5
    attempts: int = 4
    backoff: float = 1
    longest_wait: float = 60
    pause: float = 0.25
    longest_pause: float = 30


@dataclass(frozen=True, slots=True)
class Accept:
    """A kind of content: its name for people, what is asked for, and the types that may come."""

    label: str
    header: str
    types: re.Pattern[str]


JSON = Accept("JSON", "application/json", re.compile(r"json|javascript|text/plain|octet-stream"))
XML = Accept("XML", "application/xml, text/xml;q=0.9, */*;q=0.5", re.compile(r"xml|text/plain|octet-stream|gzip"))
PAGE = Accept("a page", "text/html, application/xhtml+xml;q=0.9", re.compile(r"html"))
ANY = Accept("a file", "*/*", re.compile(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question to the network. ``post`` is sent as JSON; ``body`` as it stands, with ``headers`` that nobody is shown.
    ``secret`` (parts of the query) and ``key`` (the name of Basic authentication) are shown to nobody; ``robots`` asks
    robots.txt first, as is right for pages; ``state`` is that of an earlier answer."""

    url: str = field(repr=False)
    accept: Accept = JSON
    query: Mapping[str, str | int] = field(default_factory=dict)
    secret: Mapping[str, str] = field(default_factory=dict, repr=False)
    key: str = field(default="", repr=False)
    post: Any = None
    body: bytes | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    state: str = ""
    robots: bool = False
    largest: int | None = None
    total: float | None = None

    @property
    def where(self) -> str:
        """The address as people may see it."""
        query = str(httpx.QueryParams(self.query))
        sign = "&" if "?" in self.url else "?"
        return masked(self.url) + (f"{sign}{query}" if query else "")
