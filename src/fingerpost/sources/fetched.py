"""A feed from the network: rows asked for page by page, each made into an advert, or rejected with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self
from urllib.parse import SplitResult

from fingerpost.sources.http import Ask, Web
from fingerpost.sources.masking import masked
from fingerpost.sources.naming import board_name, name_of, parted
from fingerpost.sources.posting import Adverts, Posting
from fingerpost.sources.shapes import Feed, Opening, Received, Rejected, SourceError
from fingerpost.sources.values import at, words

LOST_IN_A_ROW = 5
"""Rows one after another whose details cannot be had, after which the source is taken to be out of order."""


@dataclass
class Visit:
    """One visit to a source: what was kept of its address, and questions asked through one ``web``.

    ``whole`` turns False where something on offer could not be listed, ``unchanged`` True where the source says that all
    is as it was.
    """

    web: Web
    kept: str
    today: date
    state: str = ""
    whole: bool = True
    unchanged: bool = False
    around: Any = None
    notes: Counter[str] = field(default_factory=Counter)

    def listed(self, ask: Ask, *path: str) -> list[Any]:
        """The rows of a source that gives all of them in one answer; none where nothing changed since the last time."""
        answer = self.web.json(ask)
        return self.rows_of(answer, ask, *path)

    def since(self, ask: Ask, *path: str) -> list[Any]:
        """The rows of a source that gives all of them in one answer, asked for only if they changed; ``around`` is then
        all that the answer says."""
        self.around, answer = self.web.json_and_state(replace(ask, state=self.state))
        self.state, self.unchanged = answer.state, answer.unchanged
        return [] if answer.unchanged else self.rows_of(self.around, ask, *path)

    def body_since(self, ask: Ask) -> bytes:
        """The bytes of such an answer, where it is no JSON; none where nothing changed."""
        answer, body = self.web.read(replace(ask, state=self.state))
        self.state, self.unchanged = answer.state, answer.unchanged
        return body

    def pages(self, ask: Callable[[int], Ask], *path: str, total: str = "", most: int = 1_000) -> Iterator[Any]:
        """The rows of a source that gives them by pages; ``ask`` makes the question for those from a row on.

        ``total`` names the number of all rows, which some give with the first page alone. Where pages end before it, the
        visit is not whole.
        """
        count, promised, before = 0, 0, None
        for _ in range(most):
            question = ask(count)
            answer = self.web.json(question)
            rows = self.rows_of(answer, question, *path)
            said = at(answer, total) if total else None
            promised = promised or (said if isinstance(said, int) else 0)
            if not rows or rows == before:
                break
            yield from rows
            count, before = count + len(rows), rows
            if promised and count >= promised:
                return
        if count < promised:
            self.left_out(f"{promised - count:,} of {promised:,} vacancies were promised and not listed")

    def left_out(self, note: str) -> None:
        """Something on offer could not be had: say so, and let nothing be taken for gone."""
        self.whole = False
        self.notes[note] += 1

    def name(self, row: Any, *path: str) -> str:
        """The identifier of a row as it may stand in an address; raises SourceError where it has none."""
        if name := board_name(words(row, *path)):
            return name
        raise SourceError(self.kept, "its row gives no identifier", "Tell its owner")

    @staticmethod
    def rows_of(value: Any, ask: Ask, *path: str) -> list[Any]:
        """The rows that stand at a path of an answer; raises SourceError where it has another shape."""
        rows = at(value, *path)
        if not isinstance(rows, list):
            name = ".".join(path) or "the answer"
            raise SourceError(ask.where, f"its JSON has another shape: {name} is no list", "Check the address")
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A kind of source whose vacancies are rows: where they are asked for, and what a row says.

    ``board`` finds what to keep in the parts of an address; ``rows`` asks for them; ``posting`` reads one, and may ask for
    its details; ``id`` is the path to a row's identifier. At most ``most`` rows are taken in a run.
    """

    name: str
    label: str
    board: Callable[[SplitResult], str | None]
    rows: Callable[[Visit], Iterator[Any]]
    posting: Callable[[Any, Visit], Posting]
    id: tuple[str | int, ...] = ("id",)
    complete: bool = True
    most: int = 50_000

    def recognise(self, address: str, /) -> str | None:
        """What to keep of an address, or None where it is not of this kind."""
        parts = parted(address)
        return self.board(parts) if parts else None

    def open(self, kept: str, opening: Opening) -> Feed:
        """A feed of the board."""
        return Fetched(self, kept, opening)


class Fetched:
    """A feed of a board: see ``shapes.Feed``."""

    def __init__(self, board: Board, kept: str, opening: Opening) -> None:
        self.where = f"{board.label}: {masked(kept)}"
        self.source = opening.source or name_of(board.name, kept)
        self.state, self.unchanged, self.whole = "", False, False
        self._board = board
        self._visit = Visit(opening.web, kept, opening.today, opening.state)
        self._adverts = Adverts(opening.today, self.source, opening.employer, self._visit.notes)

    @property
    def told(self) -> list[str]:
        """What was understood before the first advert is read, a line each."""
        return [self.where, f"kept under the name {self.source}"]

    @property
    def notes(self) -> Counter[str]:
        """What was dropped, cut or mended so far, with how often."""
        return self._visit.notes

    def __iter__(self) -> Iterator[Received | Rejected]:
        board, visit, nameless, lost = self._board, self._visit, False, 0
        for number, row in enumerate(board.rows(visit), 1):
            if number > board.most:
                visit.left_out(f"more than {board.most:,} vacancies: the rest was left out")
                break
            external = words(row, *board.id)
            try:
                given = self._adverts.received(number, replace(board.posting(row, visit), id=external))
                lost = 0
            except SourceError as error:
                lost += 1
                if lost == LOST_IN_A_ROW:
                    raise
                given = Rejected(number, f"its details cannot be had: {error.fault}", external)
            nameless |= isinstance(given, Rejected) and not given.external_id
            yield given
        self.unchanged = visit.unchanged
        self.whole = board.complete and visit.whole and not nameless and not visit.unchanged
        self.state = visit.state if self.whole or self.unchanged else ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open between two questions."""
