"""PDF to plain text, by PDFium. Runs confined (``confined.py``), never in the process that calls."""

from __future__ import annotations

import re

import pypdfium2 as pdfium

from fingerpost.sources.papers.lines import Line, paragraphs, unsplit
from fingerpost.sources.papers.paper import LONGEST, Paper, PaperError

MOST_PAGES = 60
"""An advert with all its terms has fewer."""

_PASSWORD = 4
_LINE = re.compile(r"[^\r\n\ufffe\x02]*(?:\r\n|[\r\n\ufffe\x02])|[^\r\n\ufffe\x02]+")
"""A line with its end; PDFium marks a hyphen at the end of a line, and says no more of that end."""

_HEADING = 1.2
_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf0fc\uf076"), "•")
_ICON = re.compile(r"[\ue000-\uf8ff]")
"""Signs of a font's own, which say nothing outside it; those that Word draws as bullets are bullets."""


def read_pdf(data: bytes) -> Paper:
    """The words of a PDF. Raises PaperError where it is locked, damaged, far too long, or holds pictures alone."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error):
            raise PaperError("this PDF is locked with a password", "Save it without one") from None
        raise PaperError("this PDF is damaged", "Save it again from where it was written") from None
    if len(document) > MOST_PAGES:
        raise PaperError(
            f"this PDF has {len(document):,} pages; an advert has at most {MOST_PAGES}", "Cut out the advert"
        )
    pages, length = [], 0
    for number in range(len(document)):
        pages.append(_lines(document[number]))
        length += sum(len(line.words) for line in pages[-1])
        if length > LONGEST:
            break
    text = unsplit(paragraphs(pages))
    if not text:
        raise PaperError("this PDF holds pictures and no text", "Save it from where it was written, or paste its words")
    title = document.get_metadata_dict(skip_empty=True).get("Title", "")
    return Paper(text[:LONGEST], _heading(pages), title)


def _lines(page: pdfium.PdfPage) -> list[Line]:
    """The lines of a page in reading order, each with the box of its first and last letter."""
    text_page = page.get_textpage()
    count = text_page.count_chars()
    text = text_page.get_text_range(0, min(count, LONGEST)) if count > 0 else ""
    lines, at = [], 0
    for raw in _LINE.findall(_ICON.sub("\0", text.translate(_BULLETS))):
        words = raw.strip("\0 \t\r\n\f\v\xa0")
        if words:
            first = at + raw.index(words[0])
            left, foot, right, head = _box(text_page, first, first + len(words) - 1, count)
            lines.append(Line(" ".join(words.replace("\0", " ").split()), left, right, foot, head))
        at += len(raw)
    return lines


def _box(page: pdfium.PdfTextPage, first: int, last: int, count: int) -> tuple[float, float, float, float]:
    """Left, foot, right and head of a line, by its letters: the heights of a few, for one may be a comma."""
    left, right, foot, head = 0.0, 0.0, 0.0, 0.0
    step = max(1, (last - first) // 12)
    for place, at in enumerate((*range(first, last, step), last)):
        if not 0 <= at < count:
            continue
        one = page.get_charbox(at, loose=True)
        left = one[0] if place == 0 else left
        foot = one[1] if place == 0 else min(foot, one[1])
        right, head = max(right, one[2]), max(head, one[3])
    return left, foot, right, head


def _heading(pages: list[list[Line]]) -> str:
    """The first of the largest lines at the head of the first page, where it is plainly larger than the text."""
    first = pages[0] if pages else []
    heights = sorted(line.height for page in pages for line in page)
    if not heights:
        return ""
    usual = heights[len(heights) // 2]
    large = [line for line in first[:12] if line.height >= _HEADING * usual]
    return max(large, key=lambda line: line.height).words if large else ""
