"""TOML read by way of JSON says what the standard library says, faults and all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pack import load, toml
from fingerpost.pack.toml import parse_toml

FILES = sorted(load.PACKS.rglob("*.toml"))
SAME = {
    "texts": 'words = [\n  "hive", "honey bee",\n  "queen",\n]\n',
    "no comma at the end": 'words = [\n  "hive",\n  "queen"\n]\n',
    "one-line tables": 'skill = [\n  { id = "smoker", aliases = ["bee smoker"] },\n  { id = "veil", old = true, age = 3 },\n]\n',
    "comments between": '# Hives.\nwords = [\n  # first\n  "hive",\n\n  "C# hive",\n]\n# End.\n',
    "a comment behind": 'words = [\n  "hive", # of wood\n]\n',
    "something like a key in a text": 'skill = [\n  { id = "a", name = "bees, id = many { id = 1" },\n]\n',
    "something like a list in a text": 'note = """\nwords = [\n  "hive",\n]\n"""\nwords = [\n  "veil",\n]\n',
    "lists in tables": '[a.b]\nwords = [\n  "hive",\n]\n[[c]]\nwords = [\n  "veil",\n]\n[[c]]\nwords = [\n  "queen",\n]\n',
    "literal texts": "words = [\n  'hive',\n]\n",
    "dates": "days = [\n  2026-11-23,\n]\n",
    "numbers with signs": "counts = [\n  1_000, +3, 0x1f,\n]\n",
    "a key in quotes": 'skill = [\n  { "id" = "smoker" },\n]\n',
    "escapes": 'words = [\n  "a \\"hive\\"", "caf\\u00e9",\n]\n',
    "a text that begins as our own mark": 'words = [\n  "hive",\n]\nmark = "\\u00000"\nother = "\\u0000x"\n',
    "an empty list": "words = [\n]\n",
    "nothing": "",
}
WRONG = {
    "a key twice in a row": 'skill = [\n  { id = "a", id = "b" },\n]\n',
    "a list twice": 'words = [\n  "hive",\n]\nwords = [\n  "veil",\n]\n',
    "no comma between": 'words = [\n  "hive"\n  "veil",\n]\n',
    "a text without an end": 'words = [\n  "hive,\n]\n',
    "a word of JavaScript": "words = [\n  NaN,\n]\n",
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_it_says_what_the_standard_library_says(text: str) -> None:
    assert repr(parse_toml(text)) == repr(tomllib.loads(text))


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_a_fault_is_told_in_the_words_of_the_standard_library(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as meant:
        tomllib.loads(text)
    with pytest.raises(tomllib.TOMLDecodeError) as told:
        parse_toml(text)
    assert str(told.value) == str(meant.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_file_of_the_packs_is_read_the_fast_way_and_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = path.read_text(encoding="utf-8")
    slowly = tomllib.loads(text)
    read: list[str] = []
    monkeypatch.setattr(toml.tomllib, "loads", lambda rest: read.append(rest) or _loads(rest))
    assert repr(parse_toml(text)) == repr(slowly)
    assert len(read) == 1, "JSON could not take a list, and the whole file was read again"


_loads = tomllib.loads
_PRINTED = st.characters(exclude_categories=("C", "Z"), exclude_characters='"\\')
_TEXT = st.lists(st.text(_PRINTED, max_size=6) | st.sampled_from(["=", "{", "}", ",", "[", "]", "#", "id"])).map(
    " ".join
)


@given(st.lists(_TEXT, min_size=1), st.lists(_TEXT, min_size=1))
def test_any_texts_come_through(words: list[str], names: list[str]) -> None:
    lines = "".join(f'  "{word}",\n' for word in words)
    rows = "".join(f'  {{ id = "{name}", aliases = ["{name}"] }},\n' for name in names)
    text = f"words = [\n{lines}]\nskill = [\n{rows}]\n"
    assert parse_toml(text) == tomllib.loads(text)
