from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from fingerpost.site.marked import BULLET
from fingerpost.site.overlaid import Mark, overlay


def mark(number: int, text: str, words: str, kind: str = "terms") -> Mark:
    start = text.index(words)
    return Mark(number, kind, kind, start, start + len(words))


def pieces(text: str, *marks: Mark) -> list[tuple[str, str, list[int]]]:
    return [
        (piece.words, piece.kind, [each.number for each in piece.begins])
        for block in overlay(text, marks)
        for line in block.lines
        for piece in line
    ]


def test_claims_on_the_same_words_both_begin_there():
    text = "- Two days on site, no more"
    found = pieces(text, mark(1, text, "days on site", "where"), mark(2, text, "days on site", "where"))
    assert found == [("Two ", "", []), ("days on site", "where", [1, 2]), (", no more", "", [])]


def test_a_claim_within_another_is_not_lost():
    text = "Senior machine learning engineer"
    found = pieces(text, mark(1, text, "machine learning engineer", "work"), mark(2, text, "machine learning", "asked"))
    assert found == [("Senior ", "", []), ("machine learning", "work", [1, 2]), (" engineer", "work", [])]


def test_claims_that_cross_are_cut_where_they_do():
    text = "pay inside IR35 only"
    found = pieces(text, mark(1, text, "pay inside", "pay"), mark(2, text, "inside IR35", "terms"))
    assert found == [("pay ", "pay", [1]), ("inside", "pay", [2]), (" IR35", "terms", []), (" only", "", [])]


def test_a_claim_over_two_lines_is_coloured_on_both_and_begins_once():
    text = "from £50,000\nto £60,000"
    found = pieces(text, mark(1, text, "£50,000\nto £60,000", "pay"))
    assert found == [("from ", "", []), ("£50,000", "pay", [1]), ("to £60,000", "pay", [])]


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=12))
def test_no_word_is_lost_whatever_the_claims(text, spans):
    marks = [Mark(number, "pay", "Pay", start, end) for number, (start, end) in enumerate(spans)]
    shown = "".join(words for words, _, _ in pieces(text, *marks))
    whole = [line[bullet.end() if (bullet := BULLET.match(line)) else 0 :] for line in text.split("\n")]
    assert shown == "".join(line for line in whole if line.strip())


def test_a_long_line_full_of_claims_costs_no_more_for_each_than_a_short_one():
    def spent(times: int) -> float:
        text = "Python " * times
        marks = [Mark(number, "asked", "Skill", 7 * number, 7 * number + 6) for number in range(times)]
        began = time.process_time()
        overlay(text, marks)
        return time.process_time() - began

    spent(1000)
    short, long = min(spent(1000) for _ in range(3)), min(spent(14_000) for _ in range(2))
    assert long < 14 * max(short, 0.001) * 6
