from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading import Claim
from fingerpost.site.marked import BULLET, blocks


def claim(text: str, words: str, field: str = "skill_asked") -> Claim:
    start = text.index(words)
    return Claim(field, words, "text", start, start + len(words), words)


def test_lines_become_paragraphs_and_bullets_lists():
    found = blocks("About us\n\n- Python\n- SQL\nApply now")
    assert [(block.bullets, [line[0].words for line in block.lines]) for block in found] == [
        (False, ["About us"]), (True, ["Python", "SQL"]), (False, ["Apply now"]),
    ]  # fmt: skip


def test_the_words_of_a_claim_are_a_piece_of_their_own():
    text = "- We use Python and SQL daily"
    (block,) = blocks(text, [claim(text, "SQL"), claim(text, "Python")])
    assert [(piece.words, piece.field) for piece in block.lines[0]] == [
        ("We use ", ""), ("Python", "skill_asked"), (" and ", ""), ("SQL", "skill_asked"), (" daily", ""),
    ]  # fmt: skip


def test_of_claims_that_overlap_the_longest_that_begins_first_is_marked():
    text = "machine learning engineer"
    (block,) = blocks(text, [claim(text, "learning"), claim(text, "machine learning"), claim(text, "machine")])
    assert [piece.words for piece in block.lines[0]] == ["machine learning", " engineer"]


def test_a_claim_over_two_lines_is_marked_on_both():
    text = "paid £50,000\nto £60,000 a year"
    found = blocks(text, [claim(text, "£50,000\nto £60,000", "pay")])
    assert [[piece.words for piece in block.lines[0] if piece.field] for block in found] == [
        ["£50,000"],
        ["to £60,000"],
    ]


def test_claims_of_other_parts_and_broken_spans_are_left_alone():
    text = "plain words"
    odd = [
        Claim("place", "x", "location", 0, 5, "plain"),
        Claim("pay", "x", "text", 5, 900, "words"),
        Claim("pay", "x", "text", 4, 4, ""),
    ]
    (block,) = blocks(text, odd)
    assert [(piece.words, piece.field) for piece in block.lines[0]] == [("plain words", "")]


@given(st.text(), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_no_word_is_lost_whatever_the_claims(text, spans):
    claims = [Claim("pay", "", "text", start, end, text[start:end]) for start, end in spans]
    shown = [piece.words for block in blocks(text, claims) for line in block.lines for piece in line]
    whole = [line[bullet.end() if (bullet := BULLET.match(line)) else 0 :] for line in text.split("\n")]
    assert "".join(shown) == "".join(line for line in whole if line.strip())
