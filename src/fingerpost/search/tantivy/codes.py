"""Numbers for the values that jobs state: a list for each facet, kept beside the index, that only ever grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

import orjson

from fingerpost.search.fault import IndexFault

FILE = "codes.json"
FACTS = {
    "role": 10, "level": 6, "region": 8, "contract": 5, "ir35": 4, "mode": 4, "hours": 4, "paid": 5, "clearance": 5,
    "sponsorship": 4, "pay_kind": 5, "state": 2,
}  # fmt: skip
"""The facets of few values, of which a job states at most one, with the bits of each in the one number that holds all."""
SHIFTS = dict(zip(FACTS, accumulate(FACTS.values(), initial=0), strict=False))
"""Where each of them begins in that number."""
LISTED = {"skill": 15, "name": 15, "place": 15, "word": 21}
"""The facets of many values, of which a job may state a list, with the bits of each value in the numbers that hold a list."""


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
        for facet in (*FACTS, *LISTED):
            self.numbers.setdefault(facet, {})
        self.grown = False

    def give(self, facet: str, value: str) -> int:
        """The number of a value, a new one where it has none yet."""
        numbers = self.numbers[facet]
        number = numbers.get(value)
        if number is None:
            number = len(numbers) + 1
            if number >> (FACTS.get(facet) or LISTED[facet]):
                if facet == "word":
                    return 0  # of two million words that strangers write, one more is found in the texts alone
                raise IndexFault(self.path.parent, f"there are too many values of {facet} for this index")
            numbers[value] = number
            self.values.setdefault(facet, []).append(value)
            self.grown = True
        return number

    def facts(self, values: Mapping[str, str]) -> int:
        """One number for the values of the facets of few values."""
        packed = 0
        for facet, value in values.items():
            packed |= (self.numbers[facet].get(value) or self.give(facet, value)) << SHIFTS[facet]
        return packed

    def listed(self, facet: str, values: Iterable[str]) -> list[int]:
        """The number of each value of a listed facet."""
        numbers = self.numbers[facet]
        return [numbers.get(value) or self.give(facet, value) for value in values]

    def save(self) -> None:
        """Write the lists where they have grown, whole or not at all."""
        if self.grown:
            fresh = self.path.with_suffix(".new")
            fresh.write_bytes(orjson.dumps(self.values))
            fresh.replace(self.path)
            self.grown = False


def in_one(bits: int) -> int:
    """How many values of so many bits one number of 63 bits holds."""
    return 63 // bits


def pack_list(numbers: Sequence[int], bits: int) -> Iterator[int]:
    """The numbers that hold a list, as many as it needs.

    >>> list(pack_list([1, 2, 3, 4, 5], 15)) == [1 | 2 << 15 | 3 << 30 | 4 << 45, 5]
    True
    """
    each = in_one(bits)
    for start in range(0, len(numbers), each):
        packed = 0
        for number in reversed(numbers[start : start + each]):
            packed = packed << bits | number
        yield packed


def number_of(key: str) -> int:
    """A number of 62 bits for a key of which there may be any many (an employer's); 0 for none."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 2 if key else 0
