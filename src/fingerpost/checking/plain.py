"""Whether an advert can be read quickly by somebody who has never met the team."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checking.finding import Found, Spot
from fingerpost.checking.readability import readability, reading_age
from fingerpost.checking.sheet import Sheet

LONG = 1_200
"""Words of a text beyond which most readers leave."""
A_MINUTE = 200
"""Words that one reads in a minute."""
WALL = 180
"""Words in one line, without a bullet, that make a wall."""
OPENING = 80
"""Characters of a wall that are shown for it."""
SKILLS = 40
"""Different skills asked for beyond which people who could do the work do not apply."""
HARD = 17.0
"""The index from which a text is harder than a final-year student reads with ease."""
SHORT_FORMS = 4
"""Different short forms that nobody explains before anything is said."""
KNOWN = ("acronyms.known", "acronyms.field")
"""Tables of short forms that need no explanation: of the country, and of the field."""

_SHORT_FORM = re.compile(r"(?<![\w&/.+#-])[A-Z]{2,5}s?(?![\w&/+#-]|\.\w)")
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,}[ \t:&-]+$")
_CAPITALS_AFTER = re.compile(r"[ \t:&-]+[A-Z]{2,}\b")
_SMALL = re.compile(r"\b[a-z]{2,5}\b")
_BULLET = re.compile(r"[•●▪·]|\s[-*–]\s")


def look(sheet: Sheet) -> Iterator[Found]:
    """What makes the text hard to read, or long."""
    words = len(sheet.words)
    if words > LONG:
        yield Found("plain.long", (), {"count": f"{words:,}", "minutes": str(round(words / A_MINUTE))})
    if wall := _wall(sheet):
        yield wall
    index = readability(sheet.advert.text)
    if index is not None and index >= HARD:
        yield Found("plain.reading-age", (), {"age": str(reading_age(index)), "index": f"{index:.1f}"})
    skills = {claim.value for claim in sheet.reading.all("skill_asked")}
    if len(skills) > SKILLS:
        yield Found("plain.many-skills", (), {"count": str(len(skills))})
    spots = tuple(_unexplained(sheet))
    if len(spots) >= SHORT_FORMS:
        yield Found("plain.acronyms", spots)


def _wall(sheet: Sheet) -> Found | None:
    """The longest line, where it has so many words and no bullet inside it."""
    start, end = sheet.page.bounds["text"]
    text = sheet.page.joined
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        count = len(sheet.page.folded[start:stop].split()) if stop - start > 4 * WALL else 0
        if count >= WALL and not _BULLET.search(text, start, stop):
            opening = text[start:stop][:OPENING].rsplit(" ", 1)[0]
            return Found("plain.wall", (sheet.spot(start, start + len(opening)),), {"count": str(count)})
        start = stop + 1
    return None


def _unexplained(sheet: Sheet) -> Iterator[Spot]:
    """The first place of each short form that the text explains nowhere, and that is no known one, skill or name."""
    text, bounds = sheet.page.joined, sheet.page.bounds["text"]
    known = {form for table in KNOWN for form in sheet.tables.get(table, ())}
    small = frozenset(_SMALL.findall(text, *bounds))
    seen: set[str] = set()
    for match in _SHORT_FORM.finditer(text, *bounds):
        form = match.group()
        single = form.removesuffix("s")
        if single in seen:
            continue
        seen.add(single)
        if (
            {form, single} & sheet.skills
            or form in known
            or single in known
            or single.lower() in small
            or single in sheet.advert.employer
        ):
            continue
        if not (_in_capitals(text, *match.span()) or _is_explained(text, single)):
            yield sheet.spot(*match.span())


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals stands beside it, as in a heading or a shout."""
    return bool(_CAPITALS_BEFORE.search(text[max(0, start - 24) : start]) or _CAPITALS_AFTER.match(text, end))


def _is_explained(text: str, form: str) -> bool:
    """Whether it stands in brackets behind its words, or its words in brackets behind it."""
    return any(said in text for said in (f"({form}", f"{form} (", f"{form}s ("))
