"""The time that a text takes follows its length, whatever it holds; ``tools/fuzz.py --curve`` prints the figures."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from fingerpost.pack import Pack, load_pack
from fingerpost.reading import machine
from fingerpost.reading.read import Machine
from fingerpost.reading.scan import Page, Scan

with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(str(Path(__file__).parents[2] / "tools"))
    fuzz = importlib.import_module("fuzz")

SMALL, TIMES = 4_000, 8
SLACK, TRIES = 3.0, 4
"""How many times as much a character may cost in the longer text, and how often a busy machine is given another chance.

Time that goes with the square of the length makes it ``TIMES`` times as much.
"""
PIECES = fuzz.pieces(machine(load_pack()))
TRIFLE = 0.1
"""Microseconds a character below which a difference is the clock's."""


def follows(readers: Machine, piece: str, small: int = SMALL, times: int = TIMES) -> bool:
    """Whether a character costs about the same in the longer text, in one of several tries."""
    for _ in range(TRIES):
        before, after = (fuzz.cost(readers, fuzz.grown(piece, size), rounds=1) for size in (small, small * times))
        if after <= SLACK * before + TRIFLE:
            return True
    return False


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_follows_length(piece: str) -> None:
    assert follows(machine(load_pack()), piece)


def test_five_megabytes_without_a_line_end_cost_no_more_a_character(pack: Pack) -> None:
    assert follows(machine(pack), fuzz.REPEATED["an advert with no line ends"], 100_000, 50)


class _Square:
    """A reader that looks at all hits for each."""

    name = "square"

    def triggers(self) -> Iterable[tuple[str, str]]:
        return [("of", "")]

    def read(self, page: Page) -> None:
        hits = page.hits(self.name)
        for start, _, _ in hits:
            sum(1 for hit in hits if hit[0] < start)


def test_time_that_goes_with_the_square_of_the_length_would_be_seen(pack: Pack) -> None:
    square = Machine(pack)
    square.readers = (*square.readers, _Square())
    square.scan = Scan({reader.name: tuple(reader.triggers()) for reader in square.readers})
    assert not follows(square, "of ", 2_000)
