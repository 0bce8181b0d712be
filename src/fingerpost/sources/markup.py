"""HTML to lines and bullets: what a reader of the page would see, without scripts and styles."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
_BULLET = "\n• "
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
            text = _SPACE.sub(" ", node.text_content or "")
            if text != " " or parts[-1:] != [_BULLET]:
                parts.append(text)
        elif tag is not None and tag not in _UNSEEN:
            if tag not in _LINES or parts[-1:] != [_BULLET]:  # a block at the head of an item stands on its line
                parts.append(_before(tag, node))
            if node.first_child is not None:
                node = node.first_child
                continue
            parts.append(_after(tag, node))
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == body.mem_id:
                node = None
            elif (tag := node.tag) is not None:
                parts.append(_after(tag, node))
        node = node.next if node is not None else None
    return _AROUND.sub("\n", "".join(parts)).strip()


def _before(tag: str, node: LexborNode) -> str:
    if tag == "br" or (tag == "p" and _in_item(node)):
        return "\n"
    if tag == "li":
        return _BULLET
    if tag in ("td", "th"):
        return " "
    return "\n\n" if tag in _APART else "\n" if tag in _LINES else ""


def _after(tag: str, node: LexborNode) -> str:
    if tag == "p" and _in_item(node):
        return ""
    return "\n\n" if tag in _APART else "\n" if tag in _LINES else ""


def _in_item(node: LexborNode) -> bool:
    """A paragraph stands in an item, where editors of text put one each."""
    return node.parent is not None and node.parent.tag == "li"
