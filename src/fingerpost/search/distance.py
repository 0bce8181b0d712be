"""Places by their distance from one another, as the crow flies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import asin, cos, radians, sin, sqrt

from fingerpost.pack import Place

EARTH_MILES = 3_958.8
DEGREE_MILES = 69.0
"""A little less than a degree of latitude: nothing that lies further north or south need be measured."""
POINTS = ("city", "town", "part")
"""The kinds of places that lie at a point; a county, a region or a nation has a middle, but lies all around it."""


def miles_between(one: Place, other: Place) -> float:
    """The length of the great circle between two places, in miles (haversine)."""
    south, north = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(across / 2) ** 2
    return 2 * EARTH_MILES * asin(sqrt(half))


def places_around(places: Mapping[str, Place], centres: Iterable[str], miles: int | None) -> tuple[str, ...]:
    """The places asked for, and every town or part of one that lies within so many miles of any; sorted.

    An id that is not known stays as it is: nothing lies in it, and nothing near it.
    """
    wanted = set(centres)
    if miles is not None:
        for middle in [places[centre] for centre in wanted if centre in places]:
            low, high = middle.latitude - miles / DEGREE_MILES, middle.latitude + miles / DEGREE_MILES
            wanted |= {
                place.id
                for place in places.values()
                if low <= place.latitude <= high and place.kind in POINTS and miles_between(place, middle) <= miles
            }
    return tuple(sorted(wanted))
