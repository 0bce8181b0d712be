"""Markdown becomes rich text that holds nothing an editor could not have made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from fingerpost.site.prose import TAGS, rich_text


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Some *words* and **more**.", "<p>Some <i>words</i> and <b>more</b>.</p>"),
        ("## Why\n\n- one\n- two", "<h2>Why</h2>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("[a way](/guide/)", '<p><a href="/guide/">a way</a></p>'),
        ("[out](javascript:x)", "<p>[out](javascript:x)</p>"),
        ("<img src=x onerror=y>", "<p>&lt;img src=x onerror=y&gt;</p>"),
        ("# Too large", "Too large"),
        ("![](a.png)", "<p></p>"),
    ],
)
def test_markdown_as_rich_text(markdown, html):
    assert rich_text(markdown) == html


@given(st.text(alphabet=st.sampled_from("<>[]()!*#-_`\n abchref=\"':/javascript"), max_size=200))
def test_no_other_tag_or_attribute_ever_comes_out(markdown):
    for node in LexborHTMLParser(rich_text(markdown)).root.traverse():
        if node.tag not in {"html", "head", "body"}:
            assert node.tag in TAGS
            assert set(node.attributes) <= ({"href"} if node.tag == "a" else set())
