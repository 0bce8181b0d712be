"""The number of a row in an address: no more digits than a database's numbers have, so that a longer one is no page instead of a fault."""

from __future__ import annotations

from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    """``<row:number>`` in a route."""

    regex = "[0-9]{1,18}"
