"""The embedded index: a folder of files on this machine, one writer at a time, any number of readers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Self

import tantivy

from fingerpost.pack import Pack
from fingerpost.search.answer import Answer, Hit
from fingerpost.search.document import Document
from fingerpost.search.fault import IndexBusy, IndexFault, IndexMissing
from fingerpost.search.meaning import Lexicon
from fingerpost.search.question import Question
from fingerpost.search.suggest import Suggester, Suggestion
from fingerpost.search.tantivy.codes import Codes
from fingerpost.search.tantivy.columns import Columns, Rows
from fingerpost.search.tantivy.facets import Tally
from fingerpost.search.tantivy.match import Matched, Matcher
from fingerpost.search.tantivy.rank import page
from fingerpost.search.tantivy.schema import ANALYSER, VERSION, analyser, places_of, schema, stem_of
from fingerpost.search.tantivy.shape import Shaper

MARK = "fingerpost.json"
HEAP = 128_000_000
"""Bytes that each thread of a writer may hold before it writes a segment."""
THREADS = 1
"""Of a writer: one makes one segment a commit, so that small commits stay small."""
ANEW_THREADS = 2
"""Of a writer that makes an index anew."""


AT_ONCE = 50_000
"""Jobs up to which a new commit is read before the question that meets it is answered: some tenths of a second."""


@dataclass(frozen=True, slots=True)
class _State:
    """One commit of the index, as questions are answered from it."""

    generation: tuple[int, int]
    matcher: Matcher


class Index:
    """An open index. Made by ``open_index``; safe for many threads that search."""

    def __init__(self, path: Path, index: tantivy.Index, pack: Pack, writer: tantivy.IndexWriter | None) -> None:
        self.path = path
        self._index, self._writer, self._pack = index, writer, pack
        self._lexicon, self._lies = Lexicon(pack, stem_of), places_of(pack)
        self._shaper = Shaper(self._lexicon, self._lies, Codes(path))
        self._bulk = False
        self._lock, self._making = Lock(), Lock()
        self._state: _State | None = None
        self._suggester: tuple[Matcher, Suggester] | None = None
        index.config_reader("manual")

    @property
    def generation(self) -> tuple[int, int]:
        """A value that changes whenever the index does: what was worked out from it may be kept as long as it stays."""
        try:
            state = (self.path / "meta.json").stat()
        except OSError as error:
            raise IndexFault(self.path, "the index has gone from its folder") from error
        return state.st_mtime_ns, state.st_size

    def count(self) -> int:
        """How many jobs the index holds, closed ones too."""
        return self._reading().columns.size

    def search(self, question: Question, today: date) -> Answer:
        """What the index answers. No words of a visitor's raise; a damaged index does (``IndexFault``)."""
        matcher = self._reading()
        with self._faults():
            matched = matcher.match(question, today)
            tally = Tally(question, matched, matcher, today)
            (facets, pay), rows = tally.count(), tally.found.rows
            hits = self._hits(question, matched, rows, matcher)
            return Answer(question, len(rows), hits, facets, pay, matched.meaning, matched.guessed, matched.idle)

    def find(
        self, question: Question, today: date, among: Collection[str] | None = None
    ) -> tuple[int, tuple[Hit, ...]]:
        """How many jobs the question finds, and those of its page: all that a feed or an alert needs. ``among`` leaves all
        jobs out but these."""
        matcher = self._reading()
        with self._faults():
            matched = matcher.match(question, today)
            if among is not None:
                matched = replace(matched, filters={**matched.filters, "among": matcher.jobs(among)})
            rows = matcher.columns.rows(matched.bits())
            return len(rows), self._hits(question, matched, rows, matcher)

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """What the words of a visitor who is still typing may mean."""
        matcher = self._reading()
        with self._lock:
            if self._suggester is None or self._suggester[0] is not matcher:
                self._suggester = matcher, Suggester(self._pack, matcher.jobs_of)
            suggester = self._suggester[1]
        with self._faults():
            return suggester.suggest(typed, matcher.employers_from)

    def write(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        """Put jobs in, each in place of what its id held, and take those that are gone out; one commit for all."""
        writer = self._held_writer()
        for job_id in gone:
            writer.delete_documents_by_term("job_id", job_id)
        for document in documents:
            writer.delete_documents_by_term("job_id", document.job_id)
            writer.add_document(self._shaper.shape(document))
        if not self._bulk:
            self._commit(writer)

    def clear(self) -> None:
        """Take every job out."""
        writer = self._held_writer()
        writer.delete_all_documents()
        if not self._bulk:
            self._commit(writer)

    @contextmanager
    def bulk(self) -> Iterator[Self]:
        """Many writes as one: readers see nothing of them until the block ends, and nothing at all if it raises."""
        writer = self._held_writer()
        self._bulk = True
        try:
            yield self
            self._commit(writer)
        except BaseException:
            writer.rollback()
            raise
        finally:
            self._bulk = False

    def close(self) -> None:
        """Give the writer's lock back, after its merges are done."""
        writer, self._writer = self._writer, None
        if writer:
            writer.wait_merging_threads()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _held_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise ValueError(f"{self.path} was opened for reading alone: open_index(path, pack, writable=True)")
        return self._writer

    def _commit(self, writer: tantivy.IndexWriter) -> None:
        self._shaper.codes.save()
        writer.commit()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """What the engine cannot read is told as a fault of the index."""
        try:
            yield
        except IndexFault:
            raise
        except (ValueError, OSError) as error:
            raise IndexFault(self.path, f"the index is damaged ({error})") from error

    def _reading(self) -> Matcher:
        """The newest state that is ready. A small index is read at once; a large one while the state before it serves."""
        generation, state = self.generation, self._state
        if state and state.generation == generation:
            return state.matcher
        if state and state.matcher.columns.size > AT_ONCE:
            if self._making.acquire(blocking=False):
                Thread(target=self._make_aside, name="columns", daemon=True).start()
            return state.matcher
        return self._make().matcher

    def _make(self) -> _State:
        """Read the columns of the newest commit, unless another thread just did."""
        with self._lock, self._faults():
            generation = self.generation
            if self._state is None or self._state.generation != generation:
                self._index.reload()
                columns = Columns(self._index.searcher(), Codes(self.path))
                self._state = _State(generation, Matcher(columns, self._lexicon, self._pack.places, self._lies))
            return self._state

    def _make_aside(self) -> None:
        try:
            self._make()
            self.suggest("")  # the names are made ready too, so that who types first does not wait for them
        except IndexFault:
            self._state = None  # the next question reads it for itself, and says what is wrong
        finally:
            self._making.release()

    def _hits(self, question: Question, matched: Matched, rows: Rows, matcher: Matcher) -> tuple[Hit, ...]:
        """The jobs of the page."""
        columns = matcher.columns
        return tuple(
            Hit(str(columns.searcher.doc(columns.address(row)).get_first("job_id")))
            for row in page(question, matched, rows, matcher)
        )


def open_index(path: Path, pack: Pack, writable: bool = False, anew: bool = False) -> Index:
    """The index in a folder; ``writable`` makes it where there is none and takes the writer's lock until it is closed.

    ``anew`` (with ``writable``) empties it first, and mends one that is damaged or of another version; readers of a
    sound one go on seeing what it held until the next commit. Raises ``IndexMissing``, ``IndexFault`` or
    ``IndexBusy``.
    """
    path = Path(path)
    if not (path / "meta.json").is_file():
        if not writable:
            raise IndexMissing(path, "there is no search index here yet")
        return _make(path, pack, ANEW_THREADS if anew else THREADS)
    threads = (ANEW_THREADS if anew else THREADS) if writable else 0
    try:
        index = _open(path, pack, threads)
    except IndexFault:
        if not (writable and anew):
            raise
        shutil.rmtree(path)
        return _make(path, pack, threads)
    if anew and writable:
        index._held_writer().delete_all_documents()
    return index


def _make(path: Path, pack: Pack, threads: int) -> Index:
    path.mkdir(parents=True, exist_ok=True)
    tantivy.Index(schema(), str(path))
    (path / MARK).write_text(json.dumps({"version": VERSION}), encoding="ascii")
    return _open(path, pack, threads)


def _open(path: Path, pack: Pack, threads: int) -> Index:
    """The index with a writer of so many threads; of none, to read alone."""
    version = _version(path)
    if version != VERSION:
        raise IndexFault(path, f"the index is of version {version}, this program reads version {VERSION}")
    try:
        index = tantivy.Index.open(str(path))
    except (ValueError, OSError) as error:
        raise IndexFault(path, f"the index is damaged ({error})") from error
    index.register_tokenizer(ANALYSER, analyser())
    return Index(path, index, pack, _writer(path, index, threads) if threads else None)


def _version(path: Path) -> int | str:
    try:
        return int(json.loads((path / MARK).read_text(encoding="ascii"))["version"])
    except (OSError, ValueError, TypeError, KeyError):
        return "unknown"


def _writer(path: Path, index: tantivy.Index, threads: int) -> tantivy.IndexWriter:
    try:
        return index.writer(HEAP * threads, threads)
    except ValueError as error:
        if "Lock" in str(error):
            raise IndexBusy(path) from error
        raise IndexFault(path, f"the index cannot be written ({error})") from error
