"""What became of an advert since it was last taken in, as lines of the ledger. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from fingerpost.reading.job import Heard, JobFacts
from fingerpost.sources.shapes import Received
from fingerpost.store.ledger import AGAIN, pay_said
from fingerpost.store.rows import closing_day
from fingerpost.store.shapes import Closing, Entry, How, Kind, Known

LONGEST = 2000
"""Signs of the words that went or came which a line keeps."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def changes(job: str, before: Heard, after: Heard, day: date) -> Iterator[Entry]:
    """A line for each of title, employer, location, pay and text that an advert now says otherwise."""
    old, new = before.advert, after.advert
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in ("title", "employer", "location")]
    pairs.append(("pay", pay_said(before.reading.value("pay")), pay_said(after.reading.value("pay"))))
    pairs.append(("text", *_words_moved(old.text, new.text)))
    for what, was, now in pairs:
        if was != now:
            yield Entry(job, new.id, day, Kind.CHANGED, what, was, now)


def dates(known: Known, row: Received, day: date) -> Iterator[Entry]:
    """The line that an advert's new dates make, if any: it came back, its source closed it, or it was posted again."""
    posted = row.advert.posted
    said = [(old.isoformat() if old else "") for old in (known.posted, posted)]
    if known.closed and not row.closed:
        yield Entry(known.job, row.advert.id, day, Kind.REOPENED, "", known.closed.isoformat(), "")
    elif row.closed and not known.closed:
        yield Entry(known.job, row.advert.id, row.closed, Kind.CLOSED, How.SOURCE)
    elif known.posted and posted and posted - known.posted >= AGAIN:
        yield Entry(known.job, row.advert.id, day, Kind.REPOSTED, "", *said)


def closed_as_a_whole(facts: JobFacts, adverts: Iterable[Heard], closing: Closing) -> JobFacts | None:
    """A settled job with the day on which it was closed as a whole; None where what its adverts say now opens it again.

    An editor's word holds. A filled vacancy opens again where it is posted anew, and one whose closing date passed
    where it states another, or none.
    """
    if closing.how == How.FILLED and any(
        not heard.closed and heard.advert.posted and heard.advert.posted > closing.day for heard in adverts
    ):
        return None
    if closing.how == How.DATE and facts.closed is None:
        closes = closing_day(facts.value("closing_date"), facts.posted)
        if closes is None or date.fromisoformat(closes) > closing.day:
            return None
    return replace(facts, closed=min(closing.day, facts.closed or closing.day))


def _words_moved(old: str, new: str) -> tuple[str, str]:
    """The sentences that went and those that came, in order, cut where they are very many."""
    were, are = (dict.fromkeys(" ".join(sentence.split()) for sentence in _SENTENCE.split(text)) for text in (old, new))
    gone = "\n".join(sentence for sentence in were if sentence not in are)
    come = "\n".join(sentence for sentence in are if sentence not in were)
    return gone[:LONGEST], come[:LONGEST]
