"""Wording that asks for or deters a protected group, where more than the words themselves must be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checking.finding import Found, spot_of
from fingerpost.checking.sheet import Sheet
from fingerpost.checking.wording import REQUIREMENT

MANY = 10
"""Years of experience from which only older people can have them."""
NEAR = 160
"""Characters before a pronoun in which whoever gets the job must be named."""
BEFORE, BEHIND = 40, 60
"""Characters before and behind "years" in which a limit to them stands."""

_MOST = re.compile(
    r"\b(?:max(?:imum)?(?: of)?|no more than|not more than|at most|up to(?: a maximum of)?|less than|fewer than|under)"
    r"\s+(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s*(?:-|–|to)\s*\d+)?\s+years?['’]?s?"
    r"(?:\s+of)?(?:\s+[\w-]+){0,3}?\s+(?:experience|post[- ]qualification|since graduat\w+|pqe)\b",
    re.IGNORECASE,
)
_SEEKS_MORE = re.compile(r"\b(?:or|regardless|even|whether|whatever)\b|\bup to\b.{0,60}\bor more\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?<![\w/’'])(?:(?:he|she)\s+(?:will|must|should|is|has|needs|would|shall|can|may|also)"
    r"|(?:his|her)\s+(?:team|role|work|own|skills?|experience|manager|career|duties|responsibilities))\b(?!\s*/)",
    re.IGNORECASE,
)
_ONE_SEX = frozenset(("he", "she", "his", "her"))
_HOLDER = re.compile(
    r"\b(?:candidate|applicant|post\s?holder|incumbent|appointee|successful (?:person|individual)|right person"
    r"|ideal (?:person|individual)|jobholder|(?:the|an?|our) (?:[\w-]+ ){0,3}(?:engineer|scientist|analyst|developer"
    r"|architect|consultant|manager|researcher|specialist))\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:he or she|she or he|his or her|her or his|he / she|his / her)\b|[a-z]/(?:she|he|her|his)\b", re.IGNORECASE
)


def look(sheet: Sheet) -> Iterator[Found]:
    """Limits of age in years of experience, pronouns of one sex, titles of one sex."""
    years = sheet.claim("experience_years")
    if years is not None and years.value >= MANY:
        yield Found("equality.many-years", (spot_of(years),))
    if sheet.of_table(REQUIREMENT):
        return
    yield from _most_years(sheet)
    yield from _pronouns(sheet)
    if titles := sheet.of_table("equality.title", "title"):
        yield Found("equality.sex-in-title", tuple(sheet.spot(*span) for span in titles))


def _most_years(sheet: Sheet) -> Iterator[Found]:
    bounds = sheet.page.bounds["text"]
    for unit in ("years", "year"):
        for start, end in sheet.places(unit):
            match = _MOST.search(sheet.page.joined, max(bounds[0], start - BEFORE), min(bounds[1], end + BEHIND))
            if match and not _SEEKS_MORE.search(sheet.page.joined, *sheet.sentence(*match.span())):
                yield Found("equality.most-years", (sheet.spot(*match.span()),))
                return


def _pronouns(sheet: Sheet) -> Iterator[Found]:
    if sheet.vocabulary.isdisjoint(_ONE_SEX):
        return
    text, (first, last) = sheet.page.joined, sheet.page.bounds["text"]
    spots = tuple(
        sheet.spot(*match.span())
        for match in _PRONOUN.finditer(text, first, last)
        if _HOLDER.search(text, max(first, match.start() - NEAR), match.start())
        and not _BOTH.search(text, max(first, match.start() - NEAR), min(last, match.end() + 20))
    )
    if spots:
        yield Found("equality.pronoun", spots)
