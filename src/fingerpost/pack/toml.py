"""Read TOML, its long lists by way of JSON: a pack is mostly lists, and the standard library's parser of TOML is slow at them.

A list that begins after its key, ends on a line of its own and holds texts or one-line tables is JSON but for "key = ", a comma at the
end and comments on lines of their own. Whatever is otherwise is left to the standard library, and so is every fault and its message; the
little that JSON forgives and TOML does not (a colon for "=", a table over two lines) is forgiven.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

_LIST = re.compile(r"^([ \t]*[\w-]+ = )\[\n((?:[ \t]+[^\s#].*\n|[ \t]*\n|[ \t]*#.*\n)+)\]$", re.MULTILINE)
_KEY = re.compile(r"[\w-]+")
_COMMENT = re.compile(r"\n[ \t]*#.*")
_MARK = "\x00"
"""Begins the text that stands for a list while the rest is parsed. A text that begins so itself takes a list twice, or none."""


class _OtherwiseError(ValueError):
    """The file has something that is not as JSON has it."""


def parse_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text, as ``tomllib.loads`` gives them. Raises ``tomllib.TOMLDecodeError``."""
    try:
        return _by_lists(text)
    except (ValueError, KeyError):
        return tomllib.loads(text)


def _by_lists(text: str) -> dict[str, Any]:
    """The same, each long list read as JSON. Raises ``ValueError`` or ``KeyError`` for a text that cannot be read so."""
    lists: list[Any] = []

    def take(found: re.Match[str]) -> str:
        lists.append(_read_list(found[2]))
        return f'{found[1]}"\\u0000{len(lists) - 1}"'

    rest = _LIST.sub(take, text)
    waiting = dict(enumerate(lists))
    tables = _filled(tomllib.loads(rest), waiting)
    if waiting:
        raise _OtherwiseError("a list stands within a text")
    found: dict[str, Any] = tables
    return found


def _read_list(lines: str) -> Any:
    """The lines of a list as JSON; a text with something like a key in it comes out as no JSON at all."""
    items = _COMMENT.sub("", f"\n{lines}").rstrip().removesuffix(",")
    said = {words[words.rfind(" ") + 1 :] for words in items.split(" = ")[:-1]}
    for key in filter(_KEY.fullmatch, said):
        items = items.replace(f"{{ {key} = ", f'{{ "{key}": ').replace(f", {key} = ", f', "{key}": ')
    return json.loads(f"[{items}]", object_pairs_hook=_table, parse_constant=_refuse)


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise _OtherwiseError("a key stands twice")
    return table


def _refuse(word: str) -> Any:
    raise _OtherwiseError(f"{word} is no value of TOML")


def _filled(value: Any, waiting: dict[int, Any]) -> Any:
    """A value with each mark in it replaced by the list that it stands for, which then waits no longer."""
    if isinstance(value, dict):
        return {key: _filled(item, waiting) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, waiting) for item in value]
    if isinstance(value, str) and value.startswith(_MARK):
        return waiting.pop(int(value[1:]))
    return value
