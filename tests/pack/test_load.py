"""Loading a pack: what a folder becomes, and what each fault says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fingerpost.pack import PackError, check_pack, load_pack

from .conftest import HEAD, SOUND, Write


def test_a_folder_becomes_a_pack(write: Write) -> None:
    pack = load_pack(write())
    assert pack.field == "beekeeping"
    assert pack.roles["beekeeper"].titles == ("Bee Keeper",)
    assert pack.rungs[0].band.taken == date(2026, 11, 23)
    assert pack.rung_of("mid") is pack.rung_of(None) is pack.rungs[0]
    assert pack.rung_of("chief") is None
    assert pack.words["terms"]["contract.permanent"] == ("all year",)
    assert pack.prose[0].markdown == "Boxes for *bees*."
    assert pack.industries[0].facts == ("Jars",)
    assert check_pack(pack) == []


def test_a_pack_stands_on_the_packs_that_it_extends(write: Write) -> None:
    pack = load_pack(write("pack.toml", 'id = "bees"', 'id = "bees"\nextends = ["uk"]'))
    assert pack.places["bristol"].region == "South West"
    assert pack.words["terms"]["contract.permanent"] == ("all year",), "its own phrases come before those below"


WRONG = [
    ("pack.toml", 'id = "bees"', "id = bees", "", "not valid TOML"),
    ("pack.toml", 'field = "beekeeping"', "", "", "'field' is missing"),
    ("pack.toml", 'id = "bees"', 'id = "bees"\nextend = ["uk"]', "[extend]", "no such table"),
    ("pack.toml", 'id = "bees"', 'id = "bees"\nextends = "uk"', "extends", "not a list of packs"),
    ("roles.toml", "[[family]]", "[[familly]]", "[familly]", "no such table"),
    ("roles.toml", "[[role]]", "[role]", "[role]", "one table where a list"),
    ("roles.toml", "titles =", "title =", "[[role]] beekeeper", "unknown key 'title'"),
    ("roles.toml", 'description = "Keeps bees."', "", "[[role]] beekeeper", "'description' is missing"),
    ("roles.toml", 'titles = ["Bee Keeper"]', 'titles = "Bee Keeper"', "[[role]] beekeeper", "not a list of texts"),
    ("roles.toml", 'titles = ["Bee Keeper"]', "titles = [1]", "[[role]] beekeeper", "not a list of texts"),
    ("roles.toml", 'family = "hives"', 'family = "trees"', "[[role]] beekeeper", "no family 'trees'"),
    ("roles.toml", '["Bee Keeper"]', '["Bee Keeper", "bee keeper"]', "[[role]] beekeeper", "stands twice"),
    ("roles.toml", '["apiarist"]', '["apiarist", "apiarist"]', "[[role]] beekeeper", "stands twice"),
    ("ladder.toml", "number = 1", "number = true", "[[rung]] keeper", "not a whole number"),
    ("ladder.toml", "number = 1", "number = 2", "[[rung]] keeper", "number 2 where 1 belongs"),
    ("ladder.toml", "taken = 2026-11-23", 'taken = "2026"', "[[rung]] keeper band", "not a date"),
    ("ladder.toml", "taken = 2026-11-23", "year = 2026", "[[rung]] keeper band", "unknown key 'year'"),
    ("ladder.toml", "low = 20000", "low = 40000", "[[rung]] keeper", "the band is 40000 to 30000"),
    ("ladder.toml", '["junior", "mid"]', '["junior", "queen"]', "[[rung]] keeper", "no level 'queen'"),
    ("ladder.toml", '["junior", "mid"]', '["junior", "junior"]', "[[rung]] keeper", "level 'junior' stands"),
    ("ladder.toml", "unmarked = true", "", "[[rung]]", "0 rungs are for adverts that state no level"),
    ("ladder.toml", "rung = 1", "rung = 7", "[[step]] 1", "no rung 7"),
    ("skills/tools.toml", 'group = "tools"', 'group = "hats"', "[[skill]] smoker", "no group 'hats'"),
    (
        "skills/tools.toml",
        'kind = "tool"',
        'kind = "tool"\nsuperseded_by = "x"',
        "[[skill]] smoker",
        "which is no skill",
    ),
    ("words/terms.toml", '["all year"]', "7", "contract.permanent.phrases", "not a list of phrases"),
    ("guide/hives.md", "+++\n", "", "", "no head between"),
    ("guide/hives.md", 'title = "Hives"', "title = Hives", "", "its head is not valid TOML"),
    ("guide/hives.md", 'title = "Hives"', "", "", "'title' is missing"),
]


@pytest.mark.parametrize(("file", "old", "new", "entry", "fault"), WRONG, ids=[f"{row[0]}: {row[4]}" for row in WRONG])
def test_a_fault_names_file_entry_and_remedy(
    write: Write, file: str, old: str, new: str, entry: str, fault: str
) -> None:
    folder = write(file, old, new)
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert fault in caught.value.fault
    assert caught.value.entry == entry
    assert caught.value.file.name == Path(file).name or file.startswith("skills/")
    assert caught.value.remedy in str(caught.value)


TWICE = [
    ("roles.toml", "titles", "Bee Keeper", "'Bee Keeper' stands under beekeeper and under drone"),
    ("roles.toml", "aliases", "apiarist", "'apiarist' stands under beekeeper and under drone"),
]


@pytest.mark.parametrize(("file", "key", "words", "fault"), TWICE)
def test_words_under_two_roles(write: Write, file: str, key: str, words: str, fault: str) -> None:
    other = '\n[[role]]\nid = "drone"\nname = "Drone"\nfamily = "hives"\ndescription = "Idles."\n'
    folder = Path(write())
    (folder / file).write_text(SOUND[file] + other + f'{key} = ["{words}"]\n', encoding="utf-8")
    with pytest.raises(PackError, match=fault):
        load_pack(str(folder))


def test_an_id_that_stands_twice(write: Write) -> None:
    folder = Path(write())
    file = folder / "industries.toml"
    file.write_text(SOUND["industries.toml"] * 2, encoding="utf-8")
    with pytest.raises(PackError, match="stands twice"):
        load_pack(str(folder))


RULE = """
[[family]]
id = "hive"
name = "Hive"
description = "What a hive's advert says."

