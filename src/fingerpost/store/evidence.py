"""Writes and reads of evidence from outside the adverts. A set is kept whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count

from fingerpost.store.models import OutsideCell, OutsideSet


@dataclass(frozen=True, slots=True)
class Given:
    """A set of evidence as it was given: its class, whose it is, and on what terms."""

    kind: str
    source: str
    taken: date
    currency: str
    period: str
    licence: str = ""
    address: str = ""
    said: str = ""
    consent: str = ""
    keep_until: date | None = None
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A cell with the set that it belongs to."""

    given: Given
    cell: Mapping[str, Any]


def keep_set(given: Given, cells: Iterable[Mapping[str, Any]]) -> None:
    """Keep a set in the place of what the same source gave of the same period before; all of it or nothing."""
    with transaction.atomic():
        OutsideSet.objects.filter(kind=given.kind, source=given.source, period=given.period).delete()
        row = OutsideSet.objects.create(**asdict(given))
        OutsideCell.objects.bulk_create([OutsideCell(of=row, **cell) for cell in cells])


def cells_of(subjects: Iterable[str], levels: str, period: str, currency: str, today: date) -> list[Held]:
    """What every set that may still be shown says of these subjects at these levels; the newest set of a class first."""
    rows = OutsideCell.objects.filter(
        subject__in=list(subjects), levels__in={levels, ""}, of__period=period, of__currency=currency
    ).exclude(of__keep_until__lt=today)
    found = rows.select_related("of").order_by("of__kind", "-of__taken", "of__pk")
    return [Held(_given(row.of), _values(row)) for row in found]


def sets() -> list[tuple[Given, int]]:
    """Every set that is kept, with the number of its cells."""
    rows = OutsideSet.objects.annotate(number=Count("cells")).order_by("kind", "source", "period")
    return [(_given(row), row.number) for row in rows]


def delete_sets(source: str) -> int:
    """Delete all that is kept of a source; how many sets there were."""
    return _deleted(OutsideSet.objects.filter(source=source))


def delete_due(today: date) -> int:
    """Delete the sets whose last day has passed; how many there were."""
    return _deleted(OutsideSet.objects.filter(keep_until__lt=today))


def _deleted(rows: Any) -> int:
    return int(rows.delete()[1].get(OutsideSet._meta.label, 0))


def _given(row: OutsideSet) -> Given:
    return Given(**{name: getattr(row, name) for name in Given.__dataclass_fields__})


def _values(row: OutsideCell) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in row._meta.fields if field.name not in ("id", "of")}
