"""What comes on top of pay, row by row, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import load_pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim
from fingerpost.reading.readers.benefits import BenefitsReader
from fingerpost.reading.scan import Scan
from fingerpost.reading.sections import SectionsReader

FILE = Path(__file__).parents[2] / "cases" / "benefits.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
FIELDS = ("bonus", "sign_on_bonus", "equity", "car_allowance", "pension_percent", "holiday_days")
PIECES = st.sampled_from(
    ["bonus", "Bonus", "10%", "£5,000", "up to", "signing bonus", "equity", "car allowance", "pension", "employer", "match",
     "your", "5%", "–", "25", "days", "holiday", "annual leave", "rising to", "including", "bank holidays", "\\", ".", ",",
     "\n", "(", ":", "+", "99999999%", "£9k"]
)  # fmt: skip

PACK = load_pack("machine-learning-uk")
READERS = (SectionsReader(PACK), BenefitsReader(PACK))
SCAN = Scan({reader.name: tuple(reader.triggers()) for reader in READERS})


def claims(advert: Advert) -> list[Claim]:
    page = SCAN.page(advert)
    for reader in READERS:
        reader.read(page)
    return page.claims


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in CASES])
def test_the_benefits_of_an_advert(case: dict[str, Any]) -> None:
    found = claims(Advert("1", "test", case.get("title", "Analyst"), employer="Holiday Bonus Ltd", text=case["text"]))
    assert {claim.field: claim.value for claim in found} == {field: case[field] for field in FIELDS if field in case}
    if "doubt" in case:
        assert case["doubt"] in (found[-1].doubt or "")
    else:
        assert all(claim.doubt is None for claim in found)


def test_a_third_of_the_rows_must_not_fire() -> None:
    assert len(CASES) >= 40
    assert sum(case.get("none", False) for case in CASES) * 3 >= len(CASES)


def test_a_benefit_is_claimed_with_its_figure_among_its_words() -> None:
    found = {
        claim.field: claim.words for claim in claims(Advert("1", "test", "", text="10% bonus; 7% company pension"))
    }
    assert found == {"bonus": "10% bonus", "pension_percent": "7% company pension"}


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str) -> None:
    advert = Advert("1", "test", "Analyst, bonus", employer="Equity Holidays", text=text)
    found = claims(advert)
    assert len({claim.field for claim in found}) == len(found)
    for claim in found:
        assert getattr(advert, claim.where)[claim.start : claim.end] == claim.words != ""
        assert claim.where in ("title", "text")
