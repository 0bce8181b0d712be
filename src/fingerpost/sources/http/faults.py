"""What the network may do wrong, told in our words: the one table from httpx's errors to ours."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from fingerpost.sources.http.door import PrivateAddressError, UnknownHostError
from fingerpost.sources.shapes import SourceError

LATER, CHECK = "Try again later", "Check the address"
FAULTS: tuple[tuple[type[Exception], str, str, bool], ...] = (
    (PrivateAddressError, "it leads to an address that is not of the public internet", "Give a public address", True),
    (UnknownHostError, "there is no such host", CHECK, True),
    (httpx.InvalidURL, "it is, or leads to, no address of the web", CHECK, True),
    (httpx.UnsupportedProtocol, "it is, or leads to, no address of the web", "Give one with https://", True),
    (httpx.ConnectTimeout, "nobody answers", LATER, False),
    (httpx.ConnectError, "no connection can be made", LATER, False),
    (httpx.TimeoutException, "its answer takes too long", LATER, False),
    (httpx.ProtocolError, "its answer breaks off, or is not of the web", LATER, False),
    (zlib.error, "its packed answer is damaged", LATER, False),
    (httpx.TransportError, "the connection was lost", LATER, False),
    (httpx.HTTPError, "it cannot be asked", CHECK, True),
    (httpx.StreamError, "its answer was read twice", LATER, False),
)
"""Each error, what it is for people, what would mend it, and whether trying again is no use; the first that fits."""

STATUSES = {
    401: ("it asks for a key, or refuses ours", "Check the key"),
    403: ("it refuses us", "Check the key, and that the board is public"),
    404: ("nothing is there", "Check the address: the board may have moved or closed"),
    410: ("it is gone for good", "Check the address: the board may have moved or closed"),
    429: ("it asks us to slow down", LATER),
}
BUSY = frozenset((408, 425, 429))
"""Statuses below 500 after which trying again may help."""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Errors of the network as SourceError; what they say themselves, which may hold a key, is left out."""
    try:
        yield
    except tuple(row[0] for row in FAULTS) as error:
        fault, remedy, permanent = next(row[1:] for row in FAULTS if isinstance(error, row[0]))
        raise SourceError(where, fault, remedy, permanent=permanent) from None
