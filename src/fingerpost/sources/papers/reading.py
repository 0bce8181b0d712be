"""One paper to postings: its words taken out, confined where its kind is dangerous, and its advert named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from fingerpost.sources.jobposting import job_postings, read_posting
from fingerpost.sources.papers.confined import read_confined
from fingerpost.sources.papers.kinds import kind_of, text_of
from fingerpost.sources.papers.letters import Letter, read_letter
from fingerpost.sources.papers.naming import name_paper
from fingerpost.sources.papers.paper import LARGEST, LONGEST, Paper, PaperError
from fingerpost.sources.posting import Posting
from fingerpost.sources.text import one_line, plain

_TITLE_AND_SITE = re.compile(r"\s+[|–—·]\s+|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """What one paper gave: postings with how each got its title, or why it gave none."""

    id: str
    postings: tuple[tuple[Posting, str], ...] = ()
    fault: str = ""


def read_paper(name: str, data: bytes, today: date, *, letter: bool = False) -> Iterator[Found]:
    """The adverts of a file: one, or as many as a letter has attached. ``name`` is its path in the folder, and its identifier;
    ``letter`` says that it comes from an inbox."""
    try:
        kind = "letter" if letter and len(data) <= LARGEST else kind_of(data, name)
        if kind == "letter":
            yield from letter_found(read_letter(data), name, today)
        else:
            yield Found(name, tuple(_postings(kind, name, data, today)))
    except PaperError as error:
        yield Found(name, fault=error.fault)


def letter_found(letter: Letter, name: str, today: date) -> Iterator[Found]:
    """The adverts of a letter: its attachments where it has any that may be adverts, else its own words."""
    key = letter.id
    for attached, data in letter.attached:
        one = f"{key}/{attached}"
        try:
            kind = kind_of(data, attached)
            if kind == "letter":
                raise PaperError("a letter within a letter", "Save it by itself")
            found = _postings(kind, one, data, today)
            yield Found(one, tuple((replace(job, posted=job.posted or letter.sent), how) for job, how in found))
        except PaperError as error:
            yield Found(one, fault=error.fault)
    if not letter.attached:
        text = plain(letter.body)
        if not text:
            yield Found(key, fault="a letter without words or an attached advert")
            return
        named = name_paper(Paper(text, heading=letter.subject), name)
        posting = Posting(
            id=key, title=named.title, employer=named.employer, location=named.location, text=text, posted=letter.sent
        )
        yield Found(key, ((posting, "a letter's subject" if named.how == "its heading" else named.how),))


def _postings(kind: str, name: str, data: bytes, today: date) -> Iterator[tuple[Posting, str]]:
    if kind == "html":
        page = text_of(data)
        if jobs := job_postings(page):
            for number, job in enumerate(jobs, 1):
                posting = read_posting(job, str(job.get("url") or ""), today)
                yield replace(posting, id=name if len(jobs) == 1 else f"{name}#{number}"), "its JobPosting"
            return
        paper = _of_page(page)
    elif kind == "text":
        paper = Paper(plain(text_of(data))[:LONGEST])
    else:
        paper = read_confined(kind, data)
    if not paper.text:
        raise PaperError("it holds no words", "Give the advert's text")
    named = name_paper(paper, name)
    yield (
        Posting(id=name, title=named.title, employer=named.employer, location=named.location, text=paper.text),
        named.how,
    )


def _of_page(page: str) -> Paper:
    """A saved page: its words, its first heading, and its title without the site's name."""
    tree = LexborHTMLParser(page[: 4 * LONGEST])
    heading, title = (tree.css_first(tag) for tag in ("h1", "title"))
    words = [one_line(node.text()) if node is not None else "" for node in (heading, title)]
    return Paper(plain(page[: 4 * LONGEST])[:LONGEST], words[0], _TITLE_AND_SITE.split(words[1])[0])
