"""What the law asks of an agency's advert: regulation 27 of the Conduct Regulations 2003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checking.finding import Found, spot_of
from fingerpost.checking.sheet import Sheet
from fingerpost.reading import Pay
from fingerpost.reading.scan import fold

REACH = 40
"""Characters before the word of a firm ("Ltd") in which its name stands."""
_NAME = re.compile(r"\b[A-Z][\w&'’-]*[\s,]+$")
NATURE = 25
"""Words of a text under which it does not say what the work is."""


def look(sheet: Sheet) -> Iterator[Found]:
    """What an agency's advert leaves out; nothing where no agency advertises, or where the text is cut off."""
    if sheet.cut or not advertises(sheet):
        return
    if not _is_named(sheet):
        yield Found("conduct.name")
    if sheet.claim("contract") is None and not sheet.of_table("conduct.term"):
        yield Found("conduct.temporary-or-permanent")
    pay = sheet.claim("pay")
    if pay is None or not isinstance(pay.value, Pay) or pay.value.estimated:
        return
    words = (spot_of(pay),)
    if len(sheet.words) < NATURE or not sheet.advert.title.strip():
        yield Found("conduct.nature", words)
    if not has_place(sheet):
        yield Found("conduct.location", words)
    if not _says_needs(sheet):
        yield Found("conduct.experience", words)


def advertises(sheet: Sheet) -> bool:
    """Whether an agency advertises: as whoever posts it says, else as the words tell."""
    return bool(sheet.value("agency") if sheet.agency is None else sheet.agency)


def has_place(sheet: Sheet) -> bool:
    """Whether the advert says where the work is, or that it is wholly remote."""
    located = bool(sheet.advert.location.strip()) or sheet.claim("place") is not None
    return located or sheet.value("mode") == "remote"


def names_somebody(sheet: Sheet) -> bool:
    """Whether the field of the employer holds a name, or the text has one by the words in which agencies say who they are."""
    name = _plain(sheet.advert.employer)
    if name and name not in sheet.tables.get("conduct.nobody", ()):
        return True
    firms = sheet.of_table("conduct.firm", "text")
    named = any(_NAME.search(sheet.page.joined, max(0, start - REACH), start) for start, _ in firms)
    return named or bool(sheet.of_table("conduct.acting", "text"))


def _is_named(sheet: Sheet) -> bool:
    """The name stands in the employer's field or in the text; where we do not know it, any name will do."""
    if isinstance(sheet.agency, str):
        parts = (sheet.advert.employer, sheet.advert.text)
        return any(f" {_plain(sheet.agency)} " in f" {_plain(part)} " for part in parts)
    return names_somebody(sheet)


def _plain(words: str) -> str:
    return " ".join(fold(words).split())


def _says_needs(sheet: Sheet) -> bool:
    claimed = ("experience_years", "degree", "clearance", "skill_asked", "language_asked")
    return any(sheet.claim(name) is not None for name in claimed) or bool(sheet.of_table("conduct.needs"))
