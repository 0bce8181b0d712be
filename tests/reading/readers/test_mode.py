"""Where the work is done, row by row, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.mode import ModeReader

from .cases import Alone, rows, stands, table

CASES = table("mode")
FIELDS = {"mode": "mode", "office_days": "days"}
PIECES = st.sampled_from(
    ["Hybrid", "Remote", "on-site", "office", "1", "2-3", "three", "5", "days", "day", "a", "week", "per",
     "month", "in", "the", "our", "from", "home", "60%", "50", "%", "REMOTE", "WFH", ":", "/", "|", ",",
     "(", "\n", "or", "until"]
)  # fmt: skip

READER = Alone(ModeReader)


def advert(case: dict[str, Any]) -> Advert:
    title, location = case.get("title", "Analyst"), case.get("location", "Leeds")
    return Advert("1", "test", title, employer="Larkspur & Vane", location=location, text=case["text"])


@pytest.mark.parametrize("case", rows(CASES))
def test_the_mode_of_an_advert(case: dict[str, Any]) -> None:
    reading = READER.read(advert(case))
    read = {key: reading.value(field) for field, key in FIELDS.items() if reading.claim(field)}
    assert read == {key: case[key] for key in FIELDS.values() if key in case}


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str) -> None:
    said = Advert("1", "test", "Analyst, hybrid", text=text)
    for claim in READER.read(said).claims:
        assert stands(said, claim)
        assert claim.field != "office_days" or 1 <= claim.value < 5
