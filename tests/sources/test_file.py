"""Files of adverts: what is understood, what is given, what is rejected, and the errors with their remedies."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tracemalloc
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.sources.file import open_file
from fingerpost.sources.opened import LONGEST
from fingerpost.sources.shapes import Received, Rejected, SourceError

TODAY = date(2026, 11, 23)
HEADER = "title,company,location,description,date\n"
LINE = 'Data Engineer,Foxglove Freight,Leeds,"Builds pipelines, in Python.",2026-07-17\n'
OBJECT = {
    "title": "Data Engineer",
    "company": "Foxglove Freight",
    "location": "Leeds",
    "description": "Builds pipelines, in Python.",
}


@pytest.fixture
def feed(tmp_path):
    """Opens a file that holds these bytes."""

    def opened(content, name="feed.csv", **options):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return open_file(path, TODAY, **options)

    return opened


def adverts(feed):
    return [row.advert for row in feed if isinstance(row, Received)]


def rejected(feed):
    return [(row.row, row.reason) for row in feed if isinstance(row, Rejected)]


WAYS = {
    "CSV": ("feed.csv", HEADER + LINE),
    "with a mark of its encoding": ("feed.csv", b"\xef\xbb\xbf" + (HEADER + LINE).encode()),
    "UTF-16": ("feed.csv", (HEADER + LINE).encode("utf-16")),
    "UTF-16 without a mark": ("feed.csv", (HEADER + LINE).encode("utf-16-le")),
    "packed": ("feed.csv.gz", gzip.compress((HEADER + LINE).encode())),
    "with Windows line ends": ("feed.csv", (HEADER + LINE).replace("\n", "\r\n")),
    "with Excel's first line": ("feed.csv", "sep=,\n" + HEADER + LINE),
    "with empty lines": ("feed.csv", "\n" + HEADER + "\n" + LINE + "\n"),
    "with NUL": ("feed.csv", (HEADER + LINE).replace("Foxglove", "Fox\0glove")),
    "JSON Lines": ("feed.jsonl", json.dumps(OBJECT) + "\n"),
    "JSON Lines by another name": ("feed.txt", f"{json.dumps(OBJECT)}\n{json.dumps(OBJECT)}\n"),
    "a list": ("feed.json", json.dumps([OBJECT])),
    "a list on many lines": ("feed.json", json.dumps([OBJECT], indent=2)),
    "a list under a name": ("feed.json", json.dumps({"count": 1, "jobs": [OBJECT]}, indent=2)),
    "one object": ("feed.json", json.dumps(OBJECT, indent=2)),
    "a nested employer": ("feed.json", json.dumps([{**OBJECT, "company": {"display_name": "Foxglove Freight"}}])),
}


@pytest.mark.parametrize(("name", "content"), WAYS.values(), ids=WAYS)
def test_the_same_advert_comes_out_of_every_kind_of_file(feed, name, content):
    given = feed(content, name)
    found = adverts(given)
    assert {(one.title, one.employer, one.location, one.text) for one in found} == {tuple(OBJECT.values())}
    assert not given.notes


@pytest.mark.parametrize(("sign", "name"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_the_sign_that_parts_the_cells_is_found(feed, sign, name):
    given = feed(f"title{sign}text\nData Engineer{sign}Builds pipelines\n")
    assert given.told[0].endswith(f"CSV parted by {name}")
    assert adverts(given)[0].text == "Builds pipelines"


def test_what_was_understood_is_told_before_the_first_advert(feed):
    with feed(HEADER + LINE) as given:
        told = given.told
    assert told[1:] == [
        "title: title", "text: description", "employer: company", "location: location", "posted: date",
        "kept as fields: none", "left out: none",
    ]  # fmt: skip


def test_a_column_can_be_named(feed):
    given = feed("Vakanz,text\nEngineer,Does things\n", mapping={"title": "Vakanz"})
    assert adverts(given)[0].title == "Engineer"


def test_pound_signs_of_a_windows_program_are_read(feed):
    given = feed((HEADER + 'Data Engineer,Foxglove,Leeds,"Pays £50k – good",17/07/2026\n').encode("cp1252"))
    assert adverts(given)[0].text == "Pays £50k – good"
    assert "cp1252" in given.told[0]


def test_broken_letters_are_replaced_and_said(feed):
    given = feed((HEADER + LINE).encode() + "Café Engineer,".encode() + b"Acm\xff,Leeds,Text,2026-07-17\n")
    assert adverts(given)[1].employer == "Acm\ufffd"
    assert given.notes == {"bytes that are no letters were replaced": 1}


def test_html_becomes_plain_text(feed):
    page = "<p>Hello &amp; <b>welcome</b></p><ul><li>Python</li></ul><script>alert(1)</script>"
    assert (
        adverts(feed(json.dumps([{**OBJECT, "description": page}]), "feed.json"))[0].text
        == "Hello & welcome\n\n• Python"
    )


def test_what_is_no_number_is_left_out(feed):
    line = '{"title": "Data Engineer", "text": "Builds", "salary_min": NaN, "salary_max": 1e400, "salary": 50000.0}'
    assert dict(adverts(feed(line, "feed.jsonl"))[0].fields) == {"pay_text": "50000"}


def test_rows_that_give_no_advert_are_rejected_and_the_feed_goes_on(feed):
    lines = [
        json.dumps(OBJECT),
        "not json",
        "[1, 2]",
        '{"title": ""}',
        '{"title": "No text"}',
        '{"a":' * 100_000,
        "",
        json.dumps(OBJECT),
    ]
    given = list(feed("\n".join(lines), "feed.jsonl"))
    assert len(adverts(given)) == 2
    assert [(row, reason.split(" (")[0]) for row, reason in rejected(given)] == [
        (2, "not JSON"), (3, "not an object but a list"), (4, "no title"), (5, "no text"), (6, "not JSON"),
    ]  # fmt: skip


def test_a_sign_that_is_not_quoted_is_named(feed):
    given = list(feed(HEADER + "Data Engineer,Foxglove,Leeds,one, two,2026-07-17\n" + LINE))
    assert rejected(given) == [(1, "6 cells under a header of 5: a sign within a cell is not quoted")]
    assert len(adverts(given)) == 1


def test_a_quotation_mark_that_is_never_closed_is_named(feed):
    given = list(
        feed(HEADER + LINE + 'Data Engineer,Foxglove,Leeds,"never closed\n' + "x" * 80 + "\n" + "y, z\n" * 250_000)
    )
    assert len(adverts(given)) == 1
    assert "quotation mark before it is not closed" in rejected(given)[0][1]


@pytest.mark.parametrize(
    "content", ['[{"title": "a", "text": "b"}, {"title": "c", "te', '[{"title": "a", "text": "b"},']
)
def test_json_that_stops_half_way_keeps_what_came_before(feed, content):
    given = list(feed(content, "feed.json"))
    assert [advert.title for advert in adverts(given)] == ["a"]
    assert "the file stops" in rejected(given)[0][1]
    assert rejected(given)[0][0] == 2


def test_json_that_is_broken_in_the_middle_says_where(feed):
    given = list(feed('[{"title": "a", "text": "b"}, {"title": oops}, {"title": "c", "text": "d"}]', "feed.json"))
    assert len(adverts(given)) == 1
    assert rejected(given) == [(2, "not JSON (Expecting value); what follows cannot be read")]


def test_json_nested_without_end_keeps_what_came_before(feed):
    given = list(feed('[{"title": "a", "text": "b"},' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "]", "feed.json"))
    assert len(adverts(given)) == 1
    assert "nested too deeply" in rejected(given)[0][1]


def test_a_list_longer_than_a_block_is_read_whole(feed):
    many = [{**OBJECT, "id": str(number), "description": "x" * 3000} for number in range(1000)]
    assert [advert.id for advert in adverts(feed(json.dumps(many), "feed.json"))] == [
        advert.id for advert in adverts(feed("\n".join(map(json.dumps, many)), "feed.jsonl"))
    ]


@pytest.mark.parametrize("name", ["feed.csv", "feed.jsonl"])
def test_a_line_without_end_is_passed_over_in_flat_memory(tmp_path, name):
    before, after = (
        (HEADER + LINE, LINE) if name.endswith("csv") else (json.dumps(OBJECT) + "\n", json.dumps(OBJECT) + "\n")
    )
    path = tmp_path / name
    with path.open("w") as file:
        file.write(before)
        for _ in range(12):
            file.write("x" * (LONGEST // 2))
        file.write("\n" + after)
    tracemalloc.start()
    given = list(open_file(path, TODAY))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(adverts(given)) == 2
    assert "longer than 10,000,000 characters" in rejected(given)[0][1]
    assert peak < 6 * LONGEST


def test_a_packed_file_that_breaks_off_keeps_what_came_before(feed):
    lines = "".join(
        f'Data Engineer,Foxglove,Leeds,"Text {number * 7919 % 104729:x}",2026-07-17\n' for number in range(60_000)
    )
    given = list(feed(gzip.compress((HEADER + lines).encode())[:-5000], "feed.csv.gz"))
    assert len(adverts(given)) > 1000
    assert "the file is damaged from here on" in rejected(given)[-1][1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the file is empty"),
        (" \n\n", "the file is empty"),
        ("a,b\n1,2\n", "no column is the title; the columns are a, b. Say which: --map title=COLUMN"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"PK\x03\x04 x", "xlsx"),
        ("<?xml version='1.0'?><jobs/>", "XML"),
        ("<!DOCTYPE html><p>x", "an HTML page"),
        (bytes(range(256)) * 40, "this is no text"),
        (b"\x1f\x8bnot packed", "cannot be unpacked"),
        ("[]", "it holds no rows"),
        ("[1, 2]", "not an object but a int"),
    ],
)
def test_a_file_with_no_adverts_says_why_and_what_would_help(feed, content, words):
    with pytest.raises(SourceError, match="feed") as caught:
        feed(content)
    assert words in str(caught.value)
    assert caught.value.permanent


def test_a_file_that_is_not_there_or_is_a_folder(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        open_file(tmp_path / "none.csv", TODAY)
    with pytest.raises(SourceError, match="this is a folder"):
        open_file(tmp_path, TODAY)


WORDS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\\*_#<&\u2060\ufeff\u200b"),
    min_size=1,
    max_size=60,
)
WORDS = WORDS.map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_every_cell_of_a_csv_comes_back(tmp_path_factory, rows, sign):
    written = io.StringIO()
    csv.writer(written, delimiter=sign).writerows([("title", "text", "employer"), *rows])
    path = tmp_path_factory.mktemp("round") / "feed.csv"
    path.write_text(written.getvalue(), encoding="utf-8", newline="")
    assert [(one.title, one.text, one.employer) for one in adverts(open_file(path, TODAY))] == rows


@settings(max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=200).map(lambda tail: b"title,text\n" + tail),
        st.binary(max_size=200).map(lambda tail: b'[{"title": "a", "text": "b"},' + tail),
        st.binary(max_size=200).map(lambda tail: b'{"title": "a", "text": "b"}\n' + tail),
    ),
    st.sampled_from(["feed.csv", "feed.json", "feed.jsonl", "feed"]),
)
def test_no_bytes_at_all_raise_anything_but_the_one_error(tmp_path_factory, content, name):
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(content)
    try:
        rows = list(open_file(path, TODAY))
    except SourceError:
        return
    assert all(isinstance(row, Received | Rejected) for row in rows)
