"""Plain text from what sources send: HTML to lines and bullets, Markdown escapes undone, control characters gone."""

from __future__ import annotations

import html
import re
from operator import itemgetter

from fingerpost.sources.markup import is_markup, words_of

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2060\ufeff]")
_CONTROL_BYTES = bytes(code for code in range(128) if _CONTROL.match(chr(code)))
_UNSEEN_SPACE = re.compile(r"\u200b+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>&$])")
_STARS, _LOW_LINES = re.compile(r"\*\*+"), re.compile(r"__+")
_SLANT = re.compile(r"\*(?<![\w*\\]\*)(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s\\])\*(?![\w*])")
_HEADING = re.compile(r"\n#{1,6} +")
_BLANK = re.compile(r"\n(?:[^\S\n]*\n){2,}")
_HALVES = re.compile(r"[\ud800-\udfff]")
_inside = itemgetter(1)
TWICE = 2
"""Times that a text may have been escaped on its way here."""


def plain(text: str) -> str:
    """The words of an advert as plain text; lines and bullets are kept, of HTML as of Markdown.

    >>> plain("**Rate**: £45k\\\\-50k &amp; bonus")
    'Rate: £45k-50k & bonus'
    """
    for _ in range(TWICE):
        if "<" in text and is_markup(text):
            text = words_of(text)
        if "&" not in text:
            break
        text = html.unescape(text)
    if "<" in text and is_markup(text):
        text = words_of(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _signs(text)
    return _BLANK.sub("\n\n", text).strip()


def _signs(text: str) -> str:
    """Control characters and Markdown's signs taken out.

    One sign is looked for before each pattern, since most texts lack it, and each pattern begins with a sign of its
    own, which makes it ten times as fast.
    """
    packed = text.encode("utf-8", "surrogatepass")
    if len(packed.translate(None, _CONTROL_BYTES)) < len(packed) or "\u2060" in text or "\ufeff" in text:
        text = _CONTROL.sub("", text)
    if "\u200b" in text:
        text = _UNSEEN_SPACE.sub(" ", text)
    if "*" in text:
        text = _SLANT.sub(_inside, text)
    if "# " in text:
        text = _HEADING.sub("\n", f"\n{text}")
    if "\\" in text:
        text = _ESCAPE.sub(_inside, text)
    if "**" in text:
        text = _STARS.sub("", text)
    return _LOW_LINES.sub("", text) if "__" in text else text


def one_line(text: str) -> str:
    """Words on one line, single spaces between them."""
    return " ".join(text.split())


def mend(text: str) -> str:
    """The same text, with what is no letter (bytes of another encoding, halves of letters) replaced by U+FFFD.

    Whole text is given back as it is: the very same object.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return _HALVES.sub("\ufffd", joined)
    return text
