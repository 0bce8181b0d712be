"""How an advert describes an employer whom it does not name, row by row, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim
from fingerpost.reading.readers.agency import AgencyReader
from fingerpost.reading.readers.employer import LONGEST, EmployerReader

from .cases import Alone, rows, table

CASES = table("employer")
AGENCY = "Larkspur Recruitment"
PIECES = st.sampled_from(
    ["Our client", "is", "a", "an", "leading", "global", "fintech", "consultancy", "provider", "of", "charts", "working with", "join",
     "is looking", "company", "bank", "engineer", ",", ".", "\n", "**", "\\-", "-", "who", "based", "in", "(", "X" * 90]
)  # fmt: skip

READERS = Alone(AgencyReader, EmployerReader)


def kinds(advert: Advert) -> list[Claim]:
    return [claim for claim in READERS.claims(advert) if claim.field == "employer_kind"]


@pytest.mark.parametrize("case", rows(CASES))
def test_the_kind_of_employer(case: dict[str, Any]) -> None:
    employer = "Harbour Charts" if case.get("named") else AGENCY
    found = kinds(Advert("1", "test", "Analyst", employer=employer, text=case["text"]))
    assert [claim.value for claim in found] == ([case["kind"]] if "kind" in case else [])


def test_a_third_of_the_rows_must_not_fire() -> None:
    assert len(CASES) >= 40
    assert sum("kind" not in case for case in CASES) * 3 >= len(CASES)


def test_an_advert_that_names_no_employer_needs_no_agency() -> None:
    (claim,) = kinds(Advert("1", "test", "Analyst", text="Working for a scientific software house in Leeds."))
    assert (claim.value, claim.words) == ("scientific software house", "scientific software house")


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_any_text_is_read_and_the_description_is_short_and_stands_on_its_words(text: str) -> None:
    advert = Advert("1", "test", "Analyst", employer=AGENCY, text=text)
    for claim in kinds(advert):
        assert advert.text[claim.start : claim.end] == claim.words
        assert 0 < len(claim.value) <= LONGEST
