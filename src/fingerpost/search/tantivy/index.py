"""The embedded index: a folder of files on this machine, one writer at a time, any number of readers."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import tantivy
from tantivy import Occur, Order, Query

from fingerpost.pack import Pack
from fingerpost.search.answer import Answer, Hit
from fingerpost.search.document import Document
from fingerpost.search.fault import IndexBusy, IndexFault, IndexMissing
from fingerpost.search.meaning import Lexicon
from fingerpost.search.question import Question
from fingerpost.search.tantivy.facets import Tally
from fingerpost.search.tantivy.query import Asked, ask, total_of
from fingerpost.search.tantivy.schema import ANALYSER, VERSION, analyser, as_tantivy, places_of, schema, stem_of

MARK = "fingerpost.json"
HEAP = 128_000_000
"""Bytes that a writer may hold before it writes a segment."""
THREADS = 1
"""Of the writer: one makes one segment a commit, so that small commits stay small."""


class Index:
    """An open index. Made by ``open_index``; safe for many threads that search."""

    def __init__(self, path: Path, index: tantivy.Index, pack: Pack, writer: tantivy.IndexWriter | None) -> None:
        self.path = path
        self._index, self._writer, self._pack = index, writer, pack
        self._lexicon, self._places = Lexicon(pack, stem_of), places_of(pack)
        self._names: dict[str, str] = {}
        self._generation = self.generation
        self._bulk = False
        index.config_reader("manual")
        index.reload()

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
        return int(self._searcher().num_docs)

    def search(self, question: Question, today: date) -> Answer:
        """What the index answers. No words of a visitor's raise; a damaged index does (``IndexFault``)."""
        with self._reading() as searcher:
            asked = ask(question, today, searcher, self._lexicon, self._pack.places)
            total, hits = self._hits(question, asked, searcher)
            facets, pay = Tally(searcher, question, asked, today).count(total, self._name_of)
            return Answer(question, total, hits, facets, pay, asked.meaning.mended, asked.guessed)

    def find(
        self, question: Question, today: date, among: Collection[str] | None = None
    ) -> tuple[int, tuple[Hit, ...]]:
        """How many jobs the question finds, and those of its page: all that a feed or an alert needs, in a tenth of the
        time. ``among`` leaves all jobs out but these."""
        with self._reading() as searcher:
            asked = ask(question, today, searcher, self._lexicon, self._pack.places)
            return self._hits(question, asked, searcher, among)

    def write(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        """Put jobs in, each in place of what its id held, and take those that are gone out; one commit for all."""
        writer = self._held_writer()
        for job_id in gone:
            writer.delete_documents_by_term("job_id", job_id)
        for document in documents:
            writer.delete_documents_by_term("job_id", document.job_id)
            writer.add_document(as_tantivy(document, self._places))
        if not self._bulk:
            writer.commit()

    def clear(self) -> None:
        """Take every job out."""
        writer = self._held_writer()
        writer.delete_all_documents()
        if not self._bulk:
            writer.commit()

    @contextmanager
    def bulk(self) -> Iterator[Self]:
        """Many writes as one: readers see nothing of them until the block ends, and nothing at all if it raises."""
        writer = self._held_writer()
        self._bulk = True
        try:
            yield self
            writer.commit()
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

    @contextmanager
    def _reading(self) -> Iterator[tantivy.Searcher]:
        """A view to search; what the engine cannot read is told as a fault of the index."""
        try:
            yield self._searcher()
        except IndexFault:
            raise
        except (ValueError, OSError) as error:
            raise IndexFault(self.path, f"the index is damaged ({error})") from error

    def _searcher(self) -> tantivy.Searcher:
        """A view of the newest commit."""
        generation = self.generation
        if generation != self._generation:
            self._index.reload()
            self._names.clear()
            self._generation = generation
        return self._index.searcher()

    def _hits(
        self, question: Question, asked: Asked, searcher: tantivy.Searcher, among: Collection[str] | None = None
    ) -> tuple[int, tuple[Hit, ...]]:
        """How many jobs are found, and those of the page."""
        field = {"newest": "posted", "pay": f"{question.period}_top"}.get(question.sort)
        if question.sort == "fit" and not question.words:
            field = "posted"
        offset = (question.page - 1) * question.size
        query = asked.ranked
        if among is not None:
            these = Query.const_score_query(Query.term_set_query(schema(), "job_id", list(among)), 0.0)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, these)])
        found = searcher.search(
            query, limit=max(question.size, 1), offset=offset, order_by_field=field, order=Order.Desc
        )
        hits = found.hits[: question.size]
        return total_of(found), tuple(
            Hit(str(searcher.doc(address).get_first("job_id")), float(score) if field is None else 0.0)
            for score, address in hits
        )

    def _name_of(self, employer: str) -> str:
        """The name of an employer as one of its adverts writes it."""
        if employer not in self._names:
            searcher = self._index.searcher()
            query = Query.term_query(schema(), "employer", employer, index_option="basic")
            found = searcher.search(query, limit=1, count=False).hits
            self._names[employer] = str(searcher.doc(found[0][1]).get_first("employer_name")) if found else employer
        return self._names[employer]


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
        return _make(path, pack)
    try:
        index = _open(path, pack, writable)
    except IndexFault:
        if not (writable and anew):
            raise
        shutil.rmtree(path)
        return _make(path, pack)
    if anew and writable:
        index._held_writer().delete_all_documents()
    return index


def _make(path: Path, pack: Pack) -> Index:
    path.mkdir(parents=True, exist_ok=True)
    tantivy.Index(schema(), str(path))
    (path / MARK).write_text(json.dumps({"version": VERSION}), encoding="ascii")
    return _open(path, pack, writable=True)


def _open(path: Path, pack: Pack, writable: bool) -> Index:
    version = _version(path)
    if version != VERSION:
        raise IndexFault(path, f"the index is of version {version}, this program reads version {VERSION}")
    try:
        index = tantivy.Index.open(str(path))
    except (ValueError, OSError) as error:
        raise IndexFault(path, f"the index is damaged ({error})") from error
    index.register_tokenizer(ANALYSER, analyser())
    return Index(path, index, pack, _writer(path, index) if writable else None)


def _version(path: Path) -> int | str:
    try:
        return int(json.loads((path / MARK).read_text(encoding="ascii"))["version"])
    except (OSError, ValueError, TypeError, KeyError):
        return "unknown"


def _writer(path: Path, index: tantivy.Index) -> tantivy.IndexWriter:
    try:
        return index.writer(HEAP, THREADS)
    except ValueError as error:
        if "Lock" in str(error):
            raise IndexBusy(path) from error
        raise IndexFault(path, f"the index cannot be written ({error})") from error
