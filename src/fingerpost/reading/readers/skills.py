"""Which skills an advert asks for, and which it only names: every skill of the pack, once, by its best words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from fingerpost.pack import Pack
from fingerpost.pack.shapes import Skill
from fingerpost.reading.scan import Page, fold
from fingerpost.reading.spelling import plural, spellings

MENTIONED_IN = frozenset({"company", "benefits", "process"})
"""Sections whose skills are named and not asked for, unless there are so many that the section must have ended unseen."""
MANY = 6

REACH = 60
"""How many characters off a neighbour may stand that vouches for ambiguous words: any sure skill for a name, its own words for others."""
BESIDE = 70
"""How many characters off the word "degree" a subject of the same line is still what somebody studied."""
LOOK = 16
"""Characters behind a field of work in which the word of a team or of its people is looked for."""

_LEGAL = re.compile(r"[\s,]+(?:ltd|limited|plc|llp|inc|llc|gmbh)\.?\Z", re.IGNORECASE)
"""What a name is registered with, and seldom called by."""

INFLECTED = frozenset({"concept", "field", "method", "practice"})
"""Kinds of skill whose words have a plural; of other kinds those in small letters have ("vector database")."""

UNSURE = 2
"""The rank of ambiguous words; what ranks lower stands on its own, what ranks higher is no skill."""


class Form(NamedTuple):
    """One way to write a skill.

    ``exact`` is how it must be written, with ``lead`` signs before the first letter (".NET" has one). ``near`` are the words that
    vouch for it, empty where it needs no company. A ``subject`` is also studied. ``rank`` is 0 for the skill's name, 1 for other words.
    """

    skill: str
    exact: str = ""
    lead: int = 0
    near: frozenset[str] = frozenset()
    subject: bool = False
    rank: int = 1


DEGREE = Form("", rank=UNSURE + 1)
"""A word of degrees."""
OTHER = Form("", rank=UNSURE + 2)
"""A phrase in which a skill's words mean something else."""


Found = tuple[int, int, Form]
"""The start and end of words, and their form."""
Words = tuple[int, int, int]
"""The rank of a form, and the start and end of words in it."""


class SkillsReader:
    """Adds ``skill_asked`` for each skill that this post asks for or uses, ``skill_named`` for one that is merely mentioned."""

    name = "skills"

    def __init__(self, pack: Pack) -> None:
        self._forms: list[Form] = []
        self._phrases: dict[tuple[str, str], int] = {}
        subjects = pack.words.get("subjects", {})
        self._teams = frozenset(subjects.get("teams", ()))
        for phrase in subjects.get("degree", ()):
            self._take(" ".join(fold(phrase).split()), DEGREE)
        for skill in pack.skills.values():
            for phrase, form in _forms(skill):
                self._take(phrase, form)

    def _take(self, phrase: str, form: Form) -> None:
        if (phrase, form.exact) not in self._phrases:
            self._phrases[phrase, form.exact] = len(self._forms)
            self._forms.append(form)

    def triggers(self) -> Iterable[tuple[str, int]]:
        """Every way to write every skill, with the number of its form."""
        return ((phrase, number) for (phrase, _), number in self._phrases.items())

    def read(self, page: Page) -> None:
        """Add one claim for each skill where it is asked for: by its name if that stands there, else by its first unambiguous words."""
        starts, labels = page.kept["sections"]
        asked: dict[str, Words] = {}
        mentioned: dict[int, dict[str, Words]] = {}
        for start, end, form in self._standing(page):
            section = bisect_right(starts, start)
            if form.subject and self._of_a_team(page, end):
                found = mentioned.setdefault(-start, {})
            elif section and labels[section - 1] in MENTIONED_IN:
                found = mentioned.setdefault(section, {})
            else:
                found = asked
            best = found.get(form.skill)
            if best is None or form.rank < best[0]:
                found[form.skill] = (form.rank, start - form.lead, end)
        named: dict[str, Words] = {}
        for found in mentioned.values():
            kept = named if len(found) < MANY else asked
            for skill, words in found.items():
                kept.setdefault(skill, words)
        for skill, (_, start, end) in asked.items():
            page.add("skill_asked", skill, start, end)
        for skill, (_, start, end) in named.items():
            if skill not in asked:
                page.add("skill_named", skill, start, end)

    def _of_a_team(self, page: Page, end: int) -> bool:
        """Whether a field of work is that of a team spoken of in the text ("you support our data science team")."""
        if end < page.bounds["text"][0] or page.folded[end] != " ":
            return False
        return page.folded[end + 1 : end + LOOK].partition(" ")[0] in self._teams

    def _standing(self, page: Page) -> list[Found]:
        """The words that stand: the ambiguous in company, and not as the head of a longer term; subjects away from degrees."""
        longest = self._longest(page)
        sure = [start for start, _, form in longest if form.rank < UNSURE]
        degrees = [start for start, _, form in longest if form is DEGREE]
        standing = []
        before = 0
        for found in longest:
            start, end, form = found
            heads, before = start - before == 1 and page.joined[before] == " ", end
            if form.rank >= UNSURE and (form.rank > UNSURE or (heads and not form.exact)):
                continue
            if form.near and not self._in_company(page, start, end, form, sure):
                continue
            if degrees and form.subject and _studied(page, degrees, start, end):
                continue
            standing.append(found)
        return standing

    @staticmethod
    def _in_company(page: Page, start: int, end: int, form: Form, sure: list[int]) -> bool:
        """Whether a word that vouches for ambiguous words stands within reach, or, for a name, any sure skill."""
        if form.exact and _beside(sure, start, end, REACH):
            return True
        return not form.near.isdisjoint(page.folded[max(0, start - REACH) : end + REACH].split())

    def _longest(self, page: Page) -> list[Found]:
        """Hits in the right case outside the employer's name; of those that overlap the first to begin, and of these the longest."""
        forms, joined = self._forms, page.joined
        named = list(_naming(page))
        longest: list[Found] = []
        begun = reached = 0
        for start, end, number in sorted(page.hits(self.name)):
            if start < reached and start != begun:
                continue
            form = forms[number]
            if (form.exact and not joined.startswith(form.exact, start - form.lead)) or any(
                first <= start < last for first, last in named
            ):
                continue
            if start < reached:
                longest.pop()
            begun, reached = start, end
            longest.append((start, end, form))
        return longest


