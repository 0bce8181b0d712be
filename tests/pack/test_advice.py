"""What `fingerpost pack check` tells an author: faults that stop a pack, and warnings that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.cli import main

FAULTS = [
    (
        "roles.toml",
        'family = "hives"',
        'family = "hive"',
        "roles.toml, [[role]] beekeeper: no family 'hive'. Give one of hives",
    ),
    ("ladder.toml", '"junior", "mid"', '"jnior"', "ladder.toml, [[rung]] keeper: no level 'jnior'"),
    ("ladder.toml", "low = 20000", "low = 40000", "ladder.toml, [[rung]] keeper: the band is 40000 to 30000"),
    ("salary-guides.toml", '["beekeeper"]', '["beekeper"]', "salary-guides.toml, [[guide]] bees: no role 'beekeper'"),
    ("skills/tools.toml", 'group = "tools"', 'group = "tool"', "skills, [[skill]] smoker: no group 'tool'"),
    ("roles.toml", "titles =", "title =", "unknown key 'title'. Known keys: "),
    (
        "guide/hives.md",
        "+++\ntitle",
        "title",
        "guide/hives.md: no head between +++ lines",
    ),
]
WARNINGS = [
    ("roles.toml", 'titles = ["Bee Keeper"]', "", "roles.toml, [[role]] beekeeper: no title is printed for it"),
    ("roles.toml", 'aliases = ["apiarist"]', "", "roles.toml, [[role]] beekeeper: no alias means it"),
    ("roles.toml", '"apiarist"', '"manager"', "the alias 'manager' stands in titles of any trade"),
    ("roles.toml", '"apiarist"', '"Apiarist"', "the alias 'Apiarist' has capitals"),
    ("ladder.toml", "a leaflet of 2026", "a leaflet, undated", "ladder.toml, [[rung]] keeper: its source has no date"),
    ("ladder.toml", "a leaflet of 2026", "", "ladder.toml, [[rung]] keeper: its band names nobody"),
    ("salary-guides.toml", '["beekeeper"]', "[]", "beekeeper stands on the ladder and in no salary guide"),
    ("guide/hives.md", "", "", "guide/purpose.md: it is missing"),
    ("ladder.toml", "", "", "self-check.toml: there is none"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS, ids=[row[3] for row in FAULTS])
def test_a_fault_is_printed_with_its_place_and_ends_in_failure(write, capsys, file, old, new, said):
    assert main(["pack", "check", write(file, old, new)]) == 1
    assert any(line.startswith("fault: ") and said in line for line in capsys.readouterr().out.splitlines())


def test_every_fault_is_told_at_once(write, capsys):
    folder = write("roles.toml", 'family = "hives"', 'family = "hive"')
    ladder = Path(folder) / "ladder.toml"
    ladder.write_text(ladder.read_text().replace("low = 20000", "low = 40000", 1))
    assert main(["pack", "check", folder]) == 1
    out = capsys.readouterr().out
    assert out.count("fault: ") == 2 and "2 faults" in out


@pytest.mark.parametrize(("file", "old", "new", "said"), WARNINGS, ids=[row[3] for row in WARNINGS])
def test_a_warning_names_its_place_and_stops_nothing(write, capsys, file, old, new, said):
    assert main(["pack", "check", write(file, old, new)]) == 0
    assert any(line.startswith("warning: ") and said in line for line in capsys.readouterr().out.splitlines())


def test_a_title_that_is_another_roles_alias_is_told(write, capsys):
    more = (
        'aliases = ["apiarist", "hive lead"]\n\n[[role]]\nid = "lead"\nname = "Lead"\nfamily = "hives"\n'
        'description = "Leads."\ntitles = ["Hive Lead"]\naliases = ["head of hives"]\n'
    )
    assert main(["pack", "check", write("roles.toml", 'aliases = ["apiarist"]\n', more)]) == 0
    assert "its title 'Hive Lead' is an alias of beekeeper" in capsys.readouterr().out


def test_a_rung_that_nothing_leads_to_is_told(write, capsys):
    rung = """
[[rung]]
number = 2
id = "queen"
name = "Queen"
short = "Queen"
levels = []
duties = []
skills = []
summary = "Rules."
"""
    folder = write()
    with (Path(folder) / "ladder.toml").open("a", encoding="utf-8") as ladder:
        ladder.write(rung)
    assert main(["pack", "check", folder]) == 0
    assert "ladder.toml, [[rung]] queen: no advert can reach it" in capsys.readouterr().out


def test_a_pack_that_is_not_there_is_a_fault_that_names_those_that_are(capsys):
    assert main(["pack", "check", "bees-and-wasps"]) == 1
    assert "Give one of data-engineering-uk, machine-learning-uk, uk" in capsys.readouterr().out
