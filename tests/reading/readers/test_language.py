"""Which languages an advert asks for, and the one that it is written in, row by row, and what holds for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import Pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.language import FOREIGN, WELCOME, LanguageReader

from .cases import Alone, rows, stands, table

CASES = table("language")
PIECES = st.sampled_from(
    ["English", "German", "french", "Welsh", "Polish", "fluent in", "speaker", "language", "skills", "is a plus", "not", "essential",
     "GCSE", "law", ",", "and", "/", ".", "\n", "(", ")", "und", "der", "die", "mit", "wir", "y", "yr", "yn", "le", "la", "et", "the"]
)  # fmt: skip

claims = Alone(LanguageReader).claims


@pytest.mark.parametrize("case", rows(CASES))
def test_the_languages_of_an_advert(case: dict[str, Any]) -> None:
    found = claims(Advert("1", "test", case.get("title", "Analyst"), employer="Swedish Bakery", text=case["text"]))
    asked = [claim for claim in found if claim.field == "language_asked"]
    written = {claim.value: claim.doubt for claim in found if claim.field == "advert_language"}
    assert [claim.value for claim in asked] == case.get("asked", [])
    assert [claim.value for claim in asked if claim.doubt == WELCOME] == case.get("welcome", [])
    assert written == ({case["written"]: FOREIGN} if "written" in case else {})


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
        assert stands(advert, claim)
