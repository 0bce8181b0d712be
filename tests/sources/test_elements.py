"""Rows of XML, streamed: what they say, and what is refused."""

from __future__ import annotations

import io
import tracemalloc

import pytest

from fingerpost.sources.elements import LONGEST, element_rows, root_name
from fingerpost.sources.shapes import SourceError


def rows(xml: str | bytes) -> list[dict[str, str]]:
    data = xml.encode() if isinstance(xml, str) else xml
    return [cells for _, cells in element_rows(io.BytesIO(data), "feed.xml")]


class Endless(io.RawIOBase):
    """A feed of so many jobs that is never whole in memory."""

    def __init__(self, jobs: int, job: bytes) -> None:
        self._left, self._job, self._kept = jobs, job, b"<source><publisher>x</publisher>"

    def readable(self):
        return True

    def read(self, size=-1):
        while len(self._kept) < size and self._left:
            self._left -= 1
            self._kept += self._job + (b"" if self._left else b"</source>")
        piece, self._kept = self._kept[:size], self._kept[size:]
        return piece


def test_cells_have_local_names_and_the_words_of_their_elements():
    (cells,) = rows(
        "<jobs><Job><Job-Title>A &amp; B</Job-Title><text><![CDATA[<p>x</p>]]></text><x:ref xmlns:x='u'>7</x:ref></Job></jobs>"
    )
    assert cells == {"job_title": "A & B", "text": "<p>x</p>", "ref": "7"}


def test_children_of_children_are_named_after_both():
    (cells,) = rows(
        "<jobs><job><company><name>Groatly</name></company><place><city>Hull</city><country>GB</country></place></job></jobs>"
    )
    assert (cells["company"], cells["place_city"], cells["place_country"]) == ("Groatly", "Hull", "GB")


def test_html_that_is_not_escaped_stays_html():
    (cells,) = rows("<jobs><job><description><p>We <b>grind</b></p><ul><li>lenses</li></ul></description></job></jobs>")
    assert cells["description"] == "<p>We <b>grind</b></p><ul><li>lenses</li></ul>"


def test_several_values_are_kept_and_of_addresses_the_first():
    (cells,) = rows(
        "<c><item><category>a</category><category>b</category><url>https://a.example</url><url>https://b.example</url></item></c>"
    )
    assert cells == {"category": "a; b", "url": "https://a.example"}


def test_encodings_are_those_that_the_xml_says():
    assert rows("<?xml version='1.0' encoding='iso-8859-1'?><c><job><pay>£5</pay></job></c>".encode("latin-1")) == [
        {"pay": "£5"}
    ]
    assert rows("<c><job><pay>£5</pay></job></c>".encode("utf-16")) == [{"pay": "£5"}]


def test_a_feed_larger_than_memory_is_read_in_flat_memory():
    job = (
        b"<job><title>Engineer</title><description><![CDATA[" + b"lenses and lamps " * 600 + b"]]></description></job>"
    )
    tracemalloc.start()
    count = sum(1 for _ in element_rows(Endless(3_000, job), "feed.xml"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3_000  # 30 MB of XML
    assert peak < 3_000_000


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x><job><t>&b;</t></job></x>',
            "document type or entities",
        ),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x><job/></x>', "document type or entities"),
        ("<x><job><t>1</t></job><job><t>", "breaks off"),
        ("nothing", "breaks off or is not well formed"),
        ("<a>" * 100, "nested too deeply"),
        ("<?xml version='1.0' encoding='klingon'?><a/>", "XML"),
        ("<x><job><t>&nbsp;</t></job></x>", "not well formed"),
    ],
)
def test_what_is_refused_says_why(xml, words):
    with pytest.raises(SourceError, match=r"feed\.xml") as caught:
        rows(xml)
    assert words in caught.value.fault


def test_one_element_without_an_end_is_refused_before_memory_is_full():
    with pytest.raises(SourceError, match="hold not one whole advert"):
        list(element_rows(Endless(2, b"<job><t>" + b"a" * LONGEST), "feed.xml"))


def test_what_came_before_a_break_has_been_given():
    given = []
    with pytest.raises(SourceError):
        given.extend(element_rows(io.BytesIO(b"<x><job><t>1</t></job><job><t>"), "f"))
    stream = element_rows(io.BytesIO(b"<x><job><t>1</t></job><job><t>"), "f")
    assert next(stream) == (1, {"t": "1"})


def test_the_outermost_name():
    assert root_name(b'<?xml version="1.0"?><!-- a --><atom:feed xmlns:atom="x">') == "feed"
    assert root_name(b"nothing") == ""
