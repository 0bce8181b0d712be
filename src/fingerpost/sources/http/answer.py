"""What came back from the network: bytes as unpacked, within bounds."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any, Self

import httpx
import orjson

from fingerpost import __version__
from fingerpost.sources.http.ask import Ask
from fingerpost.sources.http.faults import told
from fingerpost.sources.http.unpacking import PACKED, Unpacking
from fingerpost.sources.shapes import SourceError


class Answer:
    """What came back: iterate for its bytes as unpacked, within bounds; ``read`` and ``stream`` give them otherwise.

    ``unchanged`` says that nothing changed since the state that was handed over; there are no bytes then.
    """

    def __init__(self, ask: Ask, response: httpx.Response, largest: int, until: float) -> None:
        self.where, self.url = ask.where, str(response.url)
        self.type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        self.unchanged = response.status_code == httpx.codes.NOT_MODIFIED
        self.state = ask.state if self.unchanged else _state(response)
        self._response, self._largest, self._until = response, largest, until

    def __iter__(self) -> Iterator[bytes]:
        size, packing = 0, self._packing()
        with told(self.where), self:
            for raw in self._response.iter_raw():
                if time.monotonic() > self._until:
                    raise httpx.ReadTimeout("the time for the whole answer is over")
                for piece in packing.pieces(raw) if packing else (raw,):
                    size += len(piece)
                    if size > self._largest:
                        fault = f"it gives more than {self._largest:,} bytes"
                        raise SourceError(self.where, fault, "Check the address: no feed of its kind is so long")
                    yield piece
            if packing and size and not packing.ended:
                raise httpx.RemoteProtocolError("the packed bytes break off")

    def _packing(self) -> Unpacking | None:
        encoding = self._response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in PACKED | {"identity", ""}:
            raise SourceError(self.where, f"it packs its answer as {encoding[:40]!r}, unasked", "Tell its owner")
        return Unpacking() if encoding in PACKED else None

    def read(self) -> bytes:
        """All of it."""
        return b"".join(self)

    def stream(self) -> io.BufferedReader:
        """All of it as a file that is read once, in flat memory."""
        return io.BufferedReader(_Stream(iter(self)), 1 << 18)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._response.close()


class _Stream(io.RawIOBase):
    """Pieces of bytes as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        taken = min(len(buffer), len(self._left))
        buffer[:taken], self._left = self._left[:taken], self._left[taken:]
        return taken


def _state(response: httpx.Response) -> str:
    """What lets the next question ask for changes alone; a newer version of ours, which may read otherwise, asks for
    all."""
    kept = {"If-None-Match": response.headers.get("etag"), "If-Modified-Since": response.headers.get("last-modified")}
    given = {name: value for name, value in kept.items() if value and len(value) <= 300}
    return orjson.dumps({"version": __version__, **given}).decode() if given else ""
