"""Job feeds in XML, in the way of Indeed's and its many likes: a <job> for each vacancy, its title, text, pay and place in it.

Documented at https://docs.indeed.com/indeed-apply/xml-feed; elements of other names are known as the columns of a table are.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult

from fingerpost.sources.http import XML
from fingerpost.sources.published import Published

_FEED, _SITEMAP = re.compile(r"\.xml(?:\.gz)?$", re.IGNORECASE), re.compile(r"site_?-?map", re.IGNORECASE)


def mine(parts: SplitResult) -> bool:
    """An address that ends in .xml, and is no sitemap."""
    return bool(_FEED.search(parts.path)) and not _SITEMAP.search(parts.path)


JOBS_XML = Published(name="jobs_xml", label="Job feed in XML", accept=XML, mine=mine)
