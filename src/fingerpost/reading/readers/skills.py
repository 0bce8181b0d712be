"""Which skills an advert asks for, and which it only names: every skill of the pack, once, by its best words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fingerpost.pack import Pack
from fingerpost.pack.shapes import Skill
from fingerpost.reading.scan import Hit, Page, fold
from fingerpost.reading.sections import NAMED_IN, UNREAD, section_at
from fingerpost.reading.spelling import spellings

REACH = 80
"""How many characters off a neighbour may stand that vouches for an ambiguous word."""


class Form(NamedTuple):
    """One way to write a skill; ``skill`` is empty where it only looks like one, ``near`` is None where it needs no company."""

    skill: str
    exact: str = ""
    lead: int = 0
    near: frozenset[str] | None = None


class SkillsReader:
    """Adds ``skill_asked`` for each skill that this post asks for or uses, ``skill_named`` for one that is merely mentioned."""

    name = "skills"

    def __init__(self, pack: Pack) -> None:
        self._forms: list[Form] = []
        self._phrases: dict[tuple[str, str], int] = {}
        for skill in pack.skills.values():
            for phrase, form in _forms(skill):
                self._phrases.setdefault((phrase, form.exact), self._number(form))

    def _number(self, form: Form) -> int:
        self._forms.append(form)
        return len(self._forms) - 1

    def triggers(self) -> Iterable[tuple[str, int]]:
        """Every way to write every skill, with the number of its form."""
        return ((phrase, number) for (phrase, _), number in self._phrases.items())

    def read(self, page: Page) -> None:
        """Add one claim for each skill, by the words of its first mention where it is asked for."""
        asked: dict[str, tuple[int, int]] = {}
        named: dict[str, tuple[int, int]] = {}
        for start, end, skill in self._standing(page):
            section = section_at(page, start)
            if section in UNREAD:
                continue
            (named if section in NAMED_IN else asked).setdefault(skill, (start, end))
        for skill, (start, end) in asked.items():
            page.add("skill_asked", skill, start, end)
        for skill, (start, end) in named.items():
            if skill not in asked:
                page.add("skill_named", skill, start, end)

    def _standing(self, page: Page) -> Iterator[tuple[int, int, str]]:
        """The mentions that stand: the longest at each place, in the right case, the ambiguous only in company."""
        forms = self._forms
        longest = list(self._longest(page))
        sure = [start for start, _, number in longest if forms[number].near is None and forms[number].skill]
        for start, end, number in longest:
            form = forms[number]
            if form.skill and (form.near is None or _in_company(page, start, end, form.near, sure)):
                yield start - form.lead, end, form.skill

    def _longest(self, page: Page) -> Iterator[Hit]:
        """Hits in the right case, where several overlap the longest alone."""
        forms, joined = self._forms, page.joined
        held: Hit | None = None
        for hit in sorted(page.hits[self.name]):
            start, end, number = hit
            form = forms[number]
            if form.exact and not joined.startswith(form.exact, start - form.lead):
                continue
            if held is None:
                held = hit
            elif start >= held[1]:
                yield held
                held = hit
            elif end - start > held[1] - held[0]:
                held = hit
        if held is not None:
            yield held


def _forms(skill: Skill) -> Iterator[tuple[str, Form]]:
    """Each phrase of a skill, folded, with its form; phrases of one word are the ambiguous ones where the skill has no exact forms."""
    near = frozenset(skill.near) or None
    cased = {" ".join(fold(word).split()) for word in skill.exact}
    for word in skill.exact:
        folded = fold(word)
        yield folded.strip(), Form(skill.id, word, len(folded) - len(folded.lstrip()), near)
    for phrase in (skill.name, *skill.aliases):
        for spelling in spellings(phrase, inflect=skill.kind in _COMMON):
            if spelling not in cased:
                lonely = near if not cased and (" " not in spelling or phrase == skill.name) else None
                yield spelling, Form(skill.id, near=lonely)
    for phrase in skill.never:
        yield " ".join(fold(phrase).split()), Form("")


_COMMON = frozenset({"concept", "field", "method", "practice", "tool", "platform", "database"})


def _in_company(page: Page, start: int, end: int, near: frozenset[str], sure: list[int]) -> bool:
    """Whether a sure skill, or one of the words that vouch, stands within reach."""
    at = bisect_left(sure, start)
    if (at < len(sure) and sure[at] - end < REACH) or (at and start - sure[at - 1] < REACH):
        return True
    return not near.isdisjoint(page.folded[max(0, start - REACH) : end + REACH].split())
