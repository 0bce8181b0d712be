"""DOCX to plain text, by python-docx. Runs confined (``confined.py``), never in the process that calls."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from fingerpost.sources.papers.paper import LONGEST, Paper, PaperError

MOST_PARTS, LARGEST_UNPACKED = 3_000, 80_000_000
_LABEL = 40


def read_docx(data: bytes) -> Paper:
    """The words of a DOCX. Raises PaperError where it is damaged, unpacks beyond all bounds, or holds macros."""
    _check(data)
    try:
        document = Document(io.BytesIO(data))
        text = "\n".join(_lines(document))
        heading = next((p.text for p in document.paragraphs[:12] if _is_heading(p) and p.text.strip()), "")
        title = document.core_properties.title or ""
    except (OpcError, XMLSyntaxError, BadZipFile, KeyError, ValueError, AttributeError) as error:
        fault = f"this DOCX is damaged, or of another kind ({type(error).__name__})"
        raise PaperError(fault, "Save it again as DOCX") from None
    if not text.strip():
        raise PaperError("this DOCX holds no text", "Paste its words instead")
    return Paper(text[:LONGEST], " ".join(heading.split()), title)


def _check(data: bytes) -> None:
    """Look at what the archive says of itself before anything of it is unpacked; no part may hold more than it says."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise PaperError("this DOCX unpacks to far more than an advert", "It is refused")
            names = {part.filename.lower() for part in parts}
            if any(name.endswith("vbaproject.bin") for name in names):
                raise PaperError("this DOCX holds macros", "Save it as a plain DOCX, without them")
            if "word/document.xml" not in names:
                raise PaperError("this archive is no DOCX", "Give PDF, DOCX, HTML or text")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")) and _declares(archive, part):
                    raise PaperError("this DOCX declares entities, which no word processor writes", "It is refused")
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zipfile.LargeZipFile):
        raise PaperError("this DOCX is damaged or locked", "Save it again as DOCX, without a password") from None


def _declares(archive: ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as stream:
        head = stream.read(4096).replace(b"\0", b"").lower()
    return b"<!doctype" in head or b"<!entity" in head


def _lines(document: Opened) -> Iterator[str]:
    """A line for each paragraph, "• " before those of a list, a row of a table in one line; an empty one about headings."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield ""
            yield from _rows(block)
            yield ""
        elif words := block.text.strip():
            listed = _is_listed(block)
            if _is_heading(block):
                yield ""
            yield f"• {words}" if listed else words
            if not listed:
                yield ""
        else:
            yield ""


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = list(dict.fromkeys(words for cell in row.cells if (words := cell.text.strip())))
        if len(cells) == 2 and len(cells[0]) <= _LABEL and "\n" not in cells[0]:
            yield f"{cells[0].rstrip(':')}: {cells[1]}"
        else:
            yield " | ".join(cells)


def _style(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "") if style is not None else ""


def _is_heading(paragraph: Paragraph) -> bool:
    return _style(paragraph).startswith(("Title", "Heading"))


def _is_listed(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr  # the library has no other word for "stands in a list"
    return _style(paragraph).startswith("List") or (properties is not None and properties.numPr is not None)
