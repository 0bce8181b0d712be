"""How a word stands in an advert: alone between marks, after a label, or inside a longer phrase that means something else."""

from __future__ import annotations

from collections.abc import Iterable

from fingerpost.reading.scan import Hit, Page
from fingerpost.reading.wording import words

_MARKS = frozenset("\n|·•*()[]{}–—-:;/+£✓👉📍🏢🕒⏰💼➡►▪●")
_WEAK_MARKS = frozenset(",.&")
_BLANKS = frozenset(" \t\u00a0*\\")
_SHORT_LINE = 120
_LABELS = frozenset(
    ("type", "types", "contract", "duration", "term", "terms", "basis", "status", "tenure", "employment", "hours", "pattern", "location",
     "work", "working", "workplace", "arrangement", "arrangements", "position", "role", "vacancy", "schedule", "time", "job", "length",
     "mode", "style", "model", "commitment", "engagement")
)  # fmt: skip
_AFTER_LABEL = frozenset(":=–—-\n")
_WITHIN_LABEL, _ENDS_LABEL, _ENDS_SENTENCE = frozenset("\n()"), frozenset(":=\n"), frozenset(".!?")
_OF_LABEL = _LABELS | frozenset("*")
_REACH, _LABEL_REACH, _ITEMS = 60, 30, 8


def alone(page: Page, start: int, end: int) -> bool:
    """Whether marks or line ends stand at both sides of the words, as in a list of terms ("Permanent | Full-time | Leeds")."""
    text = page.joined
    before, after = _beside(text, start, -1), _beside(text, end, 1)
    strong = (before in _MARKS) + (after in _MARKS)
    if strong == 2 or (strong and before in _WEAK_MARKS | _MARKS and after in _WEAK_MARKS | _MARKS):
        return True
    if before not in _WEAK_MARKS or after not in _WEAK_MARKS:
        return False
    low = line_start(page, start, _SHORT_LINE + 1)
    return text.find("\n", start, low + _SHORT_LINE + 1) >= 0


def line_start(page: Page, position: int, reach: int) -> int:
    """Where the line of a position begins, or as far back as the reach goes where that is nearer."""
    near = max(0, position - reach)
    return max(near, page.joined.rfind("\n", near, position) + 1)


def labelled(page: Page, start: int) -> bool:
    """Whether a label of a term stands before the words, on their line or alone on the line above, with a few items between at most.

    "Contract type: permanent, full-time" labels both.
    """
    if not any(map(page.folded[max(0, start - _REACH) : start].__contains__, _LABELS)):
        return False
    before = words(page.joined, start - _REACH, start)
    tokens, place, items = before.tokens, len(before.tokens), 0
    while place > 1 and items < _ITEMS:
        mark = tokens[place - 1]
        if mark in _AFTER_LABEL and (mark != "-" or page.joined[before.start(place - 1) - 1].isspace()):
            head = before.back(place - 1, _WITHIN_LABEL)
            if head and tokens[head - 1] in _LABELS:
                return True
            if mark in _ENDS_LABEL:
                return False
        elif mark in _ENDS_SENTENCE:
            return False
        place, items = place - 1, items + 1
    return False


def heads(page: Page, end: int) -> bool:
    """Whether words are themselves the label, or the beginning of the label, of what follows ("Contract: permanent", "Contract type:")."""
    after = words(page.joined, end, end + _LABEL_REACH)
    return after.tokens[:2] == ["\n", ":"] or after.tokens[after.on(0, _OF_LABEL) :][:1] == [":"]


def _beside(text: str, at: int, step: int) -> str:
    """The nearest sign that is no blank, before (-1) or after (1) a position; a letter that touches the words shows a lost line end."""
    at = at - 1 if step < 0 else at
    if text[at : at + 1].isalnum():
        return "\n"
    while 0 <= at < len(text) and text[at] in _BLANKS:
        at += step
    return text[at] if 0 <= at < len(text) else "\n"


def standing(hits: Iterable[Hit], never: str = "never") -> list[Hit]:
    """The hits that no longer hit covers, in order; those covered by a phrase of the table ``never`` are gone with it.

    Each hit's entry begins with the name of its table.
    """
    ordered = hits if isinstance(hits, list) else list(hits)
    if len(ordered) > 1:
        ordered = sorted(ordered, key=_widest_first)
    kept: list[Hit] = []
    past, hidden = -1, False
    for hit in ordered:
        start, end, entry = hit
        if end <= past or (hidden and start < past):
            continue
        kept.append(hit)
        past, hidden = end, entry[0] == never
    return [hit for hit in kept if hit[2][0] != never]


def _widest_first(hit: Hit) -> tuple[int, int]:
    return hit[0], -hit[1]
