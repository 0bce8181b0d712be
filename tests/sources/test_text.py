"""Plain text of what sources send: each row is what came in, and what a reader should see."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.sources.text import mend, one_line, plain

ROWS = {
    "paragraphs within items": (
        "<p>You will:</p><ul>\n<li><p>build</p></li><li> <p>ship</p><p>and mend</p></li></ul><p>Fin</p>",
        "You will:\n\n• build\n• ship\nand mend\n\nFin",
    ),
    "lines and bullets": ("<p>You will:</p><ul><li>build</li><li>ship</li></ul>", "You will:\n\n• build\n• ship"),
    "line breaks": ("Leeds<br>Hybrid<br/>£50k", "Leeds\nHybrid\n£50k"),
    "no scripts, no styles": ("<style>p{}</style><p>Go</p><script>alert('x')</script>", "Go"),
    "cells of a table stand apart": ("<table><tr><td>Pay</td><td>£50k</td></tr></table>", "Pay £50k"),
    "escaped once": ("&lt;p&gt;Research &amp;amp; development&lt;/p&gt;", "Research & development"),
    "escaped twice": ("&amp;lt;p&amp;gt;Pay: &amp;pound;50k&amp;lt;/p&amp;gt;", "Pay: £50k"),
    "an unclosed tag": ("<div><b>Python</b> and <i>SQL", "Python and SQL"),
    "a comparison is no tag": ("latency < 5 ms and > 99% uptime", "latency < 5 ms and > 99% uptime"),
    "a generic type is no tag": ("List<String> and Map<K, V>", "List<String> and Map<K, V>"),
    "Markdown escapes": (r"£45k\-50k \+ bonus, C\#", "£45k-50k + bonus, C#"),
    "bold and slanted": ("**Rate** is *£400* a day", "Rate is £400 a day"),
    "a star that marks a bullet or a grade stays": ("* Python\n* a 5* hotel", "* Python\n* a 5* hotel"),
    "an escaped star stays": (r"\*as agreed\*", "*as agreed*"),
    "Markdown headings": ("## The role\n\n# 1 in C#", "The role\n\n1 in C#"),
    "control characters": ("Data\x00 Eng\x07ineer\ufeff", "Data Engineer"),
    "unseen spaces part words": ("the link.\u200b\u200bPlease", "the link. Please"),
    "line ends of every kind": ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    "many empty lines become one": ("one\n \n\n \ntwo", "one\n\ntwo"),
}


@pytest.mark.parametrize(("given_text", "expected"), ROWS.values(), ids=ROWS)
def test_text_becomes_what_a_reader_sees(given_text, expected):
    assert plain(given_text) == expected


def test_a_deep_page_is_read_without_end_of_stack():
    assert plain("<div>" * 5000 + "deep" + "</div>" * 5000) == "deep"


@given(st.text())
def test_any_text_at_all_becomes_text_that_can_be_kept(text):
    mended = mend(text)
    plain(mended).encode()
    assert "\x00" not in plain(mended)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])))
def test_whole_text_is_not_touched_by_mending(text):
    assert mend(text) is text


def test_halves_of_letters_are_joined_or_replaced():
    assert mend("\ud83d\ude00 and \ud800") == "😀 and \ufffd"
    assert mend("\udcff") == "\ufffd"


def test_one_line_is_one_line():
    assert one_line(" Senior\n Data\tEngineer\xa0") == "Senior Data Engineer"
