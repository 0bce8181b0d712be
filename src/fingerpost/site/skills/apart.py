"""What separates each rung of the ladder from the one below, for its page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from fingerpost.columns import ColumnsError
from fingerpost.market.rungs import Separation
from fingerpost.site.skills import ask


def tracks(roles: tuple[str, ...], field: str = "") -> Mapping[str, tuple[Separation, ...]]:
    """For each rung of a field above the lowest, what separates it: one answer, or one for each track; nothing where no job was read."""
    found: dict[str, tuple[Separation, ...]] = {}
    try:
        for each in ask.ladder(roles, timezone.localdate(), field):
            found[each.rung.id] = (*found.get(each.rung.id, ()), each)
    except ColumnsError:
        return {}
    return found
