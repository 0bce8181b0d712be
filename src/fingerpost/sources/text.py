"""Plain text from what sources send: HTML to lines and bullets, Markdown escapes undone, control characters gone."""

from __future__ import annotations

import html
import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>&$])")
_EMPHASIS = re.compile(r"\*\*+|__+")
_BLANK = re.compile(r"\n(?:[^\S\n]*\n){2,}")


def plain(text: str) -> str:
    """The words of an advert as plain text; lines and bullets are kept.

    >>> plain("**Rate**: £45k\\\\-50k &amp; bonus")
    'Rate: £45k-50k & bonus'
    """
    text = html.unescape(text).replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text)
    text = _ESCAPE.sub(r"\1", text)
    text = _EMPHASIS.sub("", text)
    return _BLANK.sub("\n\n", text).strip()
