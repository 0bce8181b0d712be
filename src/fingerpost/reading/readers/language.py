"""Which languages? Those that the candidate must speak, and the one in which the advert is written where it is not English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.scan import GAP, Page, fold
from fingerpost.reading.wording import words

WELCOME = "Welcome, not a must"
FOREIGN = "The advert is not in English: what is said in another language may be missed"

ENGLISH = "en"
LEAST_WORDS, LEAST_SHARE, LEAD = 20, 0.08, 1.5
"""Words that a text must have, the share of them that must be common words of its language, and how many times those of English."""
PLAIN = 160
"""A text that has one "the" or "and" in so many characters is in English, and is not counted."""

_REACH, _STEPS, _BEHIND, _LATE, _SHOWN, _HEAD = 56, 6, 3, 8, 60, 1_000
_ENDS = frozenset(".;\n•!?*")
_CLAUSE = frozenset(",()")
_GLUE = re.compile(r"[\s,/&()]*(?:(?:and|or|and/or|plus|as well as|both|in)\b[\s,/]*)?(?:in\s)?")
_OWN_VERB = re.compile(r"\s(?:is|are|would|will|being)\b")

_Group = list[tuple[int, int, str]]


class LanguageReader:
    """Claims ``language_asked`` (ISO 639-1, one claim each) and ``advert_language``, only where that is not English, with a doubt."""

    name = "language"

    def __init__(self, pack: Pack) -> None:
        table = pack.words.get("languages", {})
        self._names = {name.partition(".")[2]: names for name, names in table.items() if name.startswith("name.")}
        self._all = frozenset(phrase for phrases in self._names.values() for phrase in phrases)
        kinds = ("before", "after", "language", "never_before", "never_after", "welcome")
        self._are: Mapping[str, frozenset[str]] = {kind: frozenset(table.get(f"asked.{kind}", ())) for kind in kinds}
        self._common = {
            name.partition(".")[2]: frozenset(map(fold, names))
            for name, names in table.items()
            if name.startswith("common.")
        }

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """The names of languages, each with its code."""
        return ((phrase, code) for code, phrases in self._names.items() for phrase in phrases)

    def read(self, page: Page) -> None:
        """Claim the language of the text, then each language that is asked for, once."""
        self._read_text(page)
        claimed: set[str] = set()
        for group in self._groups(page):
            if not self._is_asked(page, group):
                continue
            welcome = self._is_welcome(page, group)
            for start, end, code in group:
                if code not in claimed:
                    claimed.add(code)
                    page.add("language_asked", code, start, end, WELCOME if welcome else None)

    def _groups(self, page: Page) -> Iterator[_Group]:
        """The names of languages that stand together ("German and/or Italian"), in order, with a capital each."""
        hits = [hit for hit in page.spoken(self.name) if page.joined[hit[0]].isupper()]
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        group: _Group = []
        for hit in hits:
            if group and hit[0] < group[-1][1]:
                continue
            if group and not self._together(page.joined, group[-1], hit):
                yield group
                group = []
            group.append(hit)
        if group:
            yield group

    @staticmethod
    def _together(text: str, one: tuple[int, int, str], two: tuple[int, int, str]) -> bool:
        between = text[one[1] : two[0]]
        if len(between) > 24 or not _GLUE.fullmatch(between):
            return False
        return between.strip() != "," or _OWN_VERB.match(text, two[1]) is None

    def _is_asked(self, page: Page, group: _Group) -> bool:
        """Whether words at either side of the names ask that one speaks them."""
        are = self._are
        before, after = _sides(page, group[0][0], group[-1][1])
        if not (are["never_before"].isdisjoint(before) and are["never_after"].isdisjoint(after[:2])):
            return False
        if not are["before"].isdisjoint(before[-_STEPS:]) or before[-2:] == ["level", "of"]:
            return True
        if after[:1] == ["language"]:
            return not are["language"].isdisjoint(after[1:_BEHIND])
        if len(group) > 1 and page.where(group[0][0]) == "title":
            return True
        return not (are["after"].isdisjoint(after[:_BEHIND]) and are["welcome"].isdisjoint(after[: _BEHIND + 1]))

    def _is_welcome(self, page: Page, group: _Group) -> bool:
        """Whether the words of the same clause make the languages welcome and no must."""
        before, after = _sides(page, group[0][0], group[-1][1], _CLAUSE)
        names = [at for at, token in enumerate(after) if token in self._all]
        after = after[: names[0] if names else _LATE]
        return not (
            self._are["welcome"].isdisjoint(before[-_STEPS:]) and self._are["welcome"].isdisjoint(after)
        ) or "not essential" in " ".join(after)

    def _read_text(self, page: Page) -> None:
        """Claim the language of the text where its common words are another's than English."""
        start, end = page.bounds["text"]
        if _is_plain(page.folded, start, min(end, start + _HEAD)) or _is_plain(page.folded, start, end):
            return
        code = self._language(page.folded[start:end].split())
        if code not in (None, ENGLISH):
            first = (
                min(
                    at
                    for at in (page.folded.find(f" {word} ", start - len(GAP), end + 1) for word in self._common[code])
                    if at >= 0
                )
                + 1
            )
            stop = page.joined.find("\n", first, first + _SHOWN)
            last = stop if stop > 0 else min(end, page.joined.rfind(" ", first + 1, first + _SHOWN))
            page.add("advert_language", code, first, max(last, first + 1), FOREIGN)

    def _language(self, tokens: Sequence[str]) -> str | None:
        """The language whose common words are the most among the words of a text; None where too few are."""
        if len(tokens) < LEAST_WORDS:
            return None
        common, least = dict(self._common), LEAST_SHARE * len(tokens)
        english = sum(map(common.pop(ENGLISH, frozenset()).__contains__, tokens))
        if english >= 2 * least:
            return ENGLISH
        counts = {code: sum(map(words_of.__contains__, tokens)) for code, words_of in common.items()}
        best = max(counts, key=counts.__getitem__, default=ENGLISH)
        return best if counts.get(best, 0) >= max(least, LEAD * english) else None


def in_english(page: Page) -> bool:
    """Whether the text is long enough to tell, and plainly in English."""
    start, end = page.bounds["text"]
    return end - start >= PLAIN and _is_plain(page.folded, start, end)


def _is_plain(folded: str, start: int, end: int) -> bool:
    """Whether a stretch has so many of the two commonest words of English that it need not be counted."""
    return (folded.count(" the ", start, end) + folded.count(" and ", start, end)) * PLAIN >= end - start


def _sides(page: Page, start: int, end: int, marks: frozenset[str] = frozenset()) -> tuple[list[str], list[str]]:
    """The words of the sentence before and behind a place, or of the clause between further marks; marks left out."""
    part, ends = page.bounds[page.where(start)], _ENDS | marks
    low = start if page.joined[start - 1].isalpha() else max(part[0], start - _REACH)
    before = words(page.joined, low, start).tokens
    after = words(page.joined, end, min(part[1], end + _REACH)).tokens
    for at in range(len(before), 0, -1):
        if before[at - 1] in ends:
            before = before[at:]
            break
    for at, token in enumerate(after):
        if token in ends:
            after = after[:at]
            break
    return [token for token in before if token.isalnum()], [token for token in after if token.isalnum()]
