"""Days on site by their names: "in the office Monday through Thursday", "office-based Monday, Wednesday and Thursday"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fingerpost.reading.officedays import WEEK, ModeWord
from fingerpost.reading.scan import Hit, Page
from fingerpost.reading.standing import line_start
from fingerpost.reading.wording import Phrases, words

NAMED = 4.7
"""How surely named days speak for the mode, on the scale of ``readers.mode``."""
_WEEK = {
    name: number
    for number, day in enumerate(("mon", "tues", "wednes", "thurs", "fri"))
    for name in (f"{day}day", f"{day}days", day)
}
_THROUGH = frozenset(("to", "through", "thru", "until", "-", "–", "—"))
_ALSO = frozenset((",", "and", "&", "/", "plus"))
_FEWEST = 2
_REACH, _NEXT, _TO_FRIDAY = 48, 20, 22
"""Characters within which the office, a second day, and the Friday of "Monday through Friday" stand."""


class Weekdays:
    """Reads named days in the words of one pack (``words/mode.toml``, ``[days]``)."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        self._place = Phrases({"office": table["days.share"], "home": table["days.home"]})
        self._stray = frozenset(table["days.stray"])

    def read(self, page: Page, hits: Iterable[Hit]) -> list[ModeWord]:
        """What each run of named days says, with the office or the home named just before it or after it."""
        said, past = [], 0
        for start, end, _ in hits:
            if (
                start >= past
                and "day" in page.folded[end : end + _NEXT]
                and "friday" not in page.folded[end : start + _TO_FRIDAY]
            ):
                word, past = self._run(page, start)
                if word is not None:
                    said.append(word)
        return said

    def _run(self, page: Page, start: int) -> tuple[ModeWord | None, int]:
        """What the run of days that begins at a position says, and where it ends."""
        after = words(page.joined, start, start + 2 * _REACH)
        days, place = _days(after.tokens)
        end = after.stop(place)
        if not _FEWEST <= len(days) < WEEK or self._strays(after.tokens[place : place + 3]):
            return None, end
        before = words(page.joined, line_start(page, start, _REACH), start).tokens
        behind = self._place.last(before)
        far = behind < 0 or "." in before[behind:] or self._strays(before[behind:])
        beside = self._place.at(after.tokens, place)[1] if far else self._place.at(before, behind)[1]
        if not beside:
            return None, end
        on_site = len(days) if beside == "office" else WEEK - len(days)
        return ModeWord("hybrid", start, end, NAMED, on_site), end

    def _strays(self, tokens: list[str]) -> bool:
        """Whether words of one sentence turn the days to something else ("Friday lunch", "opening hours")."""
        sentence = tokens[: tokens.index(".")] if "." in tokens else tokens
        return not self._stray.isdisjoint(sentence)


def _days(tokens: list[str]) -> tuple[set[int], int]:
    """The days of the week (Monday is 0) that words beginning with one name, and the place after the last."""
    days = {_WEEK[tokens[0]]} if tokens and tokens[0] in _WEEK else set()
    last = place = 1
    while days and place < len(tokens):
        token = tokens[place]
        if token in _WEEK:
            first = _WEEK[tokens[last - 1]]
            days |= set(range(first, _WEEK[token] + 1)) if _spans(tokens[last:place]) else {_WEEK[token]}
            last = place + 1
        elif token not in _THROUGH and token not in _ALSO:
            break
        place += 1
    return days, last


def _spans(between: list[str]) -> bool:
    """Whether the words between two days make them the ends of a range."""
    return not _THROUGH.isdisjoint(between)
