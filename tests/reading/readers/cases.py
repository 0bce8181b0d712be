"""Tables of cases, and readers by themselves to hold against them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from fingerpost.pack import Pack, load_pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim, Reading
from fingerpost.reading.read import Reader
from fingerpost.reading.scan import Page, Scan

FOLDER = Path(__file__).parents[2] / "cases"


def table(name: str, of: str = "case") -> list[dict[str, Any]]:
    """The cases of a file, or those of another of its lists."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))[of]


def rows(cases: Iterable[dict[str, Any]]) -> list[Any]:
    """Cases as parameters under their why; one that is known to be read wrong must fail until it is mended."""
    known = pytest.mark.xfail
    return [pytest.param(case, id=case["why"], marks=known if case.get("known_wrong") else ()) for case in cases]


class Alone:
    """These readers of the field's pack in this order, and no other."""

    def __init__(self, *make: Callable[[Pack], Reader]) -> None:
        pack = load_pack("machine-learning-uk")
        self.readers = tuple(one(pack) for one in make)
        self.scan = Scan({reader.name: tuple(reader.triggers()) for reader in self.readers})

    def page(self, advert: Advert) -> Page:
        page = self.scan.page(advert)
        for reader in self.readers:
            reader.read(page)
        return page

    def claims(self, advert: Advert) -> list[Claim]:
        return self.page(advert).claims

    def read(self, advert: Advert) -> Reading:
        return Reading(advert.id, tuple(self.claims(advert)), "test")


def stands(advert: Advert, claim: Claim) -> bool:
    """Whether a claim has words, and they stand where it says."""
    return getattr(advert, claim.where)[claim.start : claim.end] == claim.words != ""
