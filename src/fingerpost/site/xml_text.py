"""Text that may stand in XML: every feed takes its words through here."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without the signs that XML 1.0 cannot hold.

    >>> xml_text("a\\x00b\\ufffe")
    'ab'
    """
    return _NOT_XML.sub("", str(text))


def cdata(text: str) -> str:
    """The text as a section that is read as it stands; nothing in it can end the section.

    >>> cdata("a ]]> b")
    '<![CDATA[a ]]]]><![CDATA[> b]]>'
    """
    return f"<![CDATA[{xml_text(text).replace(']]>', ']]]]><![CDATA[>')}]]>"
