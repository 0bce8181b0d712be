"""Tax years in a pack: what is there, and what each slip in a file is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fingerpost.pack import PackError, load_pack
from fingerpost.pack.load import PACKS
from fingerpost.pack.taxes import read_taxes

FILE = PACKS / "uk" / "tax" / "2026-27.toml"


def test_two_years_stand_side_by_side_and_say_where_each_figure_is_from():
    taxes = load_pack("machine-learning-uk").taxes
    assert list(taxes) == ["2025-26", "2026-27"]
    for law in taxes.values():
        cited = {
            one for part in (law.allowance, law.insurance, law.company, *law.nations.values()) for one in part.sources
        }
        assert cited <= set(law.sources)
        assert all(
            source.url.startswith("https://") and source.taken >= date(2026, 11, 27) for source in law.sources.values()
        )
    assert taxes["2026-27"].bands["dividends"][0].rate == 0.1075
    assert taxes["2025-26"].bands["dividends"][0].rate == 0.0875


def test_one_year_begins_the_day_after_the_other_ends():
    first, second = (law.year for law in load_pack("uk").taxes.values())
    assert (second.begins - first.ends).days == 1


WRONG = [
    ('id = "2026-27"', 'id = "2027-28"', "[year]", "in a file named 2026-27.toml"),
    ("ends = 2027-04-05", "ends = 2026-04-05", "[year]", "it ends 2026-04-05 and begins 2026-04-06"),
    ("[vat]\nrate", "[value]\nrate", "[value]", "no such table here"),
    ("[vat]\nrate = 0.2\nsources = [\"vat\"]\n", "", "[vat]", "there is none"),
    ("taper = 0.5", "taper = 50.0", "[allowance]", "taper = 50.0 is no share"),
    ("taper = 0.5", "taper = 1", "[allowance]", "not a number with a point"),
    ("personal = 12570", "personal = -12570", "[allowance]", "less than nothing"),
    ("personal = 12570", 'personal = "12570"', "[allowance]", "not a whole number"),
    ("upper_limit = 50270", "upper_limit = 5027", "[insurance]", "primary_threshold is not under upper_limit"),
    ('sources = ["levy"]', 'sources = ["levi"]', "[levy]", "no source 'levi'"),
    ('sources = ["levy"]', "sources = []", "[levy]", "it cites nothing"),
    ('"scotland"\nname = "top rate"', '"wales"\nname = "top rate"', "[[band]] wales", "no table 'wales'"),
    ("upto = 16956", "upto = 1695", "[[band]] scotland", "the limits do not rise"),
    ('name = "top rate"\nrate = 0.48', 'name = "top rate"\nupto = 9\nrate = 0.48', "[[band]] scotland", "has no upto"),
    ("rate = 0.48", "rate = 48.0", "[[band]] scotland top rate", "rate = 48.0 is no share"),
    ("rate = 0.48", "rate = 0.48\nratio = 1", "[[band]] 9", "unknown key 'ratio'"),
    ("[year]", "[year", "", "not valid TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "entry", "fault"), WRONG, ids=[row[3] for row in WRONG])
def test_a_slip_is_told_with_file_entry_and_remedy(tmp_path: Path, old: str, new: str, entry: str, fault: str):
    text = FILE.read_text(encoding="utf-8")
    assert old in text, "the row would change nothing"
    (tmp_path / FILE.name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read_taxes(tmp_path)
    assert (caught.value.entry, caught.value.file.name) == (entry, FILE.name)
    assert fault in caught.value.fault and caught.value.remedy in str(caught.value)


def test_a_pack_without_taxes_has_none(tmp_path: Path):
    assert read_taxes(tmp_path / "tax") == {}
