"""A packed body unpacked piece by piece, so that a small one that grows beyond all bounds is stopped on the way."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

PIECE = 1 << 18
PACKED = frozenset(("gzip", "x-gzip", "deflate"))
_EITHER = 32 + zlib.MAX_WBITS  # zlib finds out which of the two headers there is


class Unpacking:
    """Bytes of gzip or deflate as they come in, out in pieces of at most ``PIECE`` bytes; raises zlib.error where they
    are none of it."""

    def __init__(self) -> None:
        self._inside = zlib.decompressobj(_EITHER)

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        """What these next bytes unpack to."""
        while packed or not self._inside.eof:
            piece = self._inside.decompress(packed, PIECE)
            if piece:
                yield piece
            if self._inside.eof:
                packed = self._inside.unused_data.lstrip(b"\0")
                if packed:
                    self._inside = zlib.decompressobj(_EITHER)
                continue
            packed = self._inside.unconsumed_tail
            if not packed and len(piece) < PIECE:
                return

    @property
    def ended(self) -> bool:
        """The packed bytes came to their own end."""
        return self._inside.eof
