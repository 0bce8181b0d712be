"""What an advert on paper is called, whose it is and where: said beside a label, by a heading, or else by the file's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple

from fingerpost.sources.papers.paper import Paper
from fingerpost.sources.text import one_line

_LABELS: Mapping[str, tuple[str, ...]] = {
    "title": (
        "job title",
        "position title",
        "post title",
        "role title",
        "title",
        "position",
        "role",
        "vacancy",
        "post",
        "job role",
    ),
    "employer": ("employer", "company", "company name", "organisation", "organization", "hiring company", "client"),
    "location": (
        "location",
        "locations",
        "place of work",
        "office location",
        "work location",
        "job location",
        "based in",
        "base",
    ),
}
_LABEL = re.compile(
    r"^(?:• )?(?P<label>{})\s*[:–—]\s*(?P<value>\S.*)$".format(
        "|".join(label for labels in _LABELS.values() for label in labels)
    ),
    re.IGNORECASE,
)
_LEFT_BY_PROGRAMS = re.compile(
    r"^(?:microsoft word|untitled|document\d*|job (?:advert|description|spec\w*)|advert|vacancy|template|slide \d+|powerpoint)\b"
    r"|\.(?:docx?|pdf|odt|rtf|html?|txt)$",
    re.IGNORECASE,
)
_OF_FILES = re.compile(r"[_\s]+|(?<=[a-z])-(?=[a-z])")
_VERSION = re.compile(r"\s*(?:\(\d+\)|\b(?:v|version|draft|final|copy)\s?\d*)\s*$", re.IGNORECASE)
_HEAD, _LONGEST, _SHORTEST = 40, 120, 3


class Named(NamedTuple):
    """A title, employer and place, "" where none is said, and in words how the title was found."""

    title: str
    employer: str
    location: str
    how: str


def name_paper(paper: Paper, file: str) -> Named:
    """The title of a paper with its employer and place: beside their labels among the first lines; the title else from a
    heading, its properties, a first line that stands alone, or the file's name."""
    lines = [line.strip() for line in paper.text.split("\n")]
    said = _labelled([line for line in lines if line][:_HEAD])
    choices = (
        ("its label", said.get("title", "")),
        ("its heading", paper.heading),
        ("its properties", "" if _LEFT_BY_PROGRAMS.search(paper.title) else paper.title),
        ("its first line", _alone(lines)),
    )
    how, title = next(
        ((how, one_line(title)) for how, title in choices if _is_title(title)), ("the file's name", _of_file(file))
    )
    return Named(title, said.get("employer", ""), said.get("location", ""), how)


def _is_title(words: str) -> bool:
    return _SHORTEST <= len(words.strip()) <= _LONGEST and any(map(str.isalpha, words))


def _labelled(lines: list[str]) -> dict[str, str]:
    said: dict[str, str] = {}
    for line in lines:
        found = _LABEL.match(line)
        if found and len(found["value"]) <= _LONGEST:
            use = next(use for use, labels in _LABELS.items() if found["label"].lower() in labels)
            said.setdefault(use, found["value"])
    return said


def _alone(lines: list[str]) -> str:
    """The first line, where it is short, ends like a heading, and stands apart from what follows or above a label."""
    at = next((at for at, line in enumerate(lines) if line), None)
    if at is None or lines[at].endswith((".", "!", "?", ":", ",", ";")) or lines[at].startswith("•"):
        return ""
    after = lines[at + 1] if at + 1 < len(lines) else ""
    return lines[at] if not after or _LABEL.match(after) else ""


def _of_file(name: str) -> str:
    """A file's name as words: without its ending, low lines, and what a version was called."""
    words = _OF_FILES.sub(" ", PurePath(name).stem)
    return _VERSION.sub("", words).strip() or words
