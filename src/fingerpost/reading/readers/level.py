"""The rung that an advert states for its post, and whether the post manages people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from fingerpost.pack import Pack
from fingerpost.reading.lexicon import Lexicon, Term
from fingerpost.reading.scan import Page

RUNGS = ("intern", "junior", "mid", "senior", "lead", "head", "chief")
"""From the lowest; of a range ("Senior / Principal") the lower counts."""

IMPLIED = "implied"
MANAGER = "manager"
NEVER = "never"
SOUGHT = "sought"
HEADER = 600
"""Characters from the start of the text in which a short line may repeat the title with its level."""

POSTS = (
    "engineer|scientist|analyst|developer|architect|consultant|researcher|manager|owner|specialist|recruiter|statistician|designer|programmer"
    "|administrator|tester|modeller"
)
_SEEKS = re.compile(
    r"(?:\b(?:looking (?:for|to (?:hire|recruit|appoint|add))|seeking|seeks|hiring|recruiting|to recruit|to hire|to appoint|in need of|we need|require"
    r"|(?:opportunity|role|vacancy|opening|position|hire) for|role (?:of|is|as)|position (?:of|is|as)|job title|job role|position|role|vacancy"
    r"|join (?:\w+ ){1,4}as|this is|(?:would|will) suit|suited to|open to|ranging from)|(?-i:\bAs))"
    r"[\s:*_\-–]+(?:(?:an?|our|their|the|\d+|either|experienced|talented|skilled|new|dedicated|driven|motivated|strong|highly|hands-on|ambitious|and|x)\b\s*)*"
    r"[\s“”\"'(*]*$",
    re.IGNORECASE,
)
_LEADS = frozenset(
    (
        "a an our their the either experienced talented skilled new dedicated driven motivated strong highly on ambitious and x"
        " for hire recruit appoint add seeking seeks hiring recruiting of need require is as title role position vacancy suit to from"
    ).split()
)
"""The words that may stand straight before a level that an advert seeks: a cheap look before ``_SEEKS``."""

_POST = re.compile(rf"[\s\-–/”\"')]*(?:[\w+#/&,\-–]+\s+){{0,4}}?(?:{POSTS}|member|position|role|level)s?\b", re.IGNORECASE)
_NOUN = re.compile(rf"\b(?:{POSTS})s?\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;!?\n•*]")


class LevelReader:
    """Claims ``level`` (from the title, else from plain words about this post) and ``manages`` (True only)."""

    name = "level"

    def __init__(self, pack: Pack) -> None:
        words = pack.words.get("levels", {})
        kinds = (*RUNGS, IMPLIED, MANAGER, NEVER)
        self._title = Lexicon({phrase: kind for kind in kinds for phrase in words.get(f"title.{kind}", ())})
        self._text = [(phrase, (rung, "")) for rung in RUNGS for phrase in words.get(f"text.{rung}", ())]
        self._sought = [entry.split(":") for entry in words.get(f"text.{SOUGHT}", ())]
        self._manages = [(phrase, ("manages", how)) for how in ("plain", "team") for phrase in words.get(f"manages.{how}", ())]
        self._who = frozenset(words.get("manages.who", ()))
        self._not = tuple(f" {phrase} " for phrase in words.get("manages.not", ()))

    def triggers(self) -> Iterable[tuple[str, Any]]:
        """Levels and signs of management that may stand in the text."""
        yield from self._text
        yield from ((phrase, (rung, SOUGHT)) for phrase, rung in self._sought)
        yield from self._manages

    def read(self, page: Page) -> None:
        """Claim the level of the title, else the first that the text states of this post; and whether it manages people."""
        terms = list(self._title.terms(page, "title"))
        start = page.bounds["text"][0]
        hits = [hit for hit in page.hits[self.name] if hit[0] >= start]
        manages = next(((begin, end) for begin, end, (kind, how) in hits if kind == "manages" and self._is_duty(page, begin, end, how)), None)
        level = _titled(page, terms, manages is not None) or next(
            ((kind, begin, end) for begin, end, (kind, how) in hits if kind in RUNGS and (how != SOUGHT or _is_sought(page, begin, end))), None
        )
        if level is not None:
            page.add("level", *level)
        if manages is not None:
            page.add("manages", True, *manages)

    def _is_duty(self, page: Page, begin: int, end: int, how: str) -> bool:
        """Whether a sign of management is said of this post, not of experience asked for, and not denied."""
        stop = max((match.end() for match in _SENTENCE.finditer(page.joined, max(0, begin - 90), begin)), default=max(0, begin - 90))
        before = f" {page.folded[stop:begin]} "
        if any(phrase in before for phrase in self._not):
            return False
        return how == "plain" or not self._who.isdisjoint(page.folded[end : end + 70].split())


def _titled(page: Page, terms: Sequence[Term[str]], manages: bool) -> tuple[str, int, int] | None:
    """The lowest rung of a title; "senior" gives way to a higher one that it qualifies ("Senior Director"), and to an architect's."""
    levels = [term for index, term in enumerate(terms) if term.entry in RUNGS and not _qualifies(page, term, terms[index + 1 :])]
    raised = next((term for term in terms if term.entry == IMPLIED or (term.entry == MANAGER and manages)), None)
    if raised is not None and all(term.entry == "senior" for term in levels):
        return "lead", raised.start, raised.end
    if not levels:
        return None
    lowest = min(levels, key=lambda term: RUNGS.index(term.entry))
    return lowest.entry, lowest.start, lowest.end


def _qualifies(page: Page, term: Term[str], later: Sequence[Term[str]]) -> bool:
    """Whether "senior" stands straight before a higher rung, with a space alone between."""
    if term.entry != "senior" or not later or later[0].entry not in (*RUNGS[4:], MANAGER):
        return False
    return page.joined[term.end : later[0].start] == " "


def _is_sought(page: Page, begin: int, end: int) -> bool:
    """Whether the text seeks such a person here, or repeats its title with the level in a short line near the top."""
    start, after = page.bounds["text"][0], page.joined[end : end + 60]
    leading = page.folded[max(start, begin - 16) : begin].split()
    if (
        leading
        and (leading[-1] in _LEADS or leading[-1].isdigit())
        and _POST.match(after)
        and _SEEKS.search(page.joined[max(start, begin - 80) : begin])
    ):
        return True
    if begin > start + HEADER:
        return False
    line = page.line(begin)
    before = page.joined[max(start, line[0], begin - 40) : begin]
    if "report" in page.folded[max(start, begin - 30) : begin]:
        return False
    if page.joined[begin - 1] == "(":
        return _NOUN.search(before) is not None
    return line[1] - line[0] < 110 and _POST.match(after) is not None and not before.strip(" *#_-–|:(")