[[authority]]
id = "law"
title = "The law of bees"
url = "https://law.example/bees"

[[rule]]
id = "hive.sting"
severity = "law"
name = "Stings are said"
says = "No sting is said."
suggestion = "Say it."
authority = "law"
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('authority = "law"', 'authority = "lore"', "no authority 'lore'"),
        ('id = "hive.sting"', 'id = "wasp.sting"', "no family 'wasp'"),
        ('severity = "law"', 'severity = "grave"', "no severity 'grave'"),
        ('authority = "law"', 'authority = "law"\nunless = ["honey"]', "no table 'honey'"),
    ],
)
def test_a_rule_of_the_checker_cites_what_the_pack_knows(write: Write, old: str, new: str, fault: str) -> None:
    folder = Path(write())
    (folder / "checks").mkdir()
    (folder / "checks" / "hive.toml").write_text(RULE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError, match=fault):
        load_pack(str(folder))
    assert old in RULE


def test_a_pack_that_extends_itself(write: Write) -> None:
    folder = Path(write())
    (folder / "pack.toml").write_text(HEAD + f'extends = ["{folder}"]\n', encoding="utf-8")
    with pytest.raises(PackError, match="extends itself"):
        load_pack(str(folder))


def test_no_such_pack() -> None:
    with pytest.raises(PackError, match="Give one of data-engineering-uk, machine-learning-uk, uk"):
        load_pack("wasps")


HOUSEKEEPING = [
    ("words/terms.toml", '["all year"]', "[]", "it has no phrases"),
    ("guide/hives.md", "Boxes for *bees*.", "", "it says nothing"),
    ("skills/tools.toml", 'kind = "tool"', 'kind = "tool"\nsuperseded_by = "smoker"', "in a circle"),
]


@pytest.mark.parametrize(("file", "old", "new", "fault"), HOUSEKEEPING)
def test_a_pack_that_loads_may_still_be_untidy(write: Write, file: str, old: str, new: str, fault: str) -> None:
    faults = check_pack(load_pack(write(file, old, new)))
    assert [fault in found.fault for found in faults] == [True]
    assert file in faults[0].file or faults[0].file == "skills"
