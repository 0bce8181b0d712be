"""What comes on top of pay, row by row, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.benefits import BenefitsReader
from fingerpost.reading.sections import SectionsReader

from .cases import Alone, rows, stands, table

CASES = table("benefits")
FIELDS = ("bonus", "sign_on_bonus", "equity", "car_allowance", "pension_percent", "holiday_days")
PIECES = st.sampled_from(
    ["bonus", "Bonus", "10%", "£5,000", "up to", "signing bonus", "equity", "car allowance", "pension", "employer", "match",
     "your", "5%", "–", "25", "days", "holiday", "annual leave", "rising to", "including", "bank holidays", "\\", ".", ",",
     "\n", "(", ":", "+", "99999999%", "£9k"]
)  # fmt: skip

claims = Alone(SectionsReader, BenefitsReader).claims


@pytest.mark.parametrize("case", rows(CASES))
def test_the_benefits_of_an_advert(case: dict[str, Any]) -> None:
    found = claims(Advert("1", "test", case.get("title", "Analyst"), employer="Holiday Bonus Ltd", text=case["text"]))
    assert {claim.field: claim.value for claim in found} == {field: case[field] for field in FIELDS if field in case}
    if "doubt" in case:
        assert case["doubt"] in (found[-1].doubt or "")
    else:
        assert all(claim.doubt is None for claim in found)


def test_a_benefit_is_claimed_with_its_figure_among_its_words() -> None:
    found = {
        claim.field: claim.words for claim in claims(Advert("1", "test", "", text="10% bonus; 7% company pension"))
    }
    assert found == {"bonus": "10% bonus", "pension_percent": "7% company pension"}


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str) -> None:
    advert = Advert("1", "test", "Analyst, bonus", employer="Equity Holidays", text=text)
    found = claims(advert)
    assert len({claim.field for claim in found}) == len(found)
    for claim in found:
        assert stands(advert, claim)
        assert claim.where in ("title", "text")
