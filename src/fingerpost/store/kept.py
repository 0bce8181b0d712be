"""Writes and reads of figures that somebody kept. Nothing here changes or deletes one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fingerpost.store.models import KeptFigure


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure that was kept: when, what it was asked, and its content as JSON."""

    key: str
    made: datetime
    question: str
    content: str


def keep_figure(kept: Kept) -> None:
    """Keep a figure under its key; one that stands there already stays as it is."""
    KeptFigure.objects.get_or_create(
        key=kept.key, defaults={"made": kept.made, "question": kept.question, "content": kept.content}
    )


def kept_figure(key: str) -> Kept | None:
    """The figure of this key."""
    row = KeptFigure.objects.filter(key=key).first()
    return row and Kept(row.key, row.made, row.question, row.content)


def is_kept(key: str) -> bool:
    """Whether a figure of this key is kept."""
    return KeptFigure.objects.filter(key=key).exists()


def number_kept(since: datetime | None = None) -> int:
    """How many figures are kept, in all or since a moment."""
    return (KeptFigure.objects.filter(made__gte=since) if since else KeptFigure.objects).count()
