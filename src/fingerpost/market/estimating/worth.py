"""How good estimates are on jobs that taught them nothing, and the rule by which they stay off until they are good enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from fingerpost.market.estimating.lots import lot
from fingerpost.market.estimating.shapes import Estimate, JobRow, PaidJob, Tell, TooThin

LARGEST = 10
TENTHS_HELD = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """What estimates must reach on a site's own jobs before one is shown.

    ``error`` is the largest median error as a share of the pay; ``better`` by how much at least that is below the error of the plain
    median of the job's category, since a model that knows no more than a table should not pose as one; ``cover`` between
    which shares of the jobs lie in their range, 80% being promised; ``width`` how many times its bottom the top of the
    usual range may be; ``jobs`` and ``employers`` how many must be behind the judgement.
    """

    error: float = 0.20
    better: float = 0.10
    cover: tuple[float, float] = (0.75, 0.85)
    width: float = 2.0
    jobs: int = 200
    employers: int = 50


RULE = Rule()


@dataclass(frozen=True, slots=True)
class Worth:
    """What estimates were worth on ``jobs`` of ``employers`` that taught them nothing.

    ``absolute`` is the mean error in pounds, ``error`` the median error as a share of the pay, ``plain`` that of the category's
    median; ``cover`` the share of jobs in their range, ``of_category`` the same for the largest categories with their jobs;
    ``width`` the middle one of top divided by bottom.
    """

    jobs: int
    employers: int
    absolute: float
    error: float
    plain: float
    cover: float
    of_category: tuple[tuple[str, int, float], ...]
    width: float

    def against(self, rule: Rule = RULE) -> Iterator[str]:
        """Why estimates are off, a sentence a reason; none where they may be shown."""
        if self.jobs < rule.jobs or self.employers < rule.employers:
            yield (
                f"They were judged on {self.jobs:,} jobs of {self.employers:,} employers; "
                f"it takes {rule.jobs:,} of {rule.employers:,}."
            )
        if self.error > rule.error:
            yield f"Half of them miss by more than {self.error:.1%}; at most {rule.error:.0%} is good enough."
        if self.error > (1 - rule.better) * self.plain:
            yield (
                f"Their usual error of {self.error:.1%} is not {rule.better:.0%} below that of the category's median, "
                f"{self.plain:.1%}."
            )
        if not rule.cover[0] <= self.cover <= rule.cover[1]:
            yield (
                f"{self.cover:.1%} of jobs are paid within their range; between {rule.cover[0]:.0%} and "
                f"{rule.cover[1]:.0%} should be."
            )
        if self.width > rule.width:
            yield f"The usual range is {self.width:.1f} times as high at its top as at its bottom; more than {rule.width:g} says little."

    @property
    def good(self) -> bool:
        """Whether estimates may be shown."""
        return not any(self.against())


def judge(taught: Sequence[PaidJob], held: Sequence[PaidJob], said: Sequence[Estimate]) -> Worth:
    """What estimates of the held jobs are worth, beside the plain median of those that taught. ValueError without held jobs."""
    if not held:
        raise ValueError("estimates of no jobs cannot be judged")
    true = np.array([each.pay for each in held])
    low, middle, high = np.array([(each.low, each.middle, each.high) for each in said], dtype=np.float64).T
    inside = (low <= true) & (true <= high)
    categories = np.array([each.job.category for each in held])
    largest = Counter(categories.tolist()).most_common(LARGEST)
    return Worth(
        jobs=len(held), employers=len({each.job.side for each in held}),
        absolute=float(np.abs(middle - true).mean()),
        error=float(np.median(np.abs(middle - true) / true)),
        plain=float(np.median(np.abs(_plain(taught, [each.job for each in held]) - true) / true)),
        cover=float(inside.mean()),
        of_category=tuple((name, count, float(inside[categories == name].mean())) for name, count in largest),
        width=float(np.median(high / np.maximum(low, 1))),
    )  # fmt: skip


def how_good(paid: Sequence[PaidJob], tell: Tell = lambda _: None) -> Worth:
    """What estimates are worth on a site's own jobs: learnt from seven employers in ten, judged on the others.

    Where most jobs have dates, it learns from those before the middle date alone, and is judged on those from then on: as it
    will be asked of jobs that are yet to come. TooThin where there is too little to learn from, or to judge by.
    """
    from fingerpost.market.estimating.model import train

    held_out = [lot(each.job.side, "worth", 10) < TENTHS_HELD for each in paid]
    days = [each.job.posted for each in paid if each.job.posted]
    middle = median(day.toordinal() for day in days) if len(days) > len(paid) / 2 else None
    old = [middle is None or bool(each.job.posted and each.job.posted.toordinal() < middle) for each in paid]
    new = [middle is None or bool(each.job.posted and each.job.posted.toordinal() >= middle) for each in paid]
    taught = [each for each, out, first in zip(paid, held_out, old, strict=True) if first and not out]
    held = [each for each, out, last in zip(paid, held_out, new, strict=True) if last and out]
    if not held:
        raise TooThin(len(paid), len({each.job.side for each in paid}))
    return judge(taught, held, train(taught, tell).estimate([each.job for each in held]))


def _plain(taught: Sequence[PaidJob], jobs: Sequence[JobRow]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The median pay of each job's category; that of all where it is new."""
    of: dict[str, list[float]] = {}
    for each in taught:
        of.setdefault(each.job.category, []).append(each.pay)
    usual = {name: median(pays) for name, pays in of.items()}
    rest = median(each.pay for each in taught)
    return np.array([usual.get(job.category, rest) for job in jobs])
