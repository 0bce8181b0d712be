"""The line of an advert that says what one would do, as it says it; and none where it says it nowhere."""

from __future__ import annotations

import pytest

from fingerpost.reading.duty import LONGEST, first_duty

ROWS = [
    ("About us\nWe mend clocks.\n\nThe role:\n- Build the models that price clocks\n- Mend them", "Build the models that price clocks"),
    ("The role\nArkwell is old.\n\nYou will train the models that route boats.", "You will train the models that route boats"),
    ("Key responsibilities and duties\nMonitor the models that plan the rota.\nReport on them.", "Monitor the models that plan the rota"),
    ("Duties include:\n* Support audits and regulatory returns, each year", "Support audits and regulatory returns, each year"),
    ("Requirements\n- Five years of patience with clocks\n- Python and a good deal of SQL", ""),
    ("You will receive a buddy and a desk.\nYou would own the forecasts of a depot.", "You would own the forecasts of a depot"),
    ("", ""),
    ("Responsibilities\n", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_the_first_duty_is_found_where_an_advert_says_it(pack, text, expected):
    assert first_duty(text, pack) == expected


def test_a_long_line_is_cut_at_a_word_and_says_so(pack):
    said = first_duty("Duties:\n- " + "build and mend models " * 30, pack)
    assert len(said) <= LONGEST + 2 and said.endswith(" …") and "buil …" not in said
