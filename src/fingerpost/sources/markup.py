"""HTML to lines and bullets: what a reader of the page would see, without scripts and styles."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

_MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|b|i|u|em|strong|span|font|a|h[1-6]|hr|table|thead|tbody|tr|td|th|html|head|body|script|"
    r"style|section|article|header|footer|blockquote|pre|img|iframe|svg|form|input|button|sup|sub|small)"
    r"(?:\s[^<>]*)?/?>|<!--|<!doctype",
    re.IGNORECASE,
)
_LINES = frozenset(
    ("p", "div", "ul", "ol", "table", "thead", "tbody", "tr", "section", "article", "header", "footer", "main", "aside",
     "nav", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl", "dt", "dd", "form", "figure", "address",
     "fieldset", "hr"),
)  # fmt: skip
_APART = frozenset(("p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl", "hr"))
_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "head", "iframe", "svg", "object", "select", "textarea", "button"),
)  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(r" *\n *")


def is_markup(text: str) -> bool:
    """The text holds tags of HTML: a known tag's name in angle brackets, so that "<£50k" and "List<String>" are
    none."""
    return _MARKUP.search(text) is not None


def words_of(markup: str) -> str:
    """The words of HTML as plain text: a line for each block, "• " for each item, an empty line about paragraphs."""
    body = LexborHTMLParser(markup).body
    if body is None:
        return ""
    parts: list[str] = []
    node = body.first_child
    while node is not None:
        tag = node.tag
        if tag == "-text":
            parts.append(_SPACE.sub(" ", node.text_content or ""))
        elif tag is not None and tag not in _UNSEEN:
            parts.append(_before(tag))
            if node.first_child is not None:
                node = node.first_child
                continue
            parts.append(_after(tag))
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == body.mem_id:
                node = None
            elif node.tag is not None:
                parts.append(_after(node.tag))
        node = node.next if node is not None else None
    return _AROUND.sub("\n", "".join(parts)).strip()


def _before(tag: str) -> str:
    if tag == "br":
        return "\n"
    if tag == "li":
        return "\n• "
    if tag in ("td", "th"):
        return " "
    return "\n\n" if tag in _APART else "\n" if tag in _LINES else ""


def _after(tag: str) -> str:
    return "\n\n" if tag in _APART else "\n" if tag in _LINES else ""
