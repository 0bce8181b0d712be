"""Tables at an address: CSV, JSON Lines, or a list in JSON; columns are known by their names."""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from fingerpost.sources.http import Accept
from fingerpost.sources.published import Published

ROWS = Accept(
    "a table (CSV, JSON Lines or JSON)",
    "text/csv, application/x-ndjson, application/json;q=0.9, */*;q=0.5",
    re.compile(r"csv|json|tab-separated|text/plain|octet-stream|excel|gzip"),
)
_TABLE = re.compile(r"\.(?:csv|tsv|jsonl|ndjson|json)(?:\.gz)?$", re.IGNORECASE)
_ASKED = re.compile(r"(?:^|&)(?:format|output|type)=(?:csv|tsv|jsonl|ndjson)\b", re.IGNORECASE)


def mine(parts: SplitResult) -> bool:
    """An address that ends in .csv, .jsonl or .json, or asks for such a table."""
    return bool(_TABLE.search(parts.path) or _ASKED.search(parts.query))


TABLE = Published(name="table", label="CSV or JSON Lines at an address", accept=ROWS, mine=mine)
