"""Seams, where a text lost a break ("SkillsPython") or escapes a sign ("scikit\\-learn"), and the words there as they were meant."""

from __future__ import annotations

from bisect import bisect_right

REACH = 48
"""Characters at either side of a seam that are looked at again; longer phrases are not found across one."""

_WALL = "\n"


def _shape(sign: str) -> str:
    if sign.isalpha():
        return "U" if sign.isupper() else "l"
    return "d" if sign.isdigit() else " "


_SHAPES = bytes(ord(_shape(chr(code))) for code in range(256))
_RUN_TOGETHER = (b"lU", b"UUll", b"dUll")
"""Words run together, by the shapes of their letters (lower, upper, digit); the first shape ends a word, the second begins one."""


class Mended:
    """The words around the seams, a space at each break and no escapes, and the way back to where they stand in the joined text."""

    __slots__ = ("_ends", "_origins", "_starts", "text")

    def __init__(self, pieces: list[tuple[str, int]], gaps: list[str]) -> None:
        """``pieces`` are folded words with where they stand, ``gaps`` what follows each: a space, nothing, or a wall."""
        self._starts: list[int] = []
        self._origins = [origin for _, origin in pieces]
        self._ends: set[int] = set()
        text: list[str] = []
        at, gap = 0, _WALL
        for (piece, _), following in zip(pieces, gaps, strict=True):
            self._starts.append(at)
            if gap == " ":
                self._ends.add(at)
            text += piece, following
            at += len(piece)
            if following == " ":
                self._ends.add(at)
            at += len(following)
            gap = following
        self.text = "".join(text)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where words of the mended text stand in the joined text; None where they touch no seam, and so were found before."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        if first == last and start not in self._ends and end not in self._ends:
            return None
        return start - self._starts[first] + self._origins[first], end - self._starts[last] + self._origins[last]


def mend(joined: str, folded: str, first: int) -> Mended | None:
    """The words around the seams of a text, from position ``first`` on; None where there is no seam."""
    seams = _seams(joined, first)
    if not seams:
        return None
    pieces: list[tuple[str, int]] = []
    gaps: list[str] = []
    at = max(first - 1, seams[0][0] - REACH)
    for index, (seam, gap) in enumerate(seams):
        pieces.append((folded[at:seam], at))
        gaps.append(gap)
        at = seam if gap else seam + 1
        following = seams[index + 1][0] if index + 1 < len(seams) else len(folded)
        if following - at > 2 * REACH:
            pieces.append((folded[at : at + REACH], at))
            gaps.append(_WALL)
            at = following - REACH
    if gaps[-1] != _WALL:
        pieces.append((folded[at:], at))
        gaps.append(_WALL)
    return Mended(pieces, gaps)


def _seams(joined: str, first: int) -> list[tuple[int, str]]:
    """Where a space was lost (" " to be put before the position) or a sign is escaped ("", the backslash goes), in order."""
    text = joined[first:]
    shapes = text.encode("latin-1", "replace").translate(_SHAPES)
    seams = {at + 1 + first: " " for pair in _RUN_TOGETHER for at in _places(shapes, pair)}
    seams |= {at + first: "" for at in _places(text, "\\")}
    return sorted(seams.items())


def _places(text: str | bytes, part: str | bytes) -> list[int]:
    places = []
    at = text.find(part)  # type: ignore[arg-type]
    while at >= 0:
        places.append(at)
        at = text.find(part, at + 1)  # type: ignore[arg-type]
    return places
