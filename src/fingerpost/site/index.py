"""The search index as pages ask it: opened once a process, and told apart from one that is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.utils import timezone

from fingerpost.pack import Pack, load_pack
from fingerpost.search import Answer, Hit, Index, IndexFault, Question, Suggestion, open_index

T = TypeVar("T")
_opened: dict[str, Index] = {}


def field_pack() -> Pack:
    """The pack of the site's field."""
    return load_pack(settings.PACK)


def ask(question: Question) -> Answer | None:
    """The answer of the index to a question; None where there is no index that can be read (``fingerpost index`` makes one)."""
    return _of_index(lambda index: index.search(question, timezone.localdate()))


def found(question: Question) -> tuple[int, tuple[Hit, ...]] | None:
    """How many jobs a question finds, and those of its page, with nothing counted beside; None as above."""
    return _of_index(lambda index: index.find(question, timezone.localdate()))


def suggest(typed: str) -> tuple[Suggestion, ...]:
    """What the words of a visitor who is still typing may mean; nothing where there is no index."""
    return _of_index(lambda index: index.suggest(typed)) or ()


def _of_index(asked: Callable[[Index], T]) -> T | None:
    path = str(settings.INDEX)
    try:
        if path not in _opened:
            _opened[path] = open_index(settings.INDEX, field_pack())
        return asked(_opened[path])
    except IndexFault:
        _opened.pop(path, None)
        return None
