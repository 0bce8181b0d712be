"""When an advert closes, when the work starts and how long it lasts, row by row, and what holds for any text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim
from fingerpost.reading.readers.dates import DatesReader
from fingerpost.reading.readers.pay import PayReader
from fingerpost.reading.readers.terms import TermsReader

from .cases import Alone, rows, stands, table

CASES = table("dates")
FIELDS = ("closing_date", "start_date", "contract_length", "extension")
ISO = re.compile(r"20\d\d-[01]\d(-[0-3]\d)?|asap")
PIECES = st.sampled_from(
    ["Closing date", "apply by", "Start date", "starting", "ASAP", "as soon as possible", "30", "31", "February", "Feb", "May", "14th",
     "June", "2026", "26", "/", "-", ".", "13/13/2026", "00/00/0000", "6", "twelve", "(12)", "month", "weeks", "year fixed", "contract",
     "duration", "initial", "extension", "possible", ":", "\n", "at", "23:55", "sift"]
)  # fmt: skip

READERS = Alone(PayReader, TermsReader, DatesReader)


def claims(advert: Advert) -> list[Claim]:
    return [claim for claim in READERS.claims(advert) if claim.field in FIELDS]


@pytest.mark.parametrize("case", rows(CASES))
def test_the_dates_of_an_advert(case: dict[str, Any]) -> None:
    advert = Advert("1", "test", case.get("title", "Analyst"), posted=case.get("posted"), text=case["text"])
    found = claims(advert)
    assert {claim.field: claim.value for claim in found} == {field: case[field] for field in FIELDS if field in case}
    doubts = [claim.doubt for claim in found if claim.doubt]
    assert len(doubts) == ("doubt" in case)
    assert all(case["doubt"] in doubt for doubt in doubts)


def test_a_day_of_a_leap_year_waits_for_one() -> None:
    (claim,) = claims(Advert("1", "test", "", posted=date(2027, 5, 1), text="Closing date: 29 February"))
    assert claim.value == "2028-02-29"
    assert claims(Advert("1", "test", "", posted=date(2025, 5, 1), text="Closing date: 29 February")) == []


@given(
    st.lists(PIECES, max_size=24).map(" ".join) | st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=200),
    st.none() | st.dates(date(2000, 1, 1), date(2040, 12, 31)),
)
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str, posted: date | None) -> None:
    advert = Advert("1", "test", "Contract analyst, start", posted=posted, text=text)
    for claim in claims(advert):
        assert stands(advert, claim)
        if claim.field.endswith("_date"):
            assert ISO.fullmatch(claim.value)
