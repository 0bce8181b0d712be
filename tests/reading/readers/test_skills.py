"""Skills asked for and named, row by row; what any text may do to the reader; and what the vocabulary holds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.pack import Pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.skills import SkillsReader
from fingerpost.reading.sections import SectionsReader

from .cases import Alone, rows, stands, table

CASES = table("skills")
FUNDAMENTALS = (
    "markov-decision-processes", "bayes-nets", "analysis-of-variance", "hypothesis-testing", "data-modelling", "imputation",
    "data-structures", "algorithms", "computer-architecture", "b-trees", "sorting", "stacks", "apis",
    "static-and-dynamic-libraries", "tensorflow", "cntk", "mllib", "c-c-plus-plus", "libsvm", "shark", "mlpack", "r", "python",
    "numpy", "scipy", "pandas", "scikit-learn", "theano",
)  # fmt: skip
"""Every skill that the field's own guides print."""

claims_of = Alone(SectionsReader, SkillsReader).claims


def advert(case: dict[str, Any]) -> Advert:
    return Advert("1", "test", case.get("title", "Vacancy"), employer=case.get("employer", ""), text=case["text"])


@pytest.mark.parametrize("case", rows(CASES))
def test_the_skills_of_an_advert(case: dict[str, Any]) -> None:
    claims = claims_of(advert(case))
    for field in ("asked", "named"):
        ids = [claim.value for claim in claims if claim.field == f"skill_{field}"]
        assert sorted(ids) == sorted(case.get(field, []))
    for skill, words in case.get("words", {}).items():
        assert [claim.words for claim in claims if claim.value == skill] == [words]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_each_claim_stands_on_its_own_words(case: dict[str, Any]) -> None:
    said = advert(case)
    for claim in claims_of(said):
        assert stands(said, claim)


PIECES = st.sampled_from(
    [
        "Python",
        "SQL",
        "R",
        "Go",
        "C++",
        ".NET",
        "\\",
        "\\-",
        "About us",
        "Benefits:",
        "Requirements",
        "\n",
        " ",
        ", ",
        "AI",
        "İ",
        "ß",
        "€",
        "a",
    ]
)


@settings(max_examples=150)
@given(title=st.text(max_size=30), text=st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_and_every_claim_points_to_its_words(pack: Pack, title: str, text: str) -> None:
    said = Advert("1", "test", title, text=text)
    claims = claims_of(said)
    for claim in claims:
        assert getattr(said, claim.where)[claim.start : claim.end] == claim.words
        assert claim.value in pack.skills
    assert len({claim.value for claim in claims}) == len(claims)


def test_the_skills_that_the_field_prints_are_known(pack: Pack) -> None:
    assert [skill for skill in FUNDAMENTALS if skill not in pack.skills] == []
    assert {group.part for group in pack.skill_groups.values()} == {"fundamentals", "programming", "languages"}


def test_a_superseded_skill_names_a_living_successor(pack: Pack) -> None:
    superseded = {skill.id: skill.superseded_by for skill in pack.skills.values() if skill.superseded_by}
    assert {"cntk", "theano"} <= superseded.keys()
    for successor in superseded.values():
        assert pack.skills[successor].superseded_by is None


def test_every_skill_stands_in_a_group_and_no_two_share_a_way_to_write_them(pack: Pack) -> None:
    owner: dict[str, str] = {}
    for skill in pack.skills.values():
        assert skill.group in pack.skill_groups
        for phrase in {skill.name, *skill.aliases} - set(skill.exact):
            assert owner.setdefault(phrase.casefold(), skill.id) == skill.id, phrase
