"""The columns hold what was written, take changes in, and are told apart from a file that is none."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from fingerpost.columns import Columns, ColumnsError, Row, update, write

DAY = date(2026, 11, 2)


def job(name: str, **values) -> Row:
    return Row(id=name, **{"shown": DAY} | values)


def test_what_was_written_is_there(tmp_path):
    path = tmp_path / "deep" / "columns.arrow"
    rows = [
        job("a", role="data-engineer", low=50_000.0, high=60_000.0, skills=("python", "sql"), estimated=True),
        job("b", role="data-analyst", high=40_000.0, closed=date(2026, 11, 9), skills=()),
        job("c", region="Wales", skills=("sql",)),
    ]
    assert write(path, iter(rows)) == 3
    kept = Columns.open(path)
    assert len(kept) == 3
    assert kept.ids(kept.among("role", ("data-engineer", "data-analyst"))) == ["a", "b"]
    assert kept.ids(kept.among("region", ("Wales",))) == ["c"]
    assert kept.ids(kept.among("region", ("nowhere",))) == []
    assert kept.ids(kept.among("region", ())) == []
    assert kept.ids(kept.asking(("sql",))) == ["a", "c"]
    assert kept.ids(kept.asking(("sql", "python"))) == ["a"]
    assert kept.ids(kept.asking(("cobol",))) == []
    assert kept.amounts("high")[:2].tolist() == [60_000.0, 40_000.0]
    assert np.isnan(kept.amounts("low")[1:]).all()
    assert kept.flags("estimated").tolist() == [True, False, False]
    assert kept.days("shown").tolist() == [(DAY - date(1970, 1, 1)).days] * 3
    assert kept.days("closed")[1] < kept.days("closed")[0]


def test_changes_come_in_and_what_is_gone_goes(tmp_path):
    path = tmp_path / "columns.arrow"
    write(path, [job("a", role="one"), job("b", role="two"), job("c", role="three", skills=("r",))])
    before = Columns.open(path)
    assert update(path, [job("b", role="second", skills=("go",)), job("d", role="four")], {"c", "never-there"}) == 3
    after = Columns.open(path)
    assert {after.words("role")[code] for code in after.codes("role")} == {"one", "second", "four"}
    assert after.ids(after.asking(("go",))) == ["b"]
    assert after.ids(after.asking(("r",))) == []
    assert before.ids(before.among("role", ("three",))) == ["c"], "who reads the old file goes on with it"
    assert [one.name for one in tmp_path.iterdir()] == ["columns.arrow"]


def test_no_rows_are_columns_too(tmp_path):
    path = tmp_path / "columns.arrow"
    assert write(path, []) == 0
    kept = Columns.open(path)
    assert (len(kept), kept.ids(kept.among("role", ("any",))), kept.ids(kept.asking(("any",)))) == (0, [], [])
    assert update(path, [job("a")], ()) == 1


@pytest.mark.parametrize("bytes_there", [None, b"", b"ARROW1", b"no columns at all" * 100])
def test_a_file_that_is_none_is_named_with_its_remedy(tmp_path, bytes_there):
    path = tmp_path / "columns.arrow"
    if bytes_there is not None:
        path.write_bytes(bytes_there)
    with pytest.raises(ColumnsError, match=r"columns\.arrow: .*fingerpost figures"):
        Columns.open(path)


def test_columns_of_an_older_version_are_told_apart(tmp_path):
    path = tmp_path / "columns.arrow"
    whole = Columns.of([job("a")])._table.drop_columns(["degree"])
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, whole.schema) as out:
        out.write_table(whole)
    with pytest.raises(ColumnsError, match="an older version made these columns"):
        Columns.open(path)


def test_skills_are_counted_among_the_jobs_of_a_mask():
    kept = Columns.of(
        [job("a", skills=("python", "sql")), job("b"), job("c", skills=("sql",)), job("d", skills=("r",))]
    )
    some = kept.listed.narrowed(np.array([True, True, False, False]))
    for listed, counts in ((kept.listed, {"python": 1, "sql": 2, "r": 1}), (some, {"python": 1, "sql": 1, "r": 0})):
        assert {word: int(listed.count()[kept.skill(word)]) for word in listed.words} == counts
    assert some.asking(kept.skill("sql")).tolist() == [True, False]
    assert kept.listed.asking(kept.skill("cobol")).tolist() == [False] * 4
