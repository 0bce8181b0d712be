"""On what terms, row by row, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import Pack, load_pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Reading
from fingerpost.reading.readers.pay import PayReader
from fingerpost.reading.readers.terms import TermsReader
from fingerpost.reading.scan import Scan

FILE = Path(__file__).parents[2] / "cases" / "terms.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
FIELDS = ("contract", "hours", "ir35", "engagement", "vat")
PIECES = st.sampled_from(
    ["Contract", "Permanent", "FTC", "Intern", "full-time", "part", "time", "inside", "outside", "IR35",
     "umbrella", "PAYE", "ltd", "£450", "per", "day", "37.5", "hours", "a", "week", ":", "/", "|", ",",
     "(", "\n", "or"]
)  # fmt: skip


class TermsOnly:
    """Reads pay, which terms look at, and terms."""

    def __init__(self, pack: Pack) -> None:
        self.readers = (PayReader(pack), TermsReader(pack))
        self.scan = Scan({reader.name: tuple(reader.triggers()) for reader in self.readers})

    def read(self, advert: Advert) -> Reading:
        page = self.scan.page(advert)
        for reader in self.readers:
            reader.read(page)
        return Reading(advert.id, tuple(page.claims), "test")


READER = TermsOnly(load_pack("machine-learning-uk"))


def advert(case: dict[str, Any]) -> Advert:
    return Advert(
        "1", "test", case.get("title", "Analyst"), employer="Larkspur & Vane", location="Leeds", text=case["text"]
    )


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=case["why"], marks=pytest.mark.xfail if case.get("known_wrong") else ()) for case in CASES],
)
def test_the_terms_of_an_advert(case: dict[str, Any]) -> None:
    reading = READER.read(advert(case))
    read = {field: reading.value(field) for field in FIELDS if reading.claim(field)}
    assert read == {field: case[field] for field in FIELDS if field in case}


def test_a_third_of_the_rows_must_not_fire() -> None:
    assert len(CASES) >= 60
    assert sum(case.get("none", False) for case in CASES) * 3 >= len(CASES)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str) -> None:
    said = Advert("1", "test", "Analyst, contract", text=text)
    for claim in READER.read(said).claims:
        assert getattr(said, claim.where)[claim.start : claim.end] == claim.words != ""
