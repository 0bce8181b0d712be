"""Many figures of one question at once: one for each role, each level, each region and their pairs, in one pass over the jobs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from fingerpost.columns import Columns
from fingerpost.market.distribution import Distribution, TooFew
from fingerpost.market.figure import Figure, figure_of, pay_of
from fingerpost.market.question import COLUMN_OF, PayQuestion
from fingerpost.market.standing import Standing, day_number, fitting, standing, within

Key = tuple[str, ...]
Keys = NDArray[np.int64]


class Grouped:
    """The jobs of a question, to be parted by the words of its columns. Every figure equals that of ``market.figure`` for
    the same question; only the jobs are found once for all of them."""

    def __init__(self, columns: Columns, question: PayQuestion) -> None:
        self._columns, self._question = columns, question
        fits, before = fitting(columns, question), question.a_year_before()
        self._now, self._then = (standing(columns, one, fits & within(columns, one)) for one in (question, before))

    def whole(self) -> Figure:
        """The figure of all of them."""
        return figure_of(self._question, self._now, self._then)

    def by(self, *fields: str) -> dict[Key, Figure]:
        """For each combination of words that any job of the window has in these fields of a question, its figure."""
        names = [COLUMN_OF[field] for field in fields]
        now, then = (_Parted(self._now, _keys(self._columns, names, self._now)),
                     _Parted(self._then, _keys(self._columns, names, self._then)))  # fmt: skip
        words = [self._columns.words(name) for name in names]
        found = {}
        for number in now.numbers:
            key = tuple(words[place][code] for place, code in enumerate(_codes(number, words)))
            narrowed = self._question.narrowed(**{field: (word,) for field, word in zip(fields, key, strict=True)})
            found[key] = figure_of(narrowed, now.part(number), then.part(number))
        return found


@dataclass(frozen=True, slots=True)
class Point:
    """What one window pays: a question's own, or an earlier one."""

    question: PayQuestion
    pay: Distribution | TooFew


class Series:
    """The pay of a question in windows that follow each other, the last of which ends with the question's own day."""

    def __init__(self, columns: Columns, question: PayQuestion, days: int, windows: int) -> None:
        self._columns = columns
        self._questions = [replace(question, days=days, until=question.until - timedelta(days=days * back))
                           for back in reversed(range(windows))]  # fmt: skip
        first, last = day_number(self._questions[0].since), day_number(question.until)
        shown = columns.days("shown")
        self._placed = standing(
            columns, question, fitting(columns, question) & (shown >= first) & (shown <= last)
        ).placed
        self._window = (shown[self._placed.at] - first) // days

    def whole(self) -> tuple[Point, ...]:
        """What all of them pay, window by window."""
        return self._points(self._placed, self._window)

    def by(self, field: str) -> dict[str, tuple[Point, ...]]:
        """The same for each word that jobs have in a field of a question."""
        name = COLUMN_OF[field]
        parted, words = _Parted(self._placed, _keys(self._columns, [name], self._placed)), self._columns.words(name)
        return {words[number]: self._points(parted.part(number), self._window[parted.places(number)], **{field: (words[number],)})
                for number in parted.numbers}  # fmt: skip

    def _points(self, placed: Standing, window: NDArray[np.int32], **narrowed: tuple[str, ...]) -> tuple[Point, ...]:
        return tuple(Point(question.narrowed(**narrowed), pay_of(placed.of(window == number)))
                     for number, question in enumerate(self._questions))  # fmt: skip


class _Parted:
    """Jobs sorted once by the number of their group, so that each group is a slice."""

    def __init__(self, jobs: Standing, keys: Keys) -> None:
        self._order = np.argsort(keys, kind="stable")
        self._jobs, sorted_keys = jobs.of(self._order), keys[self._order]
        numbers, starts = np.unique(sorted_keys, return_index=True)
        ends = [*starts.tolist()[1:], len(keys)]
        self._slices = dict(zip(numbers.tolist(), map(slice, starts.tolist(), ends), strict=True))

    @property
    def numbers(self) -> Iterator[int]:
        """The numbers of the groups that have jobs, rising."""
        return iter(self._slices)

    def part(self, number: int) -> Standing:
        """The jobs of a group, none where there is no such group."""
        jobs, part = self._jobs, self._slices.get(number, slice(0, 0))
        return Standing(jobs.at[part], jobs.part[part], jobs.middle[part], jobs.employer[part])

    def places(self, number: int) -> Keys:
        """Where the jobs of a group stood before they were sorted."""
        return self._order[self._slices[number]]


def _keys(columns: Columns, names: list[str], jobs: Standing) -> Keys:
    """One number a job for its words in some columns together."""
    keys = np.zeros(len(jobs.at), dtype=np.int64)
    for name in names:
        keys = keys * len(columns.words(name)) + columns.codes(name)[jobs.at]
    return keys


def _codes(number: int, words: list[list[str]]) -> list[int]:
    """The codes of the words that a number stands for."""
    codes = []
    for each in reversed(words):
        number, code = divmod(number, len(each))
        codes.append(code)
    return codes[::-1]
