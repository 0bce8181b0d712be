"""schema.org JobPosting on pages: one page of a job, a page that lists jobs, or a sitemap (or an index of them) that names theirs.

Each host's robots.txt is asked first, questions keep their distance, and a run looks at a bounded number of pages.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from fingerpost.sources.elements import element_rows, root_name
from fingerpost.sources.fetched import LOST_IN_A_ROW, Board, Visit
from fingerpost.sources.http import Accept, Answer, Ask
from fingerpost.sources.jobposting import job_postings, read_posting
from fingerpost.sources.posting import Posting, address_key
from fingerpost.sources.shapes import SourceError
from fingerpost.sources.values import words

PAGES, SITEMAPS = 2_000, 50
"""Pages of jobs, and sitemaps, that one run looks at."""

LARGEST_PAGE, LARGEST_MAP = 8_000_000, 60_000_000
"""Bytes of a page and, as unpacked, of a sitemap, which by its rules holds 50 MB."""

EITHER = Accept(
    "a page or a sitemap", "text/html, application/xml;q=0.9, */*;q=0.1", re.compile(r"html|xml|text/plain|gzip|octet")
)
_JOBS = re.compile(r"job|career|vacanc|position|opening|opportunit|recruit|hiring", re.IGNORECASE)
_NAMED = frozenset(("url", "sitemap"))
_MAPS = frozenset(("urlset", "sitemapindex"))
_PACKED = b"\x1f\x8b"


def board(parts: SplitResult) -> str | None:
    """Any address of the web."""
    return urldefrag(parts.geturl()).url


def rows(visit: Visit) -> Iterator[Any]:
    """Each JobPosting with the address of its page: those of the page itself, or else of the pages that it leads to."""
    url, body = _ask(visit, visit.kept)
    if _is_map(body):
        yield from _pages(visit, _named(visit, url, body))
        return
    page = body.decode("utf-8", "replace")
    found = list(_jobs(page, url))
    yield from found
    if not found:
        visit.whole = False  # a list of jobs may have further pages
        links = _links(page, url)
        if not links:
            fault = "it states no schema.org JobPosting, and leads to no page of a job"
            raise SourceError(url, fault, "Give the sitemap of the jobs, or the page of one job")
        yield from _pages(visit, iter(links))


def posting(row: Any, visit: Visit) -> Posting:
    """A JobPosting."""
    return read_posting(row["job"], row["url"], visit.today)


def _ask(visit: Visit, url: str) -> tuple[str, bytes]:
    """The bytes at an address, unpacked, and where they were found."""
    ask = Ask(url=url, accept=EITHER, robots=True, largest=LARGEST_MAP)
    answer, body = visit.web.read(ask)
    return answer.url, _unpacked(answer, body)


def _unpacked(answer: Answer, body: bytes) -> bytes:
    """The bytes of a sitemap that is packed as a file (sitemap.xml.gz), within bounds."""
    if not body.startswith(_PACKED):
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
            whole = file.read(LARGEST_MAP + 1)
    except (OSError, EOFError) as error:
        raise SourceError(answer.where, f"it cannot be unpacked ({error})", "Tell its owner") from None
    if len(whole) > LARGEST_MAP:
        raise SourceError(answer.where, f"it unpacks to more than {LARGEST_MAP:,} bytes", "No sitemap is so long")
    return whole


def _is_map(body: bytes) -> bool:
    return root_name(body[:2_000]) in _MAPS


def _named(visit: Visit, url: str, body: bytes) -> Iterator[str]:
    """The pages that a sitemap names, and those of the sitemaps in an index; of jobs alone, where some look like it."""
    waiting, asked = [(url, body)], 1
    while waiting:
        where, sitemap = waiting.pop(0)
        entries = [cells.get("loc", "") for _, cells in element_rows(io.BytesIO(sitemap), where, _NAMED)]
        own = list(dict.fromkeys(address for address in entries if _host(address) == _host(where)))
        if len(own) < len(set(entries)):
            visit.notes["addresses on other hosts, named by a sitemap, were left out"] += len(set(entries)) - len(own)
        chosen = [address for address in own if _JOBS.search(urlsplit(address).path)] or own
        if root_name(sitemap[:2_000]) != "sitemapindex":
            yield from chosen
            continue
        for address in chosen:
            if asked == SITEMAPS:
                visit.left_out(f"more than {SITEMAPS} sitemaps: the rest was left out")
                break
            asked += 1
            waiting.append(_ask(visit, address))


def _pages(visit: Visit, addresses: Iterator[str]) -> Iterator[Any]:
    """The JobPostings of many pages. A page that is gone is passed over; one that cannot be had keeps its jobs from being
    taken for gone."""
    lost = 0
    for number, address in enumerate(addresses):
        if number == PAGES:
            visit.left_out(f"more than {PAGES:,} pages: the rest was left out")
            return
        try:
            url, body = _ask(visit, address)
        except SourceError as error:
            lost = lost + 1 if not error.permanent else lost
            if lost == LOST_IN_A_ROW:
                raise
            if error.permanent:
                visit.notes[f"a page was passed over: {error.fault}"] += 1
            else:
                visit.left_out(f"a page could not be had: {error.fault}")
            continue
        lost = 0
        found = list(_jobs(body[:LARGEST_PAGE].decode("utf-8", "replace"), url))
        if not found:
            visit.notes["a page states no JobPosting"] += 1
        yield from found


def _jobs(page: str, url: str) -> Iterator[dict[str, Any]]:
    """The JobPostings of a page; the address is the identifier of one alone, with its own reference behind where there are several."""
    jobs = job_postings(page)
    for number, job in enumerate(jobs, 1):
        own = str(job.get("url") or "")
        own = urljoin(url, own) if own and _host(urljoin(url, own)) == _host(url) else url
        reference = words(job, "identifier", "value") or words(job, "identifier") or str(number)
        key = address_key(own)
        yield {"id": key if len(jobs) == 1 or own != url else f"{key}#{reference}", "url": own, "job": job}


def _links(page: str, url: str) -> list[str]:
    """The addresses on the same host that a page leads to, and that look like pages of jobs."""
    found = (
        urldefrag(urljoin(url, node.attributes.get("href") or "")).url for node in LexborHTMLParser(page).css("a[href]")
    )
    kept = (link for link in found if _host(link) == _host(url) and _JOBS.search(urlsplit(link).path) and link != url)
    return list(dict.fromkeys(kept))


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.netloc.lower().removeprefix("www.") if parts.scheme in ("http", "https") else ""


PAGES_OF_JOBS = Board(
    name="schema_org", label="schema.org JobPosting, on a page or in a sitemap", board=board, rows=rows, posting=posting
)
