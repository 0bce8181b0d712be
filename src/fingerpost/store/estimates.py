"""Writes and reads of estimated salaries. They are kept apart from jobs, so that nothing that publishes a job takes one along."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

import orjson
from django.db import transaction

from fingerpost.store.models import Estimated, EstimateRun

MANY = 500
"""Rows to a statement: SQLite takes 999 values at most."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How good the last run's estimates were, on ``judged`` jobs of ``employers`` that taught nothing: the median ``error`` and that of
    the ``plain`` median of the role, shares of the pay; ``cover`` the share of jobs in their range. ``against`` says why estimates are
    off, a sentence a reason; with none they are on. ``taught`` jobs were learnt from, ``given`` have an estimate.
    """

    made: datetime
    taught: int
    given: int = 0
    judged: int = 0
    employers: int = 0
    error: float = 0.0
    plain: float = 0.0
    cover: float = 0.0
    width: float = 0.0
    against: tuple[str, ...] = ()

    @property
    def on(self) -> bool:
        """Whether estimates are shown."""
        return not self.against


def keep_estimates(standing: Standing, estimates: Iterable[tuple[str, int, int]]) -> None:
    """Keep what a run gave, (job, low, high) each, in the place of what the run before gave; all or nothing."""
    content = orjson.dumps({name: value for name, value in asdict(standing).items() if name != "made"}).decode()
    with transaction.atomic():
        Estimated.objects.all().delete()
        EstimateRun.objects.all().delete()
        EstimateRun.objects.create(made=standing.made, content=content)
        rows = (Estimated(job=job, low=low, high=high) for job, low, high in estimates)
        Estimated.objects.bulk_create(rows, batch_size=MANY // 3)


def standing() -> Standing | None:
    """How good the last run's estimates were; None where there was none."""
    row = EstimateRun.objects.order_by("-made").first()
    if row is None:
        return None
    said = orjson.loads(row.content)
    return Standing(made=row.made, **said | {"against": tuple(said["against"])})


def estimates_of(job_ids: Collection[str]) -> dict[str, tuple[int, int]]:
    """The estimated range of those of these jobs that have one, by identifier."""
    rows = Estimated.objects.filter(job__in=list(job_ids)[:MANY]).values_list("job", "low", "high")
    return {job: (low, high) for job, low, high in rows}
