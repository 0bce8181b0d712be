"""The adverts that one run of a source offered, so that those which it no longer offers can be told."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np


class Offered:
    """A set of identifiers in eight bytes each: a million of them in eight megabytes.

    It holds their hashes, and puts them in order where they stand. Should two ever share one, an advert stays open that could be closed.
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._in_order = True

    def add(self, ids: Iterable[str]) -> None:
        """These were offered."""
        self._hashes.extend(map(hash, ids))
        self._in_order = False

    def __contains__(self, advert: str) -> bool:
        if not self._in_order:
            np.frombuffer(self._hashes, np.int64).sort()
            self._in_order = True
        wanted = hash(advert)
        at = bisect_left(self._hashes, wanted)
        return at < len(self._hashes) and self._hashes[at] == wanted
