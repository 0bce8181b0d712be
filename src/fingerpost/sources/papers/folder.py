"""A folder or an inbox of adverts as a feed: PDF, DOCX, HTML, text, letters (.eml, mbox, maildir), each file an advert.

The identifier of an advert is its file's path in the folder, so that a file that is written anew changes its advert, and one
that is taken away is gone.
"""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from fingerpost.sources.papers.kinds import GIVE
from fingerpost.sources.papers.letters import is_mailbox, letters_of
from fingerpost.sources.papers.paper import LARGEST
from fingerpost.sources.papers.reading import Found, read_paper
from fingerpost.sources.posting import Adverts
from fingerpost.sources.shapes import Received, Rejected, SourceError
from fingerpost.sources.text import mend, one_line

MOST = 100_000
"""Files of one folder."""

TOGETHER = 2
"""Papers that are read at a time, each in a process of its own."""

_LEFT_BY_SYSTEMS = frozenset(("thumbs.db", "desktop.ini"))
_MAILDIR = ("cur", "new")


class Paper(NamedTuple):
    """A file's name in the folder and its bytes, or why there are none; ``letter`` says that it comes from an inbox."""

    name: str
    data: bytes | OSError
    letter: bool = False


def open_folder(
    path: Path | str,
    today: date,
    *,
    source: str | None = None,
    employer: str = "",
) -> FolderFeed:
    """A feed of a folder, or of one paper or mailbox. Raises SourceError where there is nothing to read."""
    path = Path(path)
    if not path.exists():
        raise SourceError(str(path), "no such file or folder", "Check the name")
    files = _files(path)
    if not files:
        raise SourceError(str(path), "the folder is empty", GIVE)
    return FolderFeed(path, files, Adverts(today, source or path.stem or "folder", employer))


class FolderFeed:
    """A feed of papers: see ``shapes.Feed``. While it is read, ``heard`` is told how many files of how many were read."""

    state, unchanged = "", False

    def __init__(self, path: Path, files: list[Path], adverts: Adverts) -> None:
        self.where, self.source, self.whole = str(path), adverts.source, False
        self.told = [f"{path}: {len(files):,} files of adverts", f"kept under the name {adverts.source}"]
        self._root = path if path.is_dir() else path.parent
        self._files, self._adverts = files, adverts
        self.heard: Callable[[int, int], None] = lambda done, of: None

    @property
    def notes(self) -> Counter[str]:
        """What was done: where titles come from, what was cut or mended, with how often."""
        return self._adverts.notes

    def __iter__(self) -> Iterator[Received | Rejected]:
        number = 0
        with ThreadPoolExecutor(TOGETHER) as crew:
            for found in _ahead(crew, self._read, self._papers()):
                for one in found:
                    for given in self._given(number + 1, one):
                        number += 1
                        yield given
        self.whole = True

    def _given(self, number: int, found: Found) -> Iterator[Received | Rejected]:
        if found.fault:
            yield Rejected(number, f"{found.id}: {found.fault}", found.id)
        for place, (posting, how) in enumerate(found.postings):
            self.notes[f"the title was taken from {how}"] += 1
            yield self._adverts.received(number + place, posting)

    def _read(self, paper: Paper) -> list[Found]:
        if isinstance(paper.data, OSError):
            return [Found(paper.name, fault=f"it cannot be opened ({paper.data.strerror}). Check who may read it")]
        return list(read_paper(paper.name, paper.data, self._adverts.today, letter=paper.letter))

    def _papers(self) -> Iterator[Paper]:
        """Each paper's bytes with its name; of a mailbox each letter."""
        for done, path in enumerate(self._files, 1):
            name = _printable(path.relative_to(self._root).as_posix())
            try:
                if is_mailbox(path):
                    yield from (Paper(_printable(letter), data, True) for letter, data in letters_of(path))
                else:
                    with path.open("rb") as file:
                        yield Paper(name, file.read(LARGEST + 1), path.parent.name in _MAILDIR)
            except OSError as error:
                yield Paper(name, error)
            self.heard(done, len(self._files))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open but while it is read."""


def _printable(name: str) -> str:
    """A name that may stand in a report, whatever a stranger called the file."""
    return one_line("".join(sign if sign.isprintable() else " " for sign in mend(name)))


def _files(path: Path) -> list[Path]:
    """The files of a folder in order, of its folders too; hidden ones and links are passed over."""
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (name == "tmp" and "cur" in folders)
        )
        here = (
            Path(folder) / name
            for name in sorted(names)
            if not name.startswith(".") and name.lower() not in _LEFT_BY_SYSTEMS
        )
        found += [file for file in here if file.is_file() and not file.is_symlink()]
        if len(found) > MOST:
            raise SourceError(str(path), f"it holds more than {MOST:,} files", "Import its folders one by one")
    return found


def _ahead(
    crew: ThreadPoolExecutor, read: Callable[[Paper], list[Found]], papers: Iterable[Paper]
) -> Iterator[list[Found]]:
    """What papers give, in order, a few of them read ahead."""
    waiting: deque[Future[list[Found]]] = deque()
    for paper in papers:
        waiting.append(crew.submit(read, paper))
        if len(waiting) > TOGETHER:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
