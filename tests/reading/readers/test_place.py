"""Where the work is, row by row, and what the words of each claim are."""

from __future__ import annotations

from typing import Any

import pytest

from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.place import PlaceReader

from .cases import Alone, rows, stands, table

CASES = table("place")
READER = Alone(PlaceReader)


def advert(case: dict[str, Any]) -> Advert:
    title, text = case.get("title", "Data Engineer"), case.get("text", "")
    return Advert("1", "test", title, employer="Larkspur", location=case["location"], text=text)


@pytest.mark.parametrize("case", rows(CASES))
def test_the_place_of_an_advert(case: dict[str, Any]) -> None:
    reading = READER.read(advert(case))
    places = [claim.value for claim in reading.all("place")]
    assert places == ([case["place"], *case.get("also", ())] if case["place"] else [])
    assert (reading.value("live_in") is not None) == case.get("live_in", False)
    if places:
        first = reading.claim("place")
        assert first.where == case.get("where", "location")
        assert case.get("doubt", "") in (first.doubt or "") and bool(first.doubt) == ("doubt" in case)
    for field, key in (("place_id", "id"), ("region", "region")):
        if key in case:
            assert reading.value(field) == case[key]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_each_claim_stands_on_its_own_words(case: dict[str, Any]) -> None:
    said = advert(case)
    for claim in READER.read(said).claims:
        assert stands(said, claim)
