"""Lines as a page shows them made into paragraphs: broken lines joined, split words made whole, running heads taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

BULLETS = "•·▪●◦‣➢➤✓✔❖■□►–*-"
_BULLET = re.compile(rf"^(?:[{re.escape(BULLETS)}]|o(?=\s))\s+(?=\S)|^[•▪●◦](?=\S)")
_NUMBERED = re.compile(r"^(?:\d{1,2}|[a-z])[.)]\s+\S")
_PAGE = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SPLIT = re.compile(r"([^\W\d_]+)(?:-|\xad|\u2010|\ufffe|\x02)$")
_FIRST = re.compile(r"[^\W\d_]+")
_KEPT = frozenset(
    ("based", "time", "term", "driven", "level", "end", "to", "of", "the", "site", "up", "on", "in", "learning", "quality", "facing",
     "class", "led", "wide", "scale", "ready", "functional", "oriented", "house", "free", "source", "art", "edge", "person")
)  # fmt: skip
"""Words that a hyphen leads to: split behind one, a word keeps it."""

_GAP, _FULL, _LARGER = 1.45, 0.8, 1.15
_EDGE_LINES = 2


class Line(NamedTuple):
    """One line of a page: its words, and where it stands, in points from the left and the foot of the page."""

    words: str
    left: float
    right: float
    foot: float
    head: float

    @property
    def height(self) -> float:
        return self.head - self.foot


def paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """The pages as plain text: a line for each paragraph and bullet ("• "), an empty one where the page leaves room."""
    kept = without_running_heads(pages)
    known = Counter(
        word
        for page in kept
        for line in page
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+", line.words.lower())
    )
    parts: list[str] = []
    for page in kept:
        parts += _of_page(page, known, bool(parts) and bool(page) and _goes_on(parts[-1], page[0]))
    return re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip()


def _of_page(page: Sequence[Line], known: Counter[str], goes_on: bool) -> Iterable[str]:
    if not page:
        return
    right = max(line.right for line in page)
    left = min(line.left for line in page)
    gaps = [above.foot - below.foot for above, below in pairwise(page) if above.foot > below.foot]
    usual = sorted(gaps)[len(gaps) // 4] if gaps else 0.0  # the lines of a paragraph stand closer than paragraphs do
    before: Line | None = None
    for line in page:
        words, bullet = _bulleted(line.words)
        if before is None:
            yield "" if not goes_on else " "
            yield ("" if goes_on else "\n\n") + words
        elif _joins(before, line, bullet, usual, left, right):
            yield _joint(before.words, words, known)
        else:
            wide = (
                not usual
                or before.foot - line.foot > _GAP * usual
                or before.foot < line.foot
                or _other_size(before, line)
            )
            yield ("\n\n" if wide and not bullet else "\n") + words
        before = line._replace(words=words)


def _joins(before: Line, line: Line, bullet: bool, usual: float, left: float, right: float) -> bool:
    """Whether a line goes on with the paragraph of the line before: that one is full, and no mark, gap or size parts them."""
    if bullet or _NUMBERED.match(line.words) or before.foot <= line.foot:
        return False
    if usual and before.foot - line.foot > _GAP * usual:
        return False
    if _other_size(before, line):
        return False
    width = (right - left) or 1.0
    return (before.right - left) / width >= _FULL or bool(_SPLIT.search(before.words))


def _other_size(one: Line, other: Line) -> bool:
    """Whether two lines are set in plainly different sizes, as a heading and its text are."""
    return max(one.height, other.height) > _LARGER * min(one.height, other.height) > 0


def _joint(before: str, words: str, known: Counter[str]) -> str:
    """What the next line adds: behind a space, or, where a line's end split a word, right behind its first part.

    The hyphen was already given out with the line before; it is taken back by a sign that ``unsplit`` knows.
    """
    split, first = _SPLIT.search(before), _FIRST.match(words)
    if not split or not first or not first[0][0].islower():
        return f" {words}"
    whole, hyphened = (split[1] + first[0]).lower(), f"{split[1]}-{first[0]}".lower()
    keeps = known[hyphened] > 0 or (first[0] in _KEPT and not known[whole])
    return (_KEEP if keeps else _DROP) + words


_KEEP, _DROP = "\ue000", "\ue001"


def unsplit(text: str) -> str:
    """The text with the words that line ends split made whole.

    >>> unsplit("develop-" + chr(0xE001) + "ment of end-" + chr(0xE000) + "to-end tests")
    'development of end-to-end tests'
    """
    text = re.sub(rf"[-\xad\u2010\ufffe\x02]{_DROP}", "", text)
    return re.sub(rf"[-\xad\u2010\ufffe\x02]{_KEEP}", "-", text).replace("\ufffe", "-").replace("\x02", "-")


def _bulleted(words: str) -> tuple[str, bool]:
    found = _BULLET.match(words)
    return (f"• {words[found.end() :].lstrip()}", True) if found else (words, False)


def _goes_on(before: str, line: Line) -> bool:
    """Whether the first line of a page goes on with the last of the page before."""
    ends = before.rstrip()[-1:]
    return ends not in ("", ".", "!", "?", ":", ";") and line.words[:1].islower() and not _BULLET.match(line.words)


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without lines at their edges that most of three or more pages share.

    A line larger than the usual is a heading, whatever stands at the edges of other pages.
    """
    usual = median(line.height for page in pages for line in page) if any(pages) else 0.0
    edges = [[*page[:_EDGE_LINES], *page[_EDGE_LINES:][-_EDGE_LINES:]] for page in pages]
    shapes = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    shared = {shape for shape, count in shapes.items() if count >= max(3, 0.6 * len(pages))}
    return [
        [
            line
            for line in page
            if line not in edge or line.height > _LARGER * usual or not _runs(line, shared, len(pages))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _runs(line: Line, shared: set[str], pages: int) -> bool:
    return _shape(line) in shared or (pages > 1 and _PAGE.fullmatch(line.words.strip()) is not None)


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.words.strip().lower())
