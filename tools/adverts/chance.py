"""Chance that repeats itself: the same seed gives the same choices on every machine and version of Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Choices drawn from one seeded stream. Only ``random()`` is used, the one method whose sequence Python promises to keep."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed).random

    def chance(self, share: float) -> bool:
        """True in that share of throws."""
        return self._random() < share

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """A number from low up to high."""
        return low + self._random() * (high - low)

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self._random() * len(items))]

    def shuffle(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        return [item for _, item in sorted(((self._random(), item) for item in items), key=lambda pair: pair[0])]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """That many different items, in no order."""
        return self.shuffle(items)[:count]


class Deck:
    """Pools of parts that are dealt like cards: none of a pool comes again before the rest of it has been out."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._dealt: dict[tuple[str, str], float] = {}

    def deal(self, pool: str, items: Sequence[str], count: int) -> list[str]:
        """That many different items of a pool, those first that have been out least often."""
        fresh = self._dice.shuffle(sorted(set(items)))
        fresh.sort(key=lambda item: self._dealt.get((pool, item), 0))
        hand = fresh[:count]
        for item in hand:
            self._dealt[pool, item] = self._dealt.get((pool, item), 0) + 1
        return hand

    def one(self, pool: str, items: Sequence[str]) -> str:
        """One item of a pool; an item that stands in the pool twice comes no more often than one that stands once."""
        return self.deal(pool, items, 1)[0]


class Quota:
    """A share kept exactly: of every hundred asked under one name, so many are true."""

    def __init__(self) -> None:
        self._owed: dict[str, float] = {}

    def due(self, name: str, share: float) -> bool:
        """True when one more is owed under that name."""
        owed = self._owed.get(name, 0.5) + share
        self._owed[name] = owed - (owed >= 1)
        return owed >= 1
