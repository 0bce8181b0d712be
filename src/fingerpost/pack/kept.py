"""What is made of a pack once and used for every advert."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from fingerpost.pack.shapes import Pack

Made = TypeVar("Made")


def kept_by_pack(make: Callable[[Pack], Made]) -> Callable[[Pack], Made]:
    """Make it at the first call with a pack, and keep it as long as the process lives."""
    kept: dict[int, tuple[Pack, Made]] = {}  # the pack too, so that its number is never another's

    @wraps(make)
    def made(pack: Pack) -> Made:
        found = kept.get(id(pack))
        if found is None:
            found = kept[id(pack)] = (pack, make(pack))
        return found[1]

    return made
