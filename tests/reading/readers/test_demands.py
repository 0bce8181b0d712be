"""What an advert asks of whoever applies, row by row: years, a degree, a clearance; and whether a visa is sponsored."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import Pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.clearance import KINDS
from fingerpost.reading.readers.demands import DemandsReader

from .cases import Alone, rows, stands, table

CASES = table("demands")
FIELDS = {
    "years": "experience_years",
    "degree": "degree",
    "clearance": "clearance",
    "sponsorship": "sponsorship",
}
"""For each key of a row, the field that it speaks of."""

claims = Alone(DemandsReader).claims


@pytest.mark.parametrize("case", rows(CASES))
def test_what_an_advert_asks(case: dict[str, Any]) -> None:
    found = claims(Advert("1", "test", "Data Engineer", text=case["text"]))
    expected = {field: case[key] for key, field in FIELDS.items() if key in case}
    assert {claim.field: claim.value for claim in found} == expected
    words = {claim.field: claim.words for claim in found}
    assert words | case.get("words", {}) == words


def test_a_clearance_of_the_title_is_read() -> None:
    (claim,) = claims(Advert("1", "test", "Data Engineer - SC Cleared"))
    assert (claim.value, claim.where, claim.words) == ("SC", "title", "SC Cleared")


def test_words_never_reach_from_one_part_of_the_advert_into_another() -> None:
    advert = Advert("1", "test", "Analyst", employer="Studio 5", text="years of experience. UK")
    assert claims(advert) == []
    (claim,) = claims(Advert("1", "test", "Analyst", employer="Larkspur UK", text="Security clearance is needed."))
    assert (claim.where, claim.words) == ("text", "Security clearance")


def test_every_clearance_of_the_pack_is_of_a_known_kind(pack: Pack) -> None:
    kinds = {table.split(".")[1] for table in pack.words["demands"] if table.startswith("clearance.")}
    assert kinds == {*KINDS, "named"}


PIECES = [
    "5", "+", "years", "3+yrs", "experience", "degree", "BS", "PhD", "of", "sc clearance", "UK", "security clearance",
    "may require", "visa", "sponsor", "cannot", "?", ".", "\n", "(", "ﬁ", "İ",
]  # fmt: skip


@given(
    title=st.lists(st.sampled_from(PIECES), max_size=4),
    employer=st.sampled_from(["", "UK", "Studio 5", "we can sponsor a"]),
    text=st.lists(st.sampled_from(PIECES)),
)
def test_any_advert_is_read_and_its_words_stand_where_the_claim_says(
    title: list[str], employer: str, text: list[str]
) -> None:
    advert = Advert("1", "test", " ".join(title), employer=employer, text=" ".join(text))
    for claim in claims(advert):
        assert stands(advert, claim)
