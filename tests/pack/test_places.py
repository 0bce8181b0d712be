"""The gazetteer is plausible: every place lies where its region does, towns near their county, parts near their town."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from fingerpost.pack import Pack, PackError, Place
from fingerpost.pack.places import read_places, read_postcodes
from fingerpost.reading.gazetteer import distance

BOXES = {
    "North East": (54.4, 55.85, -2.7, -1.0),
    "North West": (52.9, 55.1, -3.7, -1.9),
    "Yorkshire and the Humber": (53.3, 54.6, -2.4, 0.1),
    "East Midlands": (51.95, 53.65, -2.1, 0.4),
    "West Midlands": (51.8, 53.2, -3.2, -1.15),
    "East of England": (51.4, 53.0, -0.8, 1.8),
    "London": (51.28, 51.7, -0.52, 0.34),
    "South East": (50.55, 52.2, -2.0, 1.5),
    "South West": (49.9, 52.2, -6.4, -1.4),
    "Wales": (51.35, 53.45, -5.4, -2.6),
    "Scotland": (54.6, 60.9, -8.0, -0.7),
    "Northern Ireland": (54.0, 55.4, -8.2, -5.4),
}
"""South, north, west and east edge of each region, in degrees, drawn by hand and generously."""

WIDE = {
    "Highland": 160,
    "Argyll and Bute": 100,
    "Dumfries and Galloway": 90,
    "North Yorkshire": 80,
    "Aberdeenshire": 70,
}
"""Kilometres from a county's middle to its furthest town, where that is more than in other counties."""


@pytest.fixture(scope="module")
def places(pack: Pack) -> list[Place]:
    return list(pack.places.values())


def test_there_are_enough(places: list[Place]) -> None:
    kinds = Counter(place.kind for place in places)
    assert kinds["city"] + kinds["town"] >= 900
    assert kinds["nation"] == 5
    assert {place.region for place in places} == {*BOXES, "United Kingdom", "England"}


def test_each_lies_in_its_region(places: list[Place]) -> None:
    astray = []
    for place in places:
        south, north, west, east = BOXES.get(place.region, (49.9, 60.9, -8.2, 1.8))
        if not (south <= place.latitude <= north and west <= place.longitude <= east):
            astray.append((place.id, place.region, place.latitude, place.longitude))
    assert astray == []


def test_each_town_lies_near_the_middle_of_its_county(places: list[Place]) -> None:
    middles = {place.name: place for place in places if place.kind == "county"}
    towns = [place for place in places if place.kind in ("city", "town") and place.county in middles]
    far = [town.id for town in towns if distance(town, middles[town.county]) > WIDE.get(town.county, 62)]
    assert len(towns) > 900
    assert far == []


def test_each_part_lies_near_its_town(places: list[Place], pack: Pack) -> None:
    parts = [place for place in places if place.kind == "part"]
    assert [part.id for part in parts if distance(part, pack.places[part.within]) > 24] == []


def test_no_two_towns_stand_on_one_spot(places: list[Place]) -> None:
    spots = Counter((place.latitude, place.longitude) for place in places if place.kind in ("city", "town"))
    assert [spot for spot, towns in spots.items() if towns > 1] == []


def test_a_name_that_stands_twice_has_its_other_bearer_elsewhere(places: list[Place]) -> None:
    first: dict[str, Place] = {}
    for place in places:
        if place.kind in ("city", "town", "part"):
            other = first.setdefault(place.name, place)
            assert other is place or distance(other, place) > 10, place.id


def test_a_postcode_area_means_a_town(pack: Pack) -> None:
    assert len(pack.postcodes) == 121
    assert {pack.places[town].kind for town in pack.postcodes.values()} == {"city", "town"}
    assert pack.postcodes["EH"] == "edinburgh"


REGION = {"regions": "Marches | 52.5 -2.5"}

WRONG = [
    ({"regions": "Marches"}, "regions, Marches", "no latitude"),
    ({"regions": "Marches | 52.5"}, "regions, Marches", "no latitude"),
    ({"regions": "Marches | 52.5 -2.5 | a | b | c"}, "regions, Marches", "two to four cells"),
    ({"regions": "Marches | 52.5 -2.5\nMarches | 52.6 -2.5"}, "Marches", "stands twice"),
    ({"regions": ["Marches"]}, "regions", "not a block of lines"),
    (REGION | {"counties": {"Wessex": "Salop | 52.5 -2.5"}}, "counties.Wessex", "no such place above"),
    (REGION | {"towns": {"Salop": "Wem | 52.8 -2.7"}}, "towns.Salop", "no such place above"),
    (REGION | {"towns": {"Marches": "Wem | 41.8 -2.7"}}, "towns.Marches, Wem", "outside the United Kingdom"),
]


@pytest.mark.parametrize(("tables", "entry", "fault"), WRONG, ids=[fault for _, _, fault in WRONG])
def test_a_fault_is_named_with_its_entry(tables: dict[str, object], entry: str, fault: str) -> None:
    with pytest.raises(PackError, match=fault) as caught:
        read_places(Path("uk/places.toml"), tables)
    assert caught.value.entry == entry
    assert caught.value.remedy


def test_a_postcode_area_of_no_town_is_a_fault() -> None:
    with pytest.raises(PackError, match="no town of this file"):
        read_postcodes(Path("uk/places.toml"), {"postcodes": {"areas": "ZZ Nowhere"}}, {})
