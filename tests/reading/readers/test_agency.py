"""Whether an agency advertises for somebody else, row by row: certain, in doubt, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.agency import AgencyReader

from .cases import Alone, rows, stands, table

CASES = table("agency")

claims = Alone(AgencyReader).claims


@pytest.mark.parametrize("case", rows(CASES))
def test_whether_an_agency_advertises(case: dict[str, Any]) -> None:
    found = claims(Advert("1", "test", "Analyst", employer=case.get("employer", ""), text=case.get("text", "")))
    said = [("doubt" if claim.doubt else "yes", claim.field, claim.value) for claim in found]
    assert said == ([(case["agency"], "agency", True)] if case["agency"] else [])
    if "words" in case:
        assert found[0].words == case["words"]


def test_one_sign_repeated_counts_once() -> None:
    text = "An excellent start. " + "We pay per day. " * 9
    assert claims(Advert("1", "test", "Analyst", text=text)) == []


PIECES = ["our client", ",", "is", "recruitment", "their team", "we offer", "employment agency", "\n", "my client", "ß"]


@given(employer=st.lists(st.sampled_from(PIECES)), text=st.lists(st.sampled_from(PIECES)))
def test_any_advert_is_read_and_its_words_stand_where_the_claim_says(employer: list[str], text: list[str]) -> None:
    advert = Advert("1", "test", "Analyst", employer=" ".join(employer), text=" ".join(text))
    for claim in claims(advert):
        assert stands(advert, claim)
