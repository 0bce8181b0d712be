"""The level that an advert states, and whether the post manages people, row by row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import Pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.level import RUNGS, LevelReader

from .cases import Alone, rows, stands, table

CASES = table("level")

claims = Alone(LevelReader).claims


@pytest.mark.parametrize("case", rows(CASES))
def test_the_level_of_an_advert_and_its_people(case: dict[str, Any]) -> None:
    found = {
        claim.field: claim.value for claim in claims(Advert("1", "test", case["title"], text=case.get("text", "")))
    }
    expected = {"level": case["level"]} if case["level"] else {}
    assert found == expected | ({"manages": True} if case.get("manages") else {})


def test_a_level_of_the_title_goes_before_one_of_the_text() -> None:
    advert = Advert("1", "test", "Junior Data Engineer", text="We are looking for a Senior Data Engineer.")
    (claim,) = claims(advert)
    assert (claim.value, claim.where, claim.words) == ("junior", "title", "Junior")


def test_a_level_near_the_top_counts_in_a_short_line_and_not_far_down() -> None:
    line, filler = "Senior Data Engineer\n", "We build carts in Larkham.\n" * 40
    assert [claim.value for claim in claims(Advert("1", "test", "Data Engineer", text=line + filler))] == ["senior"]
    assert claims(Advert("1", "test", "Data Engineer", text=filler + line)) == []


def test_every_level_of_the_pack_is_one_that_a_rung_may_hold(pack: Pack) -> None:
    words = pack.words["levels"]
    titled = {table.split(".")[1] for table in words if table.startswith("title.")}
    assert titled - {"implied", "manager", "never"} == set(RUNGS)
    assert {entry.split(":")[1] for entry in words["text.sought"]} <= set(RUNGS)


PIECES = [
    "Senior",
    "looking for a",
    "engineer",
    "Lead",
    "/",
    " - ",
    "(",
    "II",
    "manage a team",
    "\n",
    "head of",
    "ẞ",
    "İ",
]


@given(title=st.lists(st.sampled_from(PIECES)), text=st.lists(st.sampled_from(PIECES)))
def test_any_advert_is_read_and_its_words_stand_where_the_claim_says(title: list[str], text: list[str]) -> None:
    advert = Advert("1", "test", " ".join(title), text=" ".join(text))
    for claim in claims(advert):
        assert stands(advert, claim)
