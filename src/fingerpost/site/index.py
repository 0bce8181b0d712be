"""The search index as pages ask it: opened once a process, and told apart from one that is not there."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from fingerpost.pack import Pack, load_pack
from fingerpost.search import Answer, Index, IndexFault, Question, open_index

_opened: dict[str, Index] = {}


def field_pack() -> Pack:
    """The pack of the site's field."""
    return load_pack(settings.PACK)


def ask(question: Question) -> Answer | None:
    """The answer of the index to a question; None where there is no index that can be read (``fingerpost index`` makes one)."""
    path = str(settings.INDEX)
    try:
        if path not in _opened:
            _opened[path] = open_index(settings.INDEX, field_pack())
        return _opened[path].search(question, timezone.localdate())
    except IndexFault:
        _opened.pop(path, None)
        return None
