"""On what terms, row by row, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.pay import PayReader
from fingerpost.reading.readers.terms import TermsReader

from .cases import Alone, rows, stands, table

CASES = table("terms")
FIELDS = ("contract", "hours", "ir35", "engagement", "vat")
PIECES = st.sampled_from(
    ["Contract", "Permanent", "FTC", "Intern", "full-time", "part", "time", "inside", "outside", "IR35",
     "umbrella", "PAYE", "ltd", "£450", "per", "day", "37.5", "hours", "a", "week", ":", "/", "|", ",",
     "(", "\n", "or"]
)  # fmt: skip

READER = Alone(PayReader, TermsReader)


def advert(case: dict[str, Any]) -> Advert:
    return Advert(
        "1", "test", case.get("title", "Analyst"), employer="Larkspur & Vane", location="Leeds", text=case["text"]
    )


@pytest.mark.parametrize("case", rows(CASES))
def test_the_terms_of_an_advert(case: dict[str, Any]) -> None:
    reading = READER.read(advert(case))
    read = {field: reading.value(field) for field in FIELDS if reading.claim(field)}
    assert read == {field: case[field] for field in FIELDS if field in case}


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str) -> None:
    said = Advert("1", "test", "Analyst, contract", text=text)
    for claim in READER.read(said).claims:
        assert stands(said, claim)
