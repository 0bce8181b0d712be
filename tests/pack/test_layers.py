"""Packs upon packs: what is taken from beneath, and several fields on one site."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.pack import PackError, check_pack, load_pack
from fingerpost.pack.advice import advise, summary
from fingerpost.reading import Advert, read

from .conftest import HEAD as BEES

HEAD = BEES.replace('id = "bees"', 'id = "{id}"') + "extends = {extends}\n"
FAMILY = '\n[[family]]\nid = "{id}"\nname = "Hives"\ndescription = "Work at the hive."\n'
ROLE = '\n[[role]]\nid = "{id}"\nname = "Keeper"\nfamily = "{family}"\ndescription = "Keeps."\ntitles = {titles}\naliases = {aliases}\n'


def role(name: str, *titles: str, family: str = "data-engineering") -> str:
    aliases = [title.lower() for title in titles]
    return ROLE.format(id=name, family=family, titles=list(titles), aliases=aliases).replace("'", '"')


def folder(path: Path, name: str, roles: str, extends: str = '["data-engineering-uk"]') -> str:
    """A pack of roles alone in a folder of its own."""
    at = path / name
    at.mkdir()
    (at / "pack.toml").write_text(HEAD.format(id=name, extends=extends))
    (at / "roles.toml").write_text(roles)
    return str(at)


@pytest.fixture(scope="module")
def engineering():
    return load_pack("data-engineering-uk")


@pytest.fixture(scope="module")
def both():
    return load_pack("machine-learning-uk,data-engineering-uk")


def test_a_second_field_ships_and_has_no_fault(engineering):
    assert check_pack(engineering) == []
    assert [hint.entry for hint in advise(engineering)] == ["[[role]] software-engineer"], "of the pack beneath it"
    assert engineering.beneath == {"machine-learning-uk", "uk"}


def test_it_shares_the_skills_and_places_beneath_it_and_has_a_ladder_and_guide_of_its_own(engineering, pack):
    assert engineering.skills == pack.skills and engineering.places == pack.places
    assert [rung.number for rung in engineering.rungs] == [1, 2, 3, 4, 5, 6]
    assert engineering.rungs[1].name == "Data Engineer" and engineering.rungs[1].band is None
    assert {level for rung in engineering.rungs for level in rung.levels} == {
        level for rung in pack.rungs for level in rung.levels
    }
    assert not {page.markdown for page in engineering.prose} & {page.markdown for page in pack.prose}


def test_a_band_of_the_second_field_names_who_published_it_and_when(engineering):
    banded = [rung for rung in engineering.rungs if rung.band]
    assert [rung.id for rung in banded] == ["junior"]
    assert "PayMetric Labs" in banded[0].band.source and "2026" in banded[0].band.source


ADVERTS = [
    (
        "Senior ETL Developer",
        "You will build fact tables and SSIS packages.",
        "data-warehouse-developer",
        "senior",
        {"ssis"},
    ),
    (
        "Kafka Engineer",
        "Kafka and Flink, in Scala, on AWS.",
        "streaming-data-engineer",
        None,
        {"kafka", "scala", "aws"},
    ),
    ("Graduate Data Engineer", "You know some Python and SQL.", "data-engineer", "junior", {"python", "sql"}),
    ("Lead Analytics Engineer", "Models in dbt upon Snowflake.", "analytics-engineer", "lead", {"dbt", "snowflake"}),
    ("Head of Data Engineering", "Four teams on Databricks.", "head-of-data-engineering", "head", {"databricks"}),
    ("SQL Developer", "Procedures in T-SQL on SQL Server.", "database-developer", None, {"t-sql", "sql-server"}),
    ("Data Migration Analyst", "Data mapping from legacy systems in SQL.", "data-migration-specialist", None, {"sql"}),
    (
        "DataOps Engineer",
        "Airflow, Terraform and Kubernetes.",
        "data-reliability-engineer",
        None,
        {"airflow", "terraform"},
    ),
    ("Data Scientist", "Forecasts in Python.", "data-scientist", None, {"python"}),
    ("Computer Vision Engineer", "Cameras that count fish.", "other", None, set()),
]


@pytest.mark.parametrize(("title", "text", "role_id", "level", "skills"), ADVERTS, ids=[row[0] for row in ADVERTS])
def test_adverts_of_data_engineering_are_read_with_its_own_roles(engineering, title, text, role_id, level, skills):
    words = f"We are Fenland Foods of Leeds.\n\nThe role:\n{text}\n\nRequirements: you have used {' and '.join(sorted(skills))}."
    reading = read(Advert(id="", source="", title=title, text=words), engineering)
    said = reading.claim("level")
    assert reading.claim("role").value == role_id
    assert (said and said.value) == level
    assert skills <= {claim.value for claim in reading.claims if claim.field.startswith("skill_")}


def test_the_families_stand_in_the_order_in_which_the_pack_takes_their_roles(engineering):
    assert list(engineering.families)[:3] == ["data-engineering", "analysis", "leadership"]


def test_a_title_that_the_upper_pack_has_is_left_to_it(engineering, pack):
    assert "etl developer" in pack.roles["data-engineer"].aliases
    assert "etl developer" not in engineering.roles["data-engineer"].aliases
    assert "data engineer" in engineering.roles["data-engineer"].aliases


def test_a_site_of_both_fields_reads_with_the_roles_of_both(both):
    for title, expected in (
        ("Computer Vision Engineer", "computer-vision-engineer"), ("ETL Developer", "data-warehouse-developer"),
        ("Data Modeller", "data-modeller"), ("Machine Learning Engineer", "machine-learning-engineer"),
    ):  # fmt: skip
        assert read(Advert(id="", source="", title=title), both).claim("role").value == expected
    assert check_pack(both) == []


def test_each_field_of_a_site_keeps_its_own_ladder_and_the_first_speaks_for_the_site(both, pack, engineering):
    assert both.rungs == pack.rungs and both.prose == pack.prose
    assert both.field_of("data-engineering-uk") is engineering
    assert both.field_of("") is both.field_of("no such pack") is pack
    assert pack.field_of("anything") is pack
    assert both.version != pack.version, "what was read with one pack is read anew with two"


def test_the_order_of_two_fields_says_only_which_is_home(both):
    other = load_pack("data-engineering-uk, machine-learning-uk")
    assert other.roles == both.roles and other.words == both.words
    assert other.rungs != both.rungs


def test_two_packs_that_mean_different_things_by_one_id_are_refused(tmp_path):
    first = folder(tmp_path, "wax", FAMILY.format(id="hives") + role("keeper", "Wax Keeper", family="hives"), '["uk"]')
    second = folder(
        tmp_path, "mead", FAMILY.format(id="hives") + role("keeper", "Mead Keeper", family="hives"), '["uk"]'
    )
    with pytest.raises(PackError, match="'keeper' means something else in another pack of this site"):
        load_pack(f"{first},{second}")


def test_a_title_under_two_roles_of_two_packs_is_refused(tmp_path):
    first = folder(tmp_path, "wax", FAMILY.format(id="hives") + role("waxer", "Bee Keeper", family="hives"), '["uk"]')
    second = folder(
        tmp_path, "mead", FAMILY.format(id="hives") + role("brewer", "Bee Keeper", family="hives"), '["uk"]'
    )
    with pytest.raises(PackError, match="stands under waxer and under brewer"):
        load_pack(f"{first},{second}")


def test_a_pack_that_is_named_twice_is_refused():
    with pytest.raises(PackError, match="named twice"):
        load_pack("uk,uk")


WRONG = [
    ('take = ["beekeeper"]', "no role 'beekeeper' in the packs beneath"),
    ('take = ["data-engineer", "data-engineer"]', "stands twice"),
    ('take = "data-engineer"', "not a list of roles"),
    ('take = ["data-engineer"]' + role("data-engineer", "Bee Engineer"), "stands twice"),
]


@pytest.mark.parametrize(("roles", "fault"), WRONG, ids=[fault for _, fault in WRONG])
def test_what_cannot_be_taken_is_said_with_its_file(tmp_path, roles, fault):
    with pytest.raises(PackError, match=fault) as raised:
        load_pack(folder(tmp_path, "bees", roles))
    assert "bees/roles.toml, take: " in str(raised.value)


def test_a_summary_fits_a_screen(engineering):
    lines = summary(engineering)
    assert len(lines) < 12 and max(map(len, lines)) < 130
    assert "1 with a published band" in "\n".join(lines)
