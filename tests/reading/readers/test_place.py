"""Where the work is, row by row, and what the words of each claim are."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from fingerpost.pack import Pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Reading
from fingerpost.reading.readers.place import PlaceReader
from fingerpost.reading.scan import Scan

FILE = Path(__file__).parents[2] / "cases" / "place.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


@pytest.fixture(scope="module")
def read_place(pack: Pack):
    """A function that reads the place of an advert, and nothing else."""
    reader = PlaceReader(pack)
    scan = Scan({reader.name: tuple(reader.triggers())})

    def read(advert: Advert) -> Reading:
        page = scan.page(advert)
        reader.read(page)
        return Reading(advert.id, tuple(page.claims), "test")

    return read


def rows() -> list[Any]:
    return [
        pytest.param(case, id=case["why"], marks=pytest.mark.xfail if case.get("known_wrong") else ()) for case in CASES
    ]


def advert(case: dict[str, Any]) -> Advert:
    title, text = case.get("title", "Data Engineer"), case.get("text", "")
    return Advert("1", "test", title, employer="Larkspur", location=case["location"], text=text)


@pytest.mark.parametrize("case", rows())
def test_the_place_of_an_advert(case: dict[str, Any], read_place) -> None:
    reading = read_place(advert(case))
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
def test_each_claim_stands_on_its_own_words(case: dict[str, Any], read_place) -> None:
    said = advert(case)
    for claim in read_place(said).claims:
        assert getattr(said, claim.where)[claim.start : claim.end] == claim.words != ""
