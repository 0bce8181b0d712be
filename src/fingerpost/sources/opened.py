"""A file's bytes as lines of text: compression undone, encoding found, no line longer than memory should hold."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from fingerpost.sources.shapes import Rejected, SourceError

LONGEST = 10_000_000
"""Characters in a line or in one JSON value; a longer one is no advert."""

SAMPLE = 1 << 20
GIVE = "Give CSV, JSON Lines, JSON, or XML of jobs"
_MARKS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip or a spreadsheet (xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet (xls)"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a picture"),
    (b"<!doctype", "an HTML page"),
    (b"<html", "an HTML page"),
)
_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\0?\s*<(?!\s*(?:!doctype\s+html|html)\b)", re.IGNORECASE)
_NO_TEXT = bytes(code for code in range(32) if code not in b"\t\n\r\f")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class Opened:
    """A file's text as a stream with the line ends as they are, and the name of its ``encoding``; to be closed.

    Where ``is_xml``, the ``binary`` stream is to be read instead: XML says its encoding itself.
    Bytes that are not UTF-8 come as lone surrogates (``text.mend`` replaces them). Raises SourceError for what is no
    text.
    """

    def __init__(self, path: Path) -> None:
        self._files = ExitStack()
        try:
            self.stream, self.encoding = self._text(path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file; it may be closed before."""
        self._files.close()

    def _text(self, path: Path) -> tuple[TextIO, str]:
        stream = self._buffered(self._files.enter_context(_open(path)))
        try:
            if stream.peek(2)[:2] == b"\x1f\x8b":
                stream = self._buffered(gzip.GzipFile(fileobj=stream))
            sample = stream.peek(SAMPLE)[:SAMPLE]
        except (OSError, EOFError, zlib.error) as error:
            raise SourceError(str(path), f"it cannot be unpacked ({error})", "Fetch or pack it again") from error
        self.binary, self.is_xml = cast(BinaryIO, stream), _XML.match(sample) is not None
        encoding = "utf-8" if self.is_xml else _check(sample, str(path))
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        text = io.TextIOWrapper(self.binary, encoding=encoding, errors=errors, newline="")
        return self._files.enter_context(text), encoding

    def _buffered(self, raw: BinaryIO | gzip.GzipFile) -> io.BufferedReader:
        return self._files.enter_context(io.BufferedReader(cast(io.RawIOBase, raw), SAMPLE))


def _check(sample: bytes, where: str) -> str:
    """The encoding of a text that begins so; raises SourceError where this is no text, or none that holds adverts."""
    if not sample.strip():
        raise SourceError(where, "the file is empty", GIVE)
    for mark, name in _MARKS:
        if sample.lstrip()[:20].lower().startswith(mark.lower()):
            raise SourceError(where, f"this is {name}", f"{GIVE}: most programs can save their rows as CSV")
    encoding = encoding_of(sample)
    if not encoding.startswith("utf-16") and len(sample.translate(None, _NO_TEXT)) < 0.95 * len(sample):
        raise SourceError(where, "this is no text", GIVE)
    return encoding


def _open(path: Path) -> BinaryIO:
    try:
        if path.is_dir():
            raise SourceError(str(path), "this is a folder", "Name one file in it")
        return path.open("rb", buffering=0)
    except FileNotFoundError as error:
        raise SourceError(str(path), "no such file", "Check the name") from error
    except (OSError, ValueError) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(str(path), f"it cannot be opened ({error})", "Check the name and who may read it") from error


def encoding_of(sample: bytes) -> str:
    """The encoding of a text that begins so."""
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    half = len(sample) // 2 or 1
    low, high = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if max(low, high) > 0.4 and min(low, high) < 0.1:
        return "utf-16-le" if high > low else "utf-16-be"
    try:
        sample[: sample.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        # Not one letter of several bytes is whole: a Windows program wrote it, as Excel does with its pound signs.
        return "utf-8" if _SEVERAL_BYTES.search(sample) else "cp1252"
    return "utf-8"


def too_long(lines: Lines) -> Rejected:
    """The rejection of the line that was just passed over."""
    return Rejected(lines.number, f"longer than {LONGEST:,} characters")


class Lines:
    """The lines of a stream; one longer than ``LONGEST`` is passed over in flat memory and comes as None."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.number = 0

    def __iter__(self) -> Iterator[str | None]:
        while line := self.stream.readline(LONGEST):
            self.number += 1
            if len(line) < LONGEST or line.endswith(("\n", "\r")):
                yield line
                continue
            while (more := self.stream.readline(1 << 16)) and not more.endswith(("\n", "\r")):
                pass
            yield None
