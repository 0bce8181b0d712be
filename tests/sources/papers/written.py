"""Papers that tests write for themselves: good ones, and ones that are made to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx import Document
from fpdf import FPDF

LONG = (
    "We look after the lighthouses of the north and their lamps, and the data that the lamps send us every minute of the night. You will "
    "build the pipelines that carry it, and you will see that they hold in a storm."
)
SHORT = "Salary: £55,000 - £65,000 per annum"


class Pages(FPDF):
    """A page with a running head and a number at its foot."""

    running = ""

    def header(self):
        if self.running:
            self.set_font("helvetica", size=8)
            self.cell(0, 5, self.running, new_x="LMARGIN", new_y="NEXT")

    def footer(self):
        if self.running:
            self.set_y(-12)
            self.set_font("helvetica", size=8)
            self.cell(0, 5, f"Page {self.page_no()} of {{nb}}")


def pdf(*pages: Iterable[str], heading: str = "", running: str = "", title: str = "", password: str = "") -> bytes:
    """A PDF of paragraphs, a page each list; a line that begins with "- " is a bullet close to the one above."""
    made = Pages()
    made.running = running
    if title:
        made.set_title(title)
    if password:
        made.set_encryption(owner_password=password, user_password=password)
    for number, lines in enumerate(pages):
        made.add_page()
        if heading and not number:
            made.set_font("helvetica", style="B", size=20)
            made.multi_cell(0, 10, heading, new_x="LMARGIN", new_y="NEXT")
        made.set_font("helvetica", size=11)
        for line in lines:
            made.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
            made.ln(0 if line.startswith("- ") else 4)
    return bytes(made.output())


def pdf_of_pages(count: int) -> bytes:
    """A small PDF that says the same page very often."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (count, b" ".join(b"%d 0 R" % (number + 3) for number in range(count))),
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>"] * count,
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def docx(*blocks: str | list[tuple[str, str]], heading: str = "") -> bytes:
    """A DOCX of paragraphs, bullets ("- ") and tables."""
    made, out = Document(), io.BytesIO()
    if heading:
        made.add_heading(heading, 0)
    for block in blocks:
        if isinstance(block, list):
            table = made.add_table(rows=0, cols=2)
            for pair in block:
                for cell, words in zip(table.add_row().cells, pair, strict=True):
                    cell.text = words
        elif block.startswith("- "):
            made.add_paragraph(block[2:], style="List Bullet")
        else:
            made.add_paragraph(block)
    made.save(out)
    return out.getvalue()


def docx_with(**parts: bytes) -> bytes:
    """A good DOCX whose archive holds other bytes, or further parts, under some names ("word/document.xml")."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx("Lenses"))) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in good.namelist():
            if name not in parts:
                archive.writestr(name, good.read(name))
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()
