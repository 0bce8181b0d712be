"""Jobs with their pay as lines of CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from django.conf import settings

from fingerpost.store.paid import Paid

COLUMNS = (
    "job",
    "title",
    "employer or agency",
    "place",
    "date",
    "low",
    "high",
    "currency",
    "period",
    "words of the advert",
    "address",
)
MARK = "\ufeff"
"""Tells spreadsheets that what follows is UTF-8; without it £ is shown as two letters."""
FORMULA = tuple("=+-@\t\r\n|%")
"""Signs with which a cell would be taken for a formula, and could act on the reader's machine."""


class _Line:
    """A file whose every write is handed on."""

    def write(self, line: str) -> str:
        return line


def lines(jobs: Iterable[Paid]) -> Iterator[str]:
    """The heading, then a line for each job."""
    write = csv.writer(_Line()).writerow
    yield MARK + write(COLUMNS)
    for job in jobs:
        words = map(plain, (job.title, job.employer, job.place))
        pay = (job.pay.low, job.pay.high, job.pay.currency, job.pay.period, plain(job.phrase))
        yield write((job.id, *words, job.day.isoformat(), *pay, settings.ADDRESS + job.path))


def plain(words: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that could be bears an apostrophe in front.

    >>> plain('=HYPERLINK("http://x")'), plain("£500 a day")
    ('\\'=HYPERLINK("http://x")', '£500 a day')
    """
    return f"'{words}" if words.lstrip().startswith(FORMULA) or words.startswith(FORMULA) else words
