"""Which languages an advert asks for, and the one that it is written in, row by row, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import Pack, load_pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.claim import Claim
from fingerpost.reading.readers.language import FOREIGN, WELCOME, LanguageReader
from fingerpost.reading.scan import Scan

FILE = Path(__file__).parents[2] / "cases" / "language.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
PIECES = st.sampled_from(
    ["English", "German", "french", "Welsh", "Polish", "fluent in", "speaker", "language", "skills", "is a plus", "not", "essential",
     "GCSE", "law", ",", "and", "/", ".", "\n", "(", ")", "und", "der", "die", "mit", "wir", "y", "yr", "yn", "le", "la", "et", "the"]
)  # fmt: skip

READER = LanguageReader(load_pack("machine-learning-uk"))
SCAN = Scan({READER.name: tuple(READER.triggers())})


def claims(advert: Advert) -> list[Claim]:
    page = SCAN.page(advert)
    READER.read(page)
    return page.claims


@pytest.mark.parametrize("case", [pytest.param(case, id=case["why"]) for case in CASES])
def test_the_languages_of_an_advert(case: dict[str, Any]) -> None:
    found = claims(Advert("1", "test", case.get("title", "Analyst"), employer="Swedish Bakery", text=case["text"]))
    asked = [claim for claim in found if claim.field == "language_asked"]
    written = {claim.value: claim.doubt for claim in found if claim.field == "advert_language"}
    assert [claim.value for claim in asked] == case.get("asked", [])
    assert [claim.value for claim in asked if claim.doubt == WELCOME] == case.get("welcome", [])
    assert written == ({case["written"]: FOREIGN} if "written" in case else {})


def test_a_third_of_the_rows_must_not_fire() -> None:
    assert len(CASES) >= 40
    assert sum(case.get("none", False) for case in CASES) * 3 >= len(CASES)


def test_every_language_of_the_common_words_has_a_name(pack: Pack) -> None:
    table = pack.words["languages"]
    assert {name.partition(".")[2] for name in table if name.startswith("common.")} <= {
        name.partition(".")[2] for name in table if name.startswith("name.")
    }


@given(st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_claim_stands_on_its_words(text: str) -> None:
    advert = Advert("1", "test", "Welsh speaker", employer="French", text=text)
    found = claims(advert)
    assert len({(claim.field, claim.value) for claim in found}) == len(found)
    for claim in found:
        assert getattr(advert, claim.where)[claim.start : claim.end] == claim.words != ""
