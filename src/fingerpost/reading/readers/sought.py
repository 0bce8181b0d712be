"""Whether a level in the text is the level of whom the advert seeks: "we are looking for a senior engineer"."""

from __future__ import annotations

import re

from fingerpost.reading.scan import Page

HEADER = 600
"""Characters from the start of the text in which a short line may repeat the title with its level."""

SHORT = 110
"""Characters of a line that may be a title and not a sentence."""

POSTS = (
    "engineer|scientist|analyst|developer|architect|consultant|researcher|manager|owner|specialist|recruiter"
    "|statistician|designer|programmer|administrator|tester|modeller"
)
_SEEKS = re.compile(
    r"(?:\b(?:looking (?:for|to (?:hire|recruit|appoint|add))|seeking|seeks|hiring|recruiting|to recruit|to hire"
    r"|to appoint|in need of|we need|require|(?:opportunity|role|vacancy|opening|position|hire) for"
    r"|role (?:of|is|as)|position (?:of|is|as)|job title|job role|position|role|vacancy|join (?:\w+ ){1,4}as|this is"
    r"|(?:would|will) suit|suited to|open to|ranging from)|(?-i:\bAs))"
    r"[\s:*_\-–]+(?:(?:an?|our|their|the|\d+|either|experienced|talented|skilled|new|dedicated|driven|motivated|strong"
    r"|highly|hands-on|ambitious|and|x)\b\s*)*[\s“”\"'(*]*$",
    re.IGNORECASE,
)
_LEADING = (
    "a an our their the either experienced talented skilled new dedicated driven motivated strong highly on ambitious"
    " and x for hire recruit appoint add seeking seeks hiring recruiting of need require is as title role position"
    " vacancy suit to from"
)
_LAST = frozenset(_LEADING.split())
"""The words that may stand straight before the level: a cheap look before ``_SEEKS``."""

_POST = re.compile(
    rf"[\s\-–/”\"')]*(?:[\w+#/&,\-–]+\s+){{0,4}}?(?:{POSTS}|member|position|role|level)s?\b", re.IGNORECASE
)
_NOUN = re.compile(rf"\b(?:{POSTS})s?\b", re.IGNORECASE)


def is_sought(page: Page, begin: int, end: int) -> bool:
    """Whether the advert seeks such a person here, or repeats its title with the level in a short line near the top."""
    start, after = page.bounds["text"][0], page.joined[end : end + 60]
    names_post = _POST.match(after) is not None
    if names_post and _is_led_to(page, start, begin):
        return True
    if begin > start + HEADER or "report" in page.folded[max(start, begin - 30) : begin]:
        return False
    low, high = page.line(begin)
    before = page.joined[max(start, low, begin - 40) : begin]
    if before.endswith("("):
        return _NOUN.search(before) is not None
    return names_post and high - low < SHORT and not before.strip(" *#_-–|:(")


def _is_led_to(page: Page, start: int, begin: int) -> bool:
    """Whether the words before a level say that the advert seeks."""
    leading = page.folded[max(start, begin - 16) : begin].split()[-1:]
    if not leading or not (leading[0] in _LAST or leading[0].isdigit()):
        return False
    return _SEEKS.search(page.joined, max(start, begin - 80), begin) is not None
