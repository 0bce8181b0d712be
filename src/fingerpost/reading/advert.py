"""An advert: what a source said, verbatim, with where and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

FIELDS: Mapping[str, str] = {
    "pay_low": "the lowest pay, a plain number without signs or commas: 55000, 27.5",
    "pay_high": "the highest pay, a plain number; the same as pay_low where the feed gives one figure",
    "pay_currency": "three capital letters of ISO 4217, only where the feed states them: GBP",
    "pay_period": "hour, day, week, month or year, or the feed's own word where it is none of these; only where it states one",
    "pay_text": "pay in the feed's own words: £450 – £500 a day, inside IR35",
    "pay_estimated": "yes where the board guessed the pay, no where it says that the employer stated it",
    "contract": "how the work is contracted, in the feed's own word: Permanent, CONTRACTOR, fixed_term",
    "hours": "full or part time, in the feed's own word (FullTime, part-time), or hours a week",
    "mode": "remote, hybrid or on site, in the feed's own word; remote where the feed has only a yes to remote",
    "place": "further places of the job, parted by '; ', where location does not hold them all",
    "country": "the country of the job, a name or a code of two or three letters: GB",
    "posted": "the day from which it is offered, as YYYY-MM-DD, where the advert's own date is another (renewed)",
    "closing": "the last day to apply, as YYYY-MM-DD",
    "start": "the day on which the work starts, as YYYY-MM-DD, or the feed's own word for at once",
    "language": "the language of the advert, a code of ISO 639: en, de",
    "skills": "skills that the feed lists, parted by '; '",
    "experience": "experience or level asked, in the feed's own words: 7-10, Mid-Senior level",
    "requisition": "the employer's own reference of the vacancy, which it gives to every board alike",
    "department": "the part of the employer that the job is in, in its own words",
}
"""The names under which a source puts what a feed states in fields of its own, and what stands there.

A source writes the feed's own words; only numbers, dates, currencies, periods and yes-or-no are brought into one form,
and what is not stated is left out. A table of unknown columns (a CSV) keeps its own columns' names beside these.
"""


@dataclass(frozen=True, slots=True)
class Advert:
    """What one source said of one vacancy, word for word.

    ``text`` is plain text with its structure kept as lines and bullets; spans of claims point into it and never move.
    ``posted`` is the date that the source gives, None where it gives none. ``fields`` holds what the feed states in fields of its
    own (``{"pay_low": "55000"}``), as strings, under the names of ``FIELDS``, for claims whose evidence is a field.
    """

    id: str
    source: str
    title: str
    employer: str = ""
    location: str = ""
    posted: date | None = None
    text: str = ""
    url: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