def _naming(page: Page) -> Iterator[tuple[int, int]]:
    """Where the employer's name stands: in its own field, and, if it is of several words, as it is written in title and text."""
    first, last = page.bounds["employer"]
    yield first, last
    name = _LEGAL.sub("", page.joined[first:last].strip())
    if " " not in name:
        return
    at = page.joined.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = page.joined.find(name, at + len(name))


def _studied(page: Page, degrees: list[int], start: int, end: int) -> bool:
    """Whether a word of degrees stands beside a subject, on the same line."""
    low, high = page.line(start)
    first = bisect_left(degrees, max(low, start - BESIDE + 1))
    return first < len(degrees) and degrees[first] < min(high, end + BESIDE)


def _forms(skill: Skill) -> Iterator[tuple[str, Form]]:
    """Each phrase of a skill, folded, with its form; where the skill has no exact forms, those of one word are the ambiguous ones."""
    near = frozenset(skill.near)
    subject = skill.kind == "field"
    cased = {" ".join(fold(word).split()) for word in skill.exact}
    for word in skill.exact:
        folded = fold(word)
        rank = UNSURE if near else int(word != skill.name)
        yield folded.strip(), Form(skill.id, word, len(folded) - len(folded.lstrip()), near, rank=rank)
    own = " ".join(fold(skill.name).split())
    for phrase in (skill.name, *skill.aliases):
        plain = " ".join(fold(phrase).split())
        lonely = near if " " not in phrase and not cased else frozenset()
        rank = UNSURE if lonely else int(own not in (plain, plural(plain)) and plain != plural(own))
        common = skill.kind in INFLECTED or phrase.rpartition(" ")[2].islower()
        form = Form(skill.id, near=lonely, subject=subject, rank=rank)
        for spelling in spellings(phrase, inflect=common and not cased):
            if spelling not in cased:
                yield spelling, form
        if "  " in (written := fold(phrase).strip()):
            yield written, form
    for phrase in skill.never:
        yield " ".join(fold(phrase).split()), OTHER


def _beside(starts: list[int], start: int, end: int, reach: int) -> bool:
    """Whether one of the positions, other than ``start``, stands within reach of the words."""
    at = bisect_left(starts, start)
    if at and start - starts[at - 1] < reach:
        return True
    at += at < len(starts) and starts[at] == start
    return at < len(starts) and starts[at] - end < reach
