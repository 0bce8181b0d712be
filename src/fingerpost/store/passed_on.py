"""The adverts that the site may pass on to other boards: its own, and those of sources that the owner named."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.models import Q

from fingerpost.reading.job import Heard
from fingerpost.store import received
from fingerpost.store.models import Advert, Source
from fingerpost.store.received import MANY

OWN = "hand"
"""The kind of the source of adverts that were written here."""


def jobs(named: Collection[str]) -> Iterator[tuple[str, list[Heard], Mapping[str, Any]]]:
    """Every open job with those of its open adverts that may be passed on and the editors' corrections, in flat memory.
    What other sources say of the same vacancy is not among it."""
    sources = dict(Source.objects.filter(Q(kind=OWN) | Q(name__in=named)).values_list("pk", "name"))
    names, last = set(sources.values()), ""
    rows = Advert.objects.filter(source_id__in=sources, closed=None, job__closed=None).order_by("job_id")
    while some := list(rows.filter(job_id__gt=last).values_list("job_id", flat=True).distinct()[:MANY]):
        corrected = received.corrections(some)
        for job, adverts in sorted(received.heard(some).items()):
            ours = [heard for heard in adverts if heard.advert.source in names and not heard.closed]
            yield job, ours, corrected.get(job, {})
        last = some[-1]
