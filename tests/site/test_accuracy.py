from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import orjson
import pytest

from fingerpost.pack.load import PACKS
from fingerpost.site.accuracy import FIELDS, Field, Share, chart, scored

ROOT = Path(__file__).parents[2]


def figures(right: int, said: int, found: int, stated: int) -> dict[str, float]:
    return {"right": right, "said": said, "found": found, "stated": stated, "f1": 0.9}


@pytest.fixture
def kept():
    fields = {"role": figures(90, 100, 90, 100), "ir35": figures(5, 6, 5, 19), "level": figures(19, 20, 19, 19)}
    sources = {
        "adzuna-2026": {"adverts": 60, "fields": {"role": figures(55, 60, 55, 60), "ir35": figures(3, 4, 3, 9)}},
        "linkedin-2026": {"adverts": 40, "fields": {"role": figures(35, 40, 35, 40), "ir35": figures(2, 2, 2, 10)}},
        "indeed-2020": {"adverts": 8, "fields": {"role": figures(8, 8, 8, 8)}},
    }
    return {
        "adverts": {"readings": 108}, "labelled": {"readings": "By two."}, "results": {"readings": fields},
        "sources": {"readings": sources},
    }  # fmt: skip


def test_fields_with_few_cases_stand_apart(kept):
    found = scored(kept, "readings")
    assert [field.name for field in found.fields] == ["Role"]
    assert [field.name for field in found.thin] == ["Level", "IR35"]


def test_a_source_or_a_field_with_few_cases_gives_no_figure(kept):
    found = scored(kept, "readings")
    assert found.sources == (("Adzuna, 2026", 60), ("LinkedIn, 2026", 40))
    assert found.by_source == (("Role", ((0.9, 60), (0.9, 40))),)


def test_a_share_says_100_only_where_all_came_right():
    assert Share(999, 1000).words == "99%"
    assert Share(1000, 1000).words == "100%"
    assert Share(3, 4).words == "75%"


def test_the_axis_reaches_every_interval():
    wide = Field("One", "", Share(10, 30), Share(29, 30), 0.5)
    narrow = Field("Two", "", Share(299, 300), Share(300, 300), 1.0)
    for fields in ((wide,), (narrow,), (wide, narrow)):
        for _, right, found in chart(fields).rows:
            assert 0 <= right.low <= right.x <= right.high <= 100
            assert 0 <= found.low <= found.x <= found.high <= 100
    assert chart((wide,)).ticks[0] == (0.0, "0%")
    assert chart((narrow,)).ticks[0] == (0.0, "75%")


def test_the_page_says_how_often_and_how_it_was_measured(get, bare):
    html = unescape(re.sub(r"\s+", " ", get("/accuracy/")))
    kept = orjson.loads((PACKS / "machine-learning-uk" / "accuracy.json").read_bytes())
    role = kept["results"]["readings"]["role"]
    assert f"right of {role['said']} said" in html
    assert "by two annotators apart from each other: language models that read each advert whole" in html
    assert "What the two did not agree on is not scored" in html
    assert f"{kept['adverts']['contract']} further adverts" in html
    assert "labelled once" in html
    assert "On adverts that it had never met" in html
    assert f"{kept['adverts']['unseen']} further adverts. Of other employers" in html
    assert "Adzuna, 2026" in html


def test_the_drawing_has_its_table(get, bare):
    html = get("/accuracy/")
    drawn = html.split("<h2>Field by field</h2>")[1].split("<h2>")[0]
    names = re.findall(r"<h3>([^<]+)</h3>", drawn.split('class="thin"')[0])
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th>', drawn)
    assert names == rows
    assert len(names) > 8


def test_a_pack_that_was_never_measured_says_so(get, bare, settings, tmp_path, monkeypatch):
    monkeypatch.setattr("fingerpost.site.accuracy.PACKS", tmp_path)
    assert "Not measured yet" in get("/accuracy/")


def test_the_committed_file_holds_figures_and_no_row():
    """docs/accuracy.json leads to the file of the pack, where an installed site finds it."""
    path = ROOT / "docs" / "accuracy.json"
    assert path.resolve() == (PACKS / "machine-learning-uk" / "accuracy.json").resolve()
    kept = orjson.loads(path.read_bytes())
    assert kept.keys() == {"adverts", "date", "labelled", "pack", "reader", "results", "sources"}
    for results in kept["results"]["readings"], kept["results"]["contract"]:
        for field, each in results.items():
            assert field in FIELDS or field == "pay"
            assert each["right"] <= each["said"]
            assert each["found"] <= each["stated"]
            assert all(isinstance(value, int | float) for value in each.values())
