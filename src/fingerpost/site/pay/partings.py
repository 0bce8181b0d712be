"""Where the adverts of a rung and its published band part, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fingerpost.market import Distribution
from fingerpost.market.parting import parting
from fingerpost.site.wording import money

if TYPE_CHECKING:
    from fingerpost.site.figures import RungNow


@dataclass(frozen=True, slots=True)
class Parted:
    """A sentence on the adverts beside the band, and whether the two differ by more than chance."""

    words: str
    beyond_noise: bool


def partings(now: RungNow) -> Iterator[Parted]:
    """What is to be said of a rung's band beside the adverts that state its level, and beside those that state none."""
    for figure, whose in ((now.stated, "of adverts at this level"), (now.unmarked, "of adverts that state no level")):
        if now.band and figure and isinstance(figure.pay, Distribution):
            yield _parted(figure.pay, whose, now.band.low, None if now.band.open_top else now.band.high)


def _parted(pay: Distribution, whose: str, low: int, high: int | None) -> Parted:
    found = parting(pay, low, high)
    said = f"The median {whose} lies"
    if not found.by:
        return Parted(f"{said} within the band.", beyond_noise=False)
    edge = "above the band’s top" if found.by > 0 else "below the band’s bottom"
    chance = "further than chance would put it" if found.beyond_noise else "no further than chance may put it"
    return Parted(f"{said} {money(round(abs(found.by)), 'GBP')} {edge}, {chance}.", found.beyond_noise)
