"""Rows of XML: the jobs, items or entries of a feed, one at a time in flat memory, with neither DTD nor entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from fingerpost.sources.shapes import SourceError

Cells = dict[str, str]
LONGEST = 10_000_000
"""Bytes of one element, or between two; what is longer is no advert."""

DEEPEST = 64
ROWS = frozenset(("job", "item", "entry", "position", "vacancy", "jobposting"))
"""The names of elements that are one advert each, in any case."""

_NAMES = {"guid": "id", "encoded": "text", "pubdate": "posted", "link": "url", "content": "text"}
"""What RSS and Atom call that which tables call otherwise; a name that a feed also fills itself is left to it."""

_MARKUP = frozenset(
    ("p", "br", "ul", "ol", "li", "div", "span", "strong", "b", "em", "i", "h1", "h2", "h3", "h4", "table", "a")
)
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]*)")


def root_name(sample: bytes) -> str:
    """The name of the outermost element of XML that begins so, in small letters; "" where none begins."""
    found = _ROOT.search(sample)
    return found[1].decode().rpartition(":")[2].lower() if found else ""


def element_rows(stream: BinaryIO, where: str, names: frozenset[str] = ROWS) -> Iterator[tuple[int, Cells]]:
    """Each element of one of the names, with its number (from 1), as cells. Raises SourceError where the XML breaks off, is
    none, or asks for entities; what came before has been given."""
    counted = _Counted(stream, where)
    path: list[Element] = []
    inside, number = 0, 0
    try:
        for event, element in iterparse(counted, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                path.append(element)
                inside = inside or (len(path) if len(path) > 1 and _local(element) in names else 0)
                if len(path) > DEEPEST:
                    raise SourceError(where, "its XML is nested too deeply to be a feed", "Check the address")
                continue
            whole = len(path) == inside
            if whole:
                number, inside = number + 1, 0
                yield number, cells_of(element)
                counted.since = 0
            path.pop()
            if path and not inside:
                path[-1].remove(element)
    except DefusedXmlException:
        fault = "it holds a document type or entities, which no feed needs"
        raise SourceError(where, fault, "Ask its owner for plain XML") from None
    except ParseError as error:
        fault = f"its XML breaks off or is not well formed ({error})"
        raise SourceError(where, fault, "Try again later, or tell its owner", permanent=False) from None
    except (LookupError, ValueError) as error:
        raise SourceError(where, f"its XML cannot be read ({error})", "Tell its owner") from None


class _Counted:
    """Bytes as they are parsed; too many without an advert are refused."""

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where, self.since = stream, where, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.since += len(piece)
        if self.since > LONGEST:
            fault = f"more than {LONGEST:,} bytes of it hold not one whole advert"
            raise SourceError(self._where, fault, f"Check that adverts stand in one of {', '.join(sorted(ROWS))}")
        return piece


def cells_of(element: Element) -> Cells:
    """What an advert's element says, by the local names of its children; a child's children as ``parent_child``.

    A name that is said several times keeps its values parted by "; ", unless they are addresses, of which the first counts.
    """
    cells: Cells = {}
    for child in element:
        name = _local(child)
        if name == "link" and child.get("href"):
            value = child.get("href", "") if child.get("rel", "alternate") == "alternate" else ""
        elif len(child) and not _is_markup(child):
            for inner in child:
                _put(cells, f"{name}_{_local(inner)}", _text(inner))
            value = (child.text or "").strip() or cells.get(f"{name}_name", "")
        else:
            value = _text(child) or child.get("term", "")
        _put(cells, name, value)
    for name, other in _NAMES.items():
        if cells.get(name) and not cells.get(other):
            cells[other] = cells.pop(name)
    return cells


def _put(cells: Cells, name: str, value: str) -> None:
    value = value.strip()
    before = cells.get(name)
    if not before:
        cells[name] = value
    elif value and value != before and not before.startswith(("http://", "https://")):
        cells[name] = f"{before}; {value}"


def _text(element: Element) -> str:
    """The words of an element; HTML that stands in it unescaped stays HTML."""
    if not len(element):
        return element.text or ""
    if not _is_markup(element):
        return " ".join(" ".join(element.itertext()).split())
    for inner in element.iter():
        inner.tag = _local(inner)
    return (element.text or "") + "".join(tostring(child, encoding="unicode", method="html") for child in element)


def _is_markup(element: Element) -> bool:
    return any(_local(child) in _MARKUP for child in element)


def _local(element: Element) -> str:
    """An element's name without its namespace, in small letters with low lines."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2].lower().replace("-", "_")
