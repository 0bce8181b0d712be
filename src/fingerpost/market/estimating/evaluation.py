"""The estimate measured on a file of titles and salaries, beside a plain baseline, on employers that taught neither."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import Ridge
from threadpoolctl import threadpool_limits

from fingerpost.errors import FingerpostError
from fingerpost.market.estimating.model import train
from fingerpost.market.estimating.shapes import JobRow, PaidJob, Tell
from fingerpost.market.estimating.words import PLAIN, Words
from fingerpost.market.estimating.worth import Worth, judge

COLUMNS = ("Title", "LocationRaw", "LocationNormalized", "ContractTime", "Company", "Category", "SalaryNormalized")
AT_MOST = 500_000
"""Rows of a file: so many fit the memory of a small machine."""
HELD = 3
"""Employers whose digit is below it are held out."""
MAE_BAR, ERROR_BAR = 0.93, 0.91
"""What the model's errors may be of the baseline's."""
COVER_BAR, CATEGORY_BAR = (0.78, 0.82), (0.75, 0.85)


class EvaluationError(FingerpostError, ValueError):
    """A file that nothing can be measured on: where, what is wrong, what would mend it."""

    def __init__(self, where: str, fault: str, remedy: str) -> None:
        self.where, self.fault, self.remedy = where, fault, remedy
        super().__init__(f"{where}: {fault}. {remedy}")


def paid_jobs(where: str, names: Sequence[str], rows: Iterable[tuple[int, Mapping[str, str]]]) -> list[PaidJob]:
    """The jobs of a file's rows, cells by column name. EvaluationError at the first fault: what is measured must be whole."""
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise EvaluationError(
            where,
            f"no column {', '.join(missing)}",
            f"It takes the columns {', '.join(COLUMNS)}; it has {', '.join(names)}",
        )
    jobs = []
    for number, cells in rows:
        if number > AT_MOST:
            raise EvaluationError(where, f"more than {AT_MOST:,} rows", "Give fewer: every row is held in memory")
        jobs.append(_paid(where, number, cells))
    if not jobs:
        raise EvaluationError(where, "it has no rows", "Give a row a job under the names of the columns")
    return jobs


def _paid(where: str, number: int, cells: Mapping[str, str]) -> PaidJob:
    # Not a sign of it is stripped: the split goes by the names as the file has them.
    title, place, town, contract, employer, category, pay = (cells.get(name, "") for name in COLUMNS)
    job = JobRow(title, place=place, region=town, category=category, contract=contract, employer=employer)
    try:
        return PaidJob(job, float(pay))
    except ValueError:
        raise EvaluationError(
            where, f'row {number:,}: SalaryNormalized is "{pay[:40]}"', "It takes pounds a year, above 0, such as 32500"
        ) from None


def digit(job: JobRow) -> int:
    """The last digit, in tens, of the SHA-1 of an employer's name, or of the title where none is named: the published split."""
    return int(hashlib.sha1(job.side.encode(), usedforsecurity=False).hexdigest(), 16) % 10


@dataclass(frozen=True, slots=True)
class Comparison:
    """Model and baseline on the same held-out employers; ``digits`` are theirs. ``plain`` is the baseline's mean error in pounds and its
    median error as a share."""

    taught: int
    digits: tuple[int, ...]
    plain: tuple[float, float]
    model: Worth

    @property
    def lines(self) -> Iterator[str]:
        """The comparison in words, each bar with the figure and whether it is reached."""
        model, (absolute, error) = self.model, self.plain
        digits = ", ".join(map(str, self.digits))
        yield f"{self.taught:,} jobs taught; held out {model.jobs:,} jobs of {model.employers:,} employers (digits {digits})"
        if self.digits != tuple(range(HELD)):
            yield f"no employer of this file has a digit below {HELD}: it is the taught side of that split, so others were held out"
        yield f"{'':26}{'baseline':>10}{'model':>10}{'ratio':>8}  bar"
        for name, first, second, bar in (
            ("mean absolute error, £", absolute, model.absolute, MAE_BAR),
            ("median error, %", 100 * error, 100 * model.error, ERROR_BAR),
        ):
            ratio = second / first
            yield f"{name:26}{first:10,.1f}{second:10,.1f}{ratio:8.3f}  at most {bar}: {_reached(ratio <= bar)}"
        yield _cover("80% ranges cover", model.jobs, model.cover, COVER_BAR)
        for name, jobs, cover in model.of_category:
            yield _cover(f"  {name or 'no category'}", jobs, cover, CATEGORY_BAR)
        yield f"the usual range: its top is {model.width:.2f} times its bottom"


def _cover(name: str, jobs: int, cover: float, bar: tuple[float, float]) -> str:
    reached = _reached(bar[0] <= cover <= bar[1])
    return f"{name:36}{jobs:10,}{cover:8.1%}  {bar[0]:.0%} to {bar[1]:.0%}: {reached}"


def _reached(yes: bool) -> str:
    return "reached" if yes else "NOT REACHED"


def evaluate(paid: Sequence[PaidJob], where: str, tell: Tell = lambda _: None) -> Comparison:
    """Learn from seven employers in ten and measure on the others, model and baseline alike.

    The held-out side are the digits 0 to 2. A file without them is the taught side of that very split; there the lowest three
    in ten of the digits that it has are held out. EvaluationError where one side is empty, TooThin where too few teach.
    """
    of = [digit(each.job) for each in paid]
    present = sorted(set(of))
    digits = tuple(each for each in range(HELD) if each in present) or tuple(present[: round(0.3 * len(present))])
    taught = [each for each, its in zip(paid, of, strict=True) if its not in digits]
    held = [each for each, its in zip(paid, of, strict=True) if its in digits]
    if not held or not taught:
        raise EvaluationError(
            where, "its jobs are of too few employers to hold some out", "Give jobs of more employers"
        )
    tell(f"baseline: TF-IDF and ridge on {len(taught):,} jobs")
    true = np.array([each.pay for each in held])
    missed = np.abs(baseline(taught, [each.job for each in held]) - true)
    model = train(taught, tell)
    tell(f"estimating {len(held):,} jobs")
    worth = judge(taught, held, model.estimate([each.job for each in held]))
    return Comparison(len(taught), digits, (float(missed.mean()), float(np.median(missed / true))), worth)


def baseline(taught: Sequence[PaidJob], jobs: Sequence[JobRow]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Pounds a year by TF-IDF of one and two words and ridge on the logarithm, which did better than on pounds."""
    rows = [each.job for each in taught]
    words = Words(PLAIN).fit(rows)
    with threadpool_limits(limits=1):
        ridge = Ridge(alpha=1.0, solver="sparse_cg", tol=1e-4)
        ridge.fit(words.matrix(rows), np.log([each.pay for each in taught]))
        return np.asarray(np.exp(ridge.predict(words.matrix(jobs))), dtype=np.float64)
