"""A sound pack of a small field, to be written with one thing wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = """
id = "bees"
name = "Bees"
field = "beekeeping"
country = "GB"
language = "en-GB"
version = "1"
description = "Careers with bees."
"""
BAND = '{ low = 20000, high = 30000, currency = "GBP", source = "a leaflet of 2026", taken = 2026-11-23 }'
SOUND = {
    "pack.toml": HEAD,
    "roles.toml": """
[[family]]
id = "hives"
name = "Hives"
description = "Work at the hive."

[[role]]
id = "beekeeper"
name = "Beekeeper"
family = "hives"
description = "Keeps bees."
titles = ["Bee Keeper"]
aliases = ["apiarist"]
""",
    "ladder.toml": f"""
roles = ["beekeeper"]

[[rung]]
number = 1
id = "keeper"
name = "Keeper"
short = "Keeper"
levels = ["junior", "mid"]
unmarked = true
duties = ["Feed"]
skills = ["Patience"]
summary = "Keeps."
band = {BAND}

[[step]]
number = 1
title = "Keeper"
rung = 1

[[benchmark]]
stage = "entry"
band = {BAND}
""",
    "skills/tools.toml": """
[[group]]
id = "tools"
name = "Tools"
part = "hive"

[[skill]]
id = "smoker"
name = "Smoker"
group = "tools"
kind = "tool"
aliases = ["bee smoker"]
""",
    "words/terms.toml": '[contract.permanent]\nphrases = ["all year"]\n',
    "guide/hives.md": '+++\ntitle = "Hives"\nsummary = "Boxes."\n+++\nBoxes for *bees*.\n',
    "industries.toml": '[[industry]]\nid = "honey"\nname = "Honey"\ndescription = "Sweet."\nfacts = ["Jars"]\n',
    "salary-guides.toml": '[[guide]]\nid = "bees"\nname = "Bees"\ndescription = "Pay."\nfacts = ["beekeeper"]\n',
}

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes a sound pack, with some of its words replaced, and gives its folder."""

    def pack(file: str = "pack.toml", old: str = "", new: str = "") -> str:
        assert old in SOUND[file], "the row would change nothing"
        for name, text in SOUND.items():
            path = tmp_path / "bees" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace(old, new, 1) if name == file and old else text, encoding="utf-8")
        return str(tmp_path / "bees")

    return pack
