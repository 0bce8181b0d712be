"""Markdown of a pack turned into rich text that editors go on with."""

from __future__ import annotations

import nh3
from markdown_it import MarkdownIt

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
"""What the editor of rich text offers; the tags below are those that these leave in the store."""
TAGS = {"h2", "h3", "p", "br", "ul", "ol", "li", "a", "b", "i"}
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")
_RENAMED = {"<strong>": "<b>", "</strong>": "</b>", "<em>": "<i>", "</em>": "</i>"}


def rich_text(markdown: str) -> str:
    """Markdown as the HTML that rich text holds: no tag, attribute or kind of link beyond those that editors have.

    >>> rich_text("**Ask** [us](javascript:alert) <script>x</script>")
    '<p><b>Ask</b> [us](javascript:alert) &lt;script&gt;x&lt;/script&gt;</p>'
    >>> rich_text('a "guru"'), rich_text("a lead's rung")
    ('<p>a “guru”</p>', '<p>a lead’s rung</p>')
    """
    html = _MARKDOWN.render(markdown).strip()
    for tag, renamed in _RENAMED.items():
        html = html.replace(tag, renamed)
    return nh3.clean(
        html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel=None
    )
