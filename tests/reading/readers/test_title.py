"""The role of an advert, row by row: by its title, by its duties, or none of the field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import Pack
from fingerpost.reading.advert import Advert
from fingerpost.reading.readers.title import TitleReader

from .cases import Alone, rows, stands, table

CASES = table("title")
PRINTED = {
    "Algorithm Researcher", "Computer Vision Engineer", "Computer Vision Expert", "Computer Vision Scientist",
    "Computer Vision Software Engineer", "Deep Learning Researcher", "Graduate Machine Learning Engineer",
    "Machine Learning Analyst", "Machine Learning Developer", "Machine Learning Engineer",
    "Machine Learning Researcher", "Machine Learning Specialist", "ML Engineer", "ML Software Engineer",
    "ML Specialist", "NLP & Deep Learning Scientist", "NLP Software Engineer", "Research Scientist – Deep Learning",
    "Research Scientist – ML & Image Analysis", "Senior Computer Vision Researcher",
}  # fmt: skip
"""The titles that the field's own guide prints."""

claims = Alone(TitleReader).claims


@pytest.mark.parametrize("case", rows(CASES))
def test_the_role_of_an_advert(case: dict[str, Any]) -> None:
    (claim,) = claims(Advert("1", "test", case["title"], text=case.get("text", "")))
    assert (claim.field, claim.value, bool(claim.doubt)) == ("role", case["role"], case.get("doubt", False))


def test_every_printed_title_stands_once_and_reads_as_its_role(pack: Pack) -> None:
    role_of = [(title, role.id) for role in pack.roles.values() for title in role.titles]
    titles = [title for title, _ in role_of]
    assert len(titles) == len(set(titles))
    assert set(titles) >= PRINTED
    read = {title: claims(Advert("1", "test", title))[0] for title in titles}
    assert {title: claim.value for title, claim in read.items() if not claim.doubt} == dict(role_of)


def test_every_role_of_the_grid_and_of_the_duties_is_a_role_of_the_pack(pack: Pack) -> None:
    made = {table.split(".")[2] for table in pack.words["titles"] if table.startswith("grid.")}
    assert made | set(pack.words["duties"]) <= set(pack.roles)


def test_every_subject_and_work_of_the_grid_has_its_words(pack: Pack) -> None:
    words = pack.words["titles"]
    cells = [(table.split(".")[1], subjects) for table, subjects in words.items() if table.startswith("grid.")]
    for work, subjects in cells:
        assert work == "bare" or f"work.{work}" in words
        assert all(subject == "*" or f"subject.{subject}" in words for subject in subjects)


def test_an_alias_means_one_role_and_every_role_has_a_family(pack: Pack) -> None:
    aliases = [alias for role in pack.roles.values() for alias in role.aliases]
    assert len(aliases) == len(set(aliases))
    assert {role.family for role in pack.roles.values()} == set(pack.families)


def test_an_advert_with_no_title_and_no_text_names_no_role() -> None:
    assert claims(Advert("1", "test", "")) == []


@given(
    title=st.lists(st.sampled_from(["Senior", "Data", "AI", "/", " - ", "(", ")", "Engineer", "of", "&", "\n", "ﬀ"])),
    text=st.lists(st.sampled_from(["data pipelines", "Data Engineer", "dbt", "•", "\n", "machine learning", "İ"])),
)
def test_any_advert_is_read_and_its_words_stand_where_the_claim_says(title: list[str], text: list[str]) -> None:
    advert = Advert("1", "test", " ".join(title), text=" ".join(text))
    for claim in claims(advert):
        assert stands(advert, claim)
