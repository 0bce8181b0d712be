"""Seams, where a text lost a break ("SkillsPython") or escapes a sign ("scikit\\-learn"), and the words there as they were meant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick

REACH = 48
"""Characters at either side of a seam that are looked at again; longer phrases are not found across one."""

BEFORE, BEHIND = 2, 3
"""Letters at either side of a seam by which a known name is told: "PyTor"."""

_WALL, _BREAK, _ESCAPE = b"\n", b" ", b""
"""What stands in the mended text where two pieces meet: nothing joins them, a break was lost, an escape is gone."""

_FOREIGN = "\xaa"
"""Stands for every letter that Latin-1 does not hold."""


def _shape(sign: str) -> str:
    if sign == "\\":
        return sign
    if sign.isalpha() and sign != _FOREIGN:
        return "U" if sign.isupper() else "l"
    return "d" if sign.isdigit() else " "


_SHAPES = bytes(ord(_shape(chr(code))) for code in range(256))
_ENDS_WORD = {b"lU": 1, b"UUll": 1, b"dUll": 1, b"\\": 0}
"""Words run together, by the shapes of their letters (lower, upper, digit), and escapes, with where in each the seam is."""
_INTO = tuple(_ENDS_WORD.values())
_SEAMS = BytesAhoCorasick(list(_ENDS_WORD))

Seam = tuple[int, bytes]
"""A position with what belongs there: a break before it, or nothing in its stead."""


class Mended:
    """The words around the seams, a space at each break and no escapes, and the way back to where they stand in the whole text."""

    __slots__ = ("_from", "_origins", "_starts", "_to", "text")

    def __init__(self, folded: bytes, first: int, seams: list[Seam]) -> None:
        """``folded`` is the whole text, nothing before ``first`` is looked at, and there is one seam at least."""
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._from: list[int] = []
        self._to: list[int] = []
        pieces: list[bytes] = []
        begin, length = max(first, seams[0][0] - REACH), 0
        for seam, gap in seams:
            if seam - begin > 2 * REACH:
                length = self._take(pieces, folded[begin : begin + REACH] + _WALL, begin, length)
                begin = seam - REACH
            length = self._take(pieces, folded[begin:seam] + gap, begin, length)
            begin = seam
            if gap == _BREAK:
                self._from.append(length - 1)
                self._to.append(length)
            else:
                self._from.append(length + 1)
                self._to.append(length - 1)
                begin += 1
        self._take(pieces, folded[begin : begin + REACH], begin, length)
        self.text = b"".join(pieces)

    def _take(self, pieces: list[bytes], piece: bytes, origin: int, length: int) -> int:
        """Put a piece behind the others, and give their length with it."""
        self._starts.append(length)
        self._origins.append(origin)
        pieces.append(piece)
        return length + len(piece)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where words of the mended text stand in the whole text; None where they touch no seam, and so were found before.

        Words touch a break that begin or end at it, or go over it; an escape touches only words that go over it.
        """
        seam = bisect_left(self._to, start)
        if seam == len(self._to) or self._from[seam] > end:
            return None
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end, first) - 1
        return start - self._starts[first] + self._origins[first], end - self._starts[last] + self._origins[last]


def known_seams(names: Iterable[str]) -> frozenset[bytes]:
    """The letters around each capital inside a name ("PyTor" of "PyTorch"): where they stand in a text, no break was lost."""
    found = set()
    for name in names:
        latin = name.encode("latin-1", "replace")
        for kind, start, _ in _SEAMS.find_matches_as_indexes(latin.translate(_SHAPES), overlapping=True):
            seam = start + _INTO[kind]
            if seam >= BEFORE:
                found.add(latin[seam - BEFORE : seam + BEHIND])
    return frozenset(found)


def mend(latin: bytes, folded: bytes, first: int, known: frozenset[bytes] = frozenset()) -> Mended | None:
    """The words around the seams of a text from position ``first`` on; None where there is no seam.

    ``latin`` is the text in Latin-1 with its capitals, ``folded`` the same folded; ``known`` are no seams (``known_seams``).
    """
    found = _SEAMS.find_matches_as_indexes(latin.translate(_SHAPES), overlapping=True)
    seams = [
        (start + _INTO[kind], _BREAK if _INTO[kind] else _ESCAPE)
        for kind, start, _ in found
        if start >= first and latin[start + _INTO[kind] - BEFORE : start + _INTO[kind] + BEHIND] not in known
    ]
    if not seams:
        return None
    seams.sort()
    return Mended(folded, first - 1, seams)
