"""The self-check of a pack: the one that ships is sound, and what is wrong with another is named with its remedy."""

from __future__ import annotations

import shutil

import pytest

from fingerpost.pack import PackError, load_pack
from fingerpost.pack.load import PACKS

FIELD = PACKS / "machine-learning-uk"
FILES = ("roles.toml", "ladder.toml", "courses.toml", "communities.toml", "self-check.toml")


@pytest.fixture
def copy(tmp_path):
    """A pack of our own whose self-check is the field's, to be broken in one place."""
    folder = tmp_path / "broken"
    shutil.copytree(FIELD / "guide", folder / "guide")
    for name in FILES:
        shutil.copy(FIELD / name, folder / name)
    head = (FIELD / "pack.toml").read_text(encoding="utf-8").replace("machine-learning-uk", "broken")
    (folder / "pack.toml").write_text(head.replace('["uk"]', '["machine-learning-uk"]'), encoding="utf-8")
    return folder


def broken(folder, old: str, new: str) -> str:
    """The fault of the pack once a phrase of its self-check is another."""
    path = folder / "self-check.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError) as raised:
        load_pack(str(folder))
    return str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version = 1", 'version = "one"', "is not a whole number from 1"),
        ('everywhere = ["machine-learning"', 'everywhere = ["machine-lerning"', "everywhere: no skill 'machine-lerning'"),
        ('id = "ma"', 'id = "maths"', "Write two small letters"),
        ('speaks_for = ["research",', 'speaks_for = ["reserch",', "[[question]] ma: no family or role 'reserch'"),
        ('kind = "scale"', 'kind = "slider"', "no kind 'slider'"),
        ('id = "al"', 'id = "bu"', "a question has this code"),
        ('skills = ["python"]', 'skills = ["pyton"]', "[[answer]] py: no skill 'pyton'"),
        ('rung = "working"', 'rung = "middling"', "no rung 'middling'"),
        ('track = "engineer"', 'track = "sideways"', "no track 'sideways'"),
        ('asks = ["py",', 'asks = ["pz",', "[[role]] machine-learning-engineer: no answer with skills 'pz'"),
        ('to = "course:kaggle"', 'to = "course:gone"', "[[step]] first-project: no way 'course:gone'"),
        ('skills = ["sql"]', "", "it says nothing"),
    ],
)  # fmt: skip
def test_a_slip_in_the_self_check_stops_the_load_and_is_named(copy, old, new, said):
    assert said in broken(copy, old, new)


def test_a_pack_needs_no_self_check(copy):
    (copy / "self-check.toml").unlink()
    assert load_pack(str(copy)).self_check is None


def test_every_role_of_the_field_that_is_no_neighbour_may_be_named():
    pack = load_pack()
    ours = {role.id for role in pack.roles.values() if role.family != "software-and-systems"}
    assert set(pack.self_check.roles) == ours


def test_every_role_has_statements_that_speak_for_it():
    pack = load_pack()
    scales = [question for question in pack.self_check.questions.values() if question.kind == "scale"]
    for role in map(pack.roles.get, pack.self_check.roles):
        assert any({role.id, role.family} & set(question.speaks_for) for question in scales), role.id
