"""RSS (https://www.rssboard.org/rss-specification) and Atom (RFC 4287): an item or entry for each vacancy.

They show the newest entries only, so that what is missing from one is not gone.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from fingerpost.sources.http import XML
from fingerpost.sources.published import Published

_FEED = re.compile(r"(?:[./](?:rss|atom|rdf|feed)|[./-]rss2?)(?:\.xml)?/?$", re.IGNORECASE)
_ASKED = re.compile(r"(?:^|&)(?:feed|format|type)=(?:job_feed|rss2?|atom|feed)\b", re.IGNORECASE)


def mine(parts: SplitResult) -> bool:
    """An address that ends in rss, atom or feed, or asks for one."""
    return bool(_FEED.search(parts.path) or _ASKED.search(parts.query))


SYNDICATED = Published(name="syndicated", label="RSS or Atom", accept=XML, mine=mine, complete=False)
