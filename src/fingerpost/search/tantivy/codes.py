"""Numbers for the values that jobs state: a list for each facet, kept beside the index, that only ever grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import orjson

from fingerpost.search.fault import IndexFault

FILE = "codes.json"
FACTS = {
    "role": 10, "level": 6, "region": 8, "contract": 5, "ir35": 4, "mode": 4, "hours": 4, "paid": 5, "clearance": 5,
    "sponsorship": 4, "pay_kind": 5, "state": 2,
}  # fmt: skip
"""The facets of few values, of which a job states at most one, with the bits of each in the one number that holds all."""
LISTED = 15
"""Bits of a value in the lists of skills and of names, and of a place."""
IN_ONE = 4
"""Listed values that one number of 63 bits holds."""


class Codes:
    """The number of each value by facet, from 1; 0 stands for none. Saved before the index is committed, so that no number of
    a committed job is ever unknown."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        try:
            values: dict[str, list[str]] = orjson.loads(self.path.read_bytes()) if self.path.is_file() else {}
            self.values = {facet: list(map(str, found)) for facet, found in values.items()}
        except (OSError, ValueError, AttributeError, TypeError) as error:
            raise IndexFault(folder, f"the index is damaged ({error})") from error
        self.numbers = {
            facet: {value: number for number, value in enumerate(found, start=1)}
            for facet, found in self.values.items()
        }
        self.grown = False

    def give(self, facet: str, value: str) -> int:
        """The number of a value, a new one where it has none yet."""
        numbers = self.numbers.setdefault(facet, {})
        number = numbers.get(value)
        if number is None:
            number = numbers[value] = len(numbers) + 1
            if number >> FACTS.get(facet, LISTED):
                raise IndexFault(self.path.parent, f"there are too many values of {facet} for this index")
            self.values.setdefault(facet, []).append(value)
            self.grown = True
        return number

    def save(self) -> None:
        """Write the lists where they have grown, whole or not at all."""
        if self.grown:
            fresh = self.path.with_suffix(".new")
            fresh.write_bytes(orjson.dumps(self.values))
            fresh.replace(self.path)
            self.grown = False


def pack_facts(numbers: dict[str, int]) -> int:
    """One number for the facets of few values."""
    packed = shift = 0
    for facet, bits in FACTS.items():
        packed |= numbers.get(facet, 0) << shift
        shift += bits
    return packed


def pack_list(numbers: Sequence[int], words: int) -> Iterator[int]:
    """So many numbers that hold a list, cut where it is longer than they can hold."""
    for start in range(0, words * IN_ONE, IN_ONE):
        packed = 0
        for place, number in enumerate(numbers[start : start + IN_ONE]):
            packed |= number << (place * LISTED)
        yield packed


def number_of(key: str) -> int:
    """A number of 62 bits for a key of which there may be any many (an employer's); 0 for none."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 2 if key else 0


def known(numbers: dict[str, int], values: Iterable[str]) -> list[int]:
    """The numbers of those values that have one."""
    return [numbers[value] for value in values if value in numbers]
