"""Distances are those of the globe, and a search around a place finds towns and not the middles of counties."""

from __future__ import annotations

import pytest

from fingerpost.search.distance import miles_between, places_around


def test_distances_are_as_the_crow_flies(pack):
    bristol, london = pack.places["bristol"], pack.places["london"]
    assert miles_between(bristol, london) == pytest.approx(106, abs=3)
    assert miles_between(london, bristol) == pytest.approx(miles_between(bristol, london))
    assert miles_between(bristol, bristol) == 0


def test_around_a_town_lie_its_neighbours_and_no_county_or_region(pack):
    near = places_around(pack.places, ("bristol",), 25)
    assert {"bristol", "bath", "weston-super-mare"} <= set(near)
    assert not {"london", "exeter", "somerset", "south-west"} & set(near)
    assert set(near) < set(places_around(pack.places, ("bristol",), 50))


def test_no_distance_and_no_known_place_leave_what_was_asked(pack):
    assert places_around(pack.places, ("leeds", "bristol"), None) == ("bristol", "leeds")
    assert places_around(pack.places, ("atlantis",), 100) == ("atlantis",)
    assert places_around(pack.places, (), 100) == ()
