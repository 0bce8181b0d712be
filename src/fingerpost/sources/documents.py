"""Rows of JSON: an object a line, or one document that holds a list of them, read as a stream."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, TextIO

import orjson

from fingerpost.sources.opened import LONGEST, Lines, too_long
from fingerpost.sources.shapes import Rejected

Cells = dict[str, str]
BLOCK = 1 << 20
_LIST = re.compile(r'\s*\[|"(?:jobs|results|data|adverts|items|postings|vacancies|offers|content)"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_NAMES = ("display_name", "name", "title", "label", "text", "value", "city")


def line_rows(lines: Lines, first: str) -> Iterator[tuple[int, Cells] | Rejected]:
    """Each line's object with the line's number as cells; ``first`` is the first line, read already."""
    yield from _line(lines.number, first)
    for line in lines:
        if line is None:
            yield too_long(lines)
        else:
            yield from _line(lines.number, line)


def document_rows(stream: TextIO, begun: str) -> Iterator[tuple[int, Cells] | Rejected]:
    """Each object of the document's list with its number; ``begun`` is what was read of it already.

    The list is the document itself or stands under a name such as "jobs" or "results"; a document with no list is one
    row. Where the document stops half-way or is no JSON any more, what came before has been given and the last value
    says so.
    """
    text = begun + stream.read(BLOCK)
    opening = _LIST.match(text) or _LIST.search(text)
    at = opening.end() if opening else 0
    decoder, number, more = json.JSONDecoder(), 0, True
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if at < len(text) and text[at] == "]":
            return
        if at == len(text) and not more:
            if opening:
                yield Rejected(number + 1, "the file stops before its list ends")
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            if (
                more
                and len(text) - at <= LONGEST
                and (error.pos > len(text) - 16 or error.msg.startswith("Unterminated"))
            ):
                block = stream.read(max(BLOCK, len(text) - at))
                text, at, more = text[at:] + block, 0, bool(block)
                continue
            yield Rejected(number + 1, _stopped(error, more, len(text) - at))
            return
        except (RecursionError, ValueError) as error:
            yield Rejected(number + 1, f"its JSON cannot be read ({_why(error)}); nor can what follows")
            return
        number += 1
        yield _row(number, value)
        if not opening:
            return


def _stopped(error: json.JSONDecodeError, more: bool, length: int) -> str:
    if length > LONGEST:
        return f"longer than {LONGEST:,} characters; what follows cannot be read"
    if not more:
        return "the file stops inside it"
    return f"not JSON ({error.msg}); what follows cannot be read"


def _line(number: int, line: str) -> Iterator[tuple[int, Cells] | Rejected]:
    if not line.strip():
        return
    try:
        value = orjson.loads(line)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        # The stricter reader is the faster; the other takes NaN and halves of letters, which are mended later.
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Rejected(number, f"not JSON ({_why(error)})")
            return
    yield _row(number, value)


def _why(error: Exception) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:100]


def _row(number: int, value: Any) -> tuple[int, Cells] | Rejected:
    if not isinstance(value, dict):
        return Rejected(number, f"not an object but a {type(value).__name__}")
    cells: Cells = {}
    for name, item in value.items():
        if isinstance(item, str):
            cells[name] = item
        elif isinstance(item, dict):
            cells.update(
                (f"{name}_{inner}", cell(part)) for inner, part in item.items() if not isinstance(part, dict | list)
            )
            cells.setdefault(name, next((cell(item[key]) for key in _NAMES if key in item), ""))
        else:
            cells[name] = cell(item)
    return number, cells


def cell(value: Any) -> str:
    """A JSON value as a cell: words as they are, numbers plainly, a list with commas; nothing for null and what is
    not a number."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (cell(item) for item in value if not isinstance(item, dict | list))))
    return next((cell(value[key]) for key in _NAMES if isinstance(value.get(key), str)), "")
